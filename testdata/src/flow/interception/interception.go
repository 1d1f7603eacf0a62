// Package interception: calls that collect data whatever they are given.
package interception

import (
	"context"

	"flow/consent"
	"flow/person"

	acme "acme.example/sdk"
)

func records(c *acme.Client) {
	c.Record("call-1") // want `^\(\*sdk\.Client\)\.Record lets Acme record or observe without a consent check or purpose tag \[interception\]$`
	c.Close()
}

func withConsent(c *acme.Client, p person.Person) {
	if consent.Granted(p.ID, "support") {
		c.Record("call-1")
	}
}

func tagged(c *acme.Client) {
	//consentvet:purpose support
	c.Record("call-1")
}

func withData(ctx context.Context, c *acme.Client, p person.Person) {
	c.Transcribe(ctx, p.Phone) // want `lets Acme record or observe.*\[interception\]`
	c.Transcribe(consent.With(ctx, "support"), p.Phone)
}
