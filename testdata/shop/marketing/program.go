package marketing

import (
	"context"
	"fmt"

	"example.com/shop/consent"
	"example.com/shop/customer"
	"example.com/shop/messaging"
)

// Program rewards loyal customers.
type Program struct {
	ledger *consent.Ledger
	mailer *messaging.Mailer
}

// NewProgram returns a Program.
func NewProgram(l *consent.Ledger, m *messaging.Mailer) *Program {
	return &Program{ledger: l, mailer: m}
}

// SendVoucher mails a voucher. Whoever calls it makes sure that the customer
// consented to marketing.
//
//consentvet:caller-checks
func (p *Program) SendVoucher(ctx context.Context, c customer.Customer, code string) error {
	// Allowed: the directive moves the question to the callers, in package
	// orders.
	return p.mailer.Send(ctx, c.Name, c.Email, "A voucher for you", "Your code: "+code)
}

// Refer invites a friend in the name of a customer.
func (p *Program) Refer(ctx context.Context, referrer, friend customer.Customer) error {
	if !p.ledger.Granted(ctx, referrer.ID, consent.Marketing) {
		return nil
	}
	body := fmt.Sprintf("Have a look at %s", "https://shop.example.com")
	// Leak: the referrer agreed, and the friend gets the mail.
	return p.mailer.Send(ctx, friend.Name, friend.Email, "An invitation", body) // want consentcheck "user.contact.email.*Email.* SendGrid"
}

// Thank thanks a customer for a referral.
func (p *Program) Thank(ctx context.Context, referrer customer.Customer) error {
	// Allowed: the plain if around the call.
	if p.ledger.Granted(ctx, referrer.ID, consent.Marketing) {
		return p.mailer.Send(ctx, referrer.Name, referrer.Email, "Thank you", "Your friend has arrived.")
	}
	return nil
}
