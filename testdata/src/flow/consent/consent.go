// Package consent is the consent check and the purpose tag of the cases.
package consent

import (
	"context"
	"os"
)

func Granted(subject, purpose string) bool { return os.Getenv(subject+purpose) != "" }

type key struct{}

func With(ctx context.Context, purpose string) context.Context {
	return context.WithValue(ctx, key{}, purpose)
}
