// Package tags: purpose tags by directive and by context.
package tags

import (
	"context"

	"flow/consent"
	"flow/person"

	acme "acme.example/sdk"
)

func onCall(p person.Person) {
	//consentvet:purpose support
	acme.Text(p.Email)
	acme.Text(p.Phone) // want `Person\.Phone`
	acme.Text(p.Name)  //consentvet:purpose support
	acme.Text(p.Email) // want `Person\.Email`
}

//consentvet:purpose support
func onFunction(p person.Person) {
	acme.Text(p.Email)
}

func needsConsent(p person.Person) {
	//consentvet:purpose marketing
	acme.Text(p.Email) // want `without a consent check for marketing \[consentcheck\]`
	if consent.Granted(p.ID, "marketing") {
		//consentvet:purpose marketing
		acme.Text(p.Email)
	}
	if consent.Granted(p.ID, "support") {
		//consentvet:purpose marketing
		acme.Text(p.Email) // want `for marketing under consent for support only`
	}
}

// service is tagged as a whole.
//
//consentvet:purpose support
type service struct{}

func (service) send(p person.Person) { acme.Text(p.Email) }

type other struct{}

func (other) send(p *person.Person) {
	acme.Text(p.Email) // want `Person\.Email`
}

func byContext(ctx context.Context, c *acme.Client, p person.Person) {
	c.Send(ctx, p.Email) // want `Person\.Email`
	ctx2 := consent.With(ctx, "support")
	c.Send(ctx2, p.Email)
	c.Send(ctx, p.Email) // want `Person\.Email`
	ctx3, cancel := context.WithCancel(ctx2)
	defer cancel()
	c.Send(ctx3, p.Phone)
	ctx4 := context.WithValue(ctx3, "k", "v")
	c.Send(ctx4, p.Phone)
}

func nearest(ctx context.Context, c *acme.Client, p person.Person) {
	ctx = consent.With(ctx, "support")
	ctx = consent.With(ctx, "marketing")
	c.Send(ctx, p.Email) // want `without a consent check for marketing`
}

func passOn(ctx context.Context, c *acme.Client, s string) { c.Send(ctx, s) }

func throughHelper(ctx context.Context, c *acme.Client, p person.Person) {
	passOn(consent.With(ctx, "support"), c, p.Email)
	passOn(ctx, c, p.Email) // want `Person\.Email`
}
