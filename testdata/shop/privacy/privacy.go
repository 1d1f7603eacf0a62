// Package privacy holds the tools that make personal data less personal, and
// the purpose that travels with a context.
package privacy

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

type purposeKey struct{}

// WithPurpose returns a context under which data is processed for this
// purpose.
func WithPurpose(ctx context.Context, purpose string) context.Context {
	return context.WithValue(ctx, purposeKey{}, purpose)
}

// Purpose returns the purpose that a context carries, or "".
func Purpose(ctx context.Context) string {
	p, _ := ctx.Value(purposeKey{}).(string)
	return p
}

// Hash returns a pseudonym: the same for the same value and secret, and not
// reversible without the secret.
func Hash(secret []byte, value string) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(value))
	return hex.EncodeToString(mac.Sum(nil))
}

var personal = regexp.MustCompile(`[[:alnum:].+_-]+@[[:alnum:].-]+|\+?[0-9][0-9 /-]{6,}[0-9]|\b[A-Z][a-z]+ [A-Z][a-z]+\b`)

// Redact replaces names, addresses of mail and numbers of phones and cards in
// a text.
func Redact(text string) string {
	return personal.ReplaceAllString(text, "[redacted]")
}
