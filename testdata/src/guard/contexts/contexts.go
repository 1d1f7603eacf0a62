// Package contexts has purposes that a context carries.
package contexts

import (
	"context"
	"time"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
	"guardstubs/privacy"
)

func Direct(ctx context.Context, c customer.Customer) {
	desk.FileContext(privacy.WithPurpose(ctx, "support"), c.Email)
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func Variable(ctx context.Context, c customer.Customer) {
	tagged := privacy.WithPurpose(ctx, "support")
	desk.FileContext(tagged, c.Email)
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
	ctx = privacy.WithPurpose(ctx, "support")
	desk.FileContext(ctx, c.Email)
}

func Derived(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	desk.FileContext(context.WithValue(ctx, "k", "v"), c.Email)
}

func Lost(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	desk.FileContext(context.Background(), c.Email) // want "Customer.Email.*consentcheck"
}

func Discarded(ctx context.Context, c customer.Customer) {
	privacy.WithPurpose(ctx, "support")
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func Basis(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "marketing")
	mailer.MailContext(ctx, c.Email) // want "Customer.Email.*for marketing.*consentcheck"
	if consent.Granted(c.ID, consent.Marketing) {
		mailer.MailContext(ctx, c.Email)
	}
}

func Replaced(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	ctx = privacy.WithPurpose(ctx, "training")
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*for training.*consentcheck"
}

func NotApproved(ctx context.Context, c customer.Customer) {
	mailer.MailContext(privacy.WithPurpose(ctx, "support"), c.Email) // want "Customer.Email.*support, which it is not approved for.*purposetag"
}

func Unknown(ctx context.Context, c customer.Customer) {
	desk.FileContext(privacy.WithPurpose(ctx, "suport"), c.Email) // want "Customer.Email.*(purposetag|consentcheck)"
}

func Given(ctx context.Context, c customer.Customer, purpose string) {
	desk.FileContext(privacy.WithPurpose(ctx, purpose), c.Email) // want "Customer.Email.*(purposetag|consentcheck)"
}

func Either(ctx context.Context, c customer.Customer, train bool) {
	p := "support"
	if train {
		p = "training"
	}
	desk.FileContext(privacy.WithPurpose(ctx, p), c.Email) // want "Customer.Email.*(purposetag|consentcheck)"
}

func file(ctx context.Context, c customer.Customer) {
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func ThroughHelper(ctx context.Context, c customer.Customer) {
	file(privacy.WithPurpose(ctx, "support"), c)
	file(ctx, c)
}

func fileTagged(ctx context.Context, c customer.Customer) { desk.FileContext(ctx, c.Email) }

func with(ctx context.Context) context.Context { return privacy.WithPurpose(ctx, "support") }

func FromHelper(ctx context.Context, c customer.Customer) {
	desk.FileContext(with(ctx), c.Email)
	fileTagged(with(ctx), c)
	fileTagged(privacy.WithPurpose(ctx, "support"), c)
}

type request struct{ ctx context.Context }

func InStruct(ctx context.Context, c customer.Customer) {
	r := request{privacy.WithPurpose(ctx, "support")}
	desk.FileContext(r.ctx, c.Email)
	r.ctx = ctx
	desk.FileContext(r.ctx, c.Phone) // want "Customer.Phone.*consentcheck"
}

func LineBeatsContext(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	//consentvet:purpose training
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*for training.*consentcheck"
}

func NoContextTaken(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	_ = ctx
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}
