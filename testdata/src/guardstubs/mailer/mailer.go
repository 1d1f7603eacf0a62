// Package mailer stands for the SDK of a third party that is approved for some purposes.
package mailer

import "context"

// Mail hands its argument to the third party.
func Mail(v any) {}

// MailContext is Mail with a context.
func MailContext(ctx context.Context, v any) {}
