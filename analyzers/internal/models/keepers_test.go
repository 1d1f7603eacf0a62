package models

import (
	"slices"
	"testing"
)

func TestKeeper(t *testing.T) {
	for path, want := range map[string]bool{
		"github.com/redis/go-redis/v9":             true,
		"go.mongodb.org/mongo-driver/v2/mongo":     true,
		"go.mongodb.org/mongo-driver/v2/bson":      false,
		"github.com/redis/go-redis-extra":          false,
		"github.com/aws/aws-sdk-go-v2/service/ses": false,
	} {
		if got := Keeper(path); got != want {
			t.Errorf("Keeper(%q) = %v, want %v", path, got, want)
		}
	}
	if !slices.IsSorted(keepers[:]) {
		t.Error("the list of keepers is not sorted")
	}
}
