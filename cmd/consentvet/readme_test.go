package main_test

import (
	"os"
	"strings"
	"testing"
)

// The README's excerpt of what is found in the shop is real. The test is beside
// the others that analyse the shop, so that its SDKs are compiled by one of
// them and not by two at a time.
func TestReadmeShop(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, excerpt, ok := strings.Cut(string(readme), "```console\n$ go run ./cmd/consentvet -C testdata/shop ./...\n")
	if !ok {
		t.Fatal("the README does not show the run on the shop")
	}
	excerpt, _, _ = strings.Cut(excerpt, "```")
	stdout, _, _ := execute(t, tool, "./...")
	for _, part := range strings.Split(excerpt, "...\n") {
		if !strings.Contains("\n"+stdout, "\n"+part) {
			t.Errorf("the findings of the shop lack, from the README:\n%s", part)
		}
	}
}
