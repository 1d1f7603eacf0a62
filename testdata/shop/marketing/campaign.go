// Package marketing sends newsletters, offers and invitations.
package marketing

import (
	"context"
	"errors"
	"log/slog"

	"example.com/shop/consent"
	"example.com/shop/customer"
	"example.com/shop/messaging"
)

// Campaign is a mail to many.
type Campaign struct {
	Subject, Body string
}

// Campaigns sends campaigns.
type Campaigns struct {
	customers customer.Repository
	ledger    *consent.Ledger
	mailer    *messaging.Mailer
	texter    *messaging.Texter
}

// NewCampaigns returns Campaigns.
func NewCampaigns(r customer.Repository, l *consent.Ledger, m *messaging.Mailer, t *messaging.Texter) *Campaigns {
	return &Campaigns{customers: r, ledger: l, mailer: m, texter: t}
}

// Run sends a campaign to everybody who agreed.
func (s *Campaigns) Run(ctx context.Context, cp Campaign) error {
	all, err := s.customers.All(ctx)
	if err != nil {
		return err
	}
	var audience []customer.Customer
	for _, c := range all {
		if s.ledger.Granted(ctx, c.ID, consent.Marketing) {
			audience = append(audience, c)
		}
	}
	return s.deliver(ctx, cp, audience)
}

// deliver mails a campaign to an audience.
func (s *Campaigns) deliver(ctx context.Context, cp Campaign, audience []customer.Customer) error {
	var errs []error
	for _, c := range audience {
		// Allowed: consent was checked where the audience was built.
		errs = append(errs, s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body))
	}
	return errors.Join(errs...)
}

// Newsletter mails the newsletter to one reader.
func (s *Campaigns) Newsletter(ctx context.Context, c customer.Customer, cp Campaign) error {
	// Allowed: the opt-in field of the customer.
	if c.MarketingOptIn {
		return s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body)
	}
	return nil
}

// Announce mails those who confirmed the newsletter.
func (s *Campaigns) Announce(ctx context.Context, cp Campaign) error {
	readers, err := s.customers.DoubleOptIn(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, c := range readers {
		// Allowed: the consent is asserted, with a reason, and listed in the audit.
		//consentvet:consent marketing -- DoubleOptIn returns only customers who followed the link in the mail
		errs = append(errs, s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body))
	}
	return errors.Join(errs...)
}

// WinBack mails a customer who hasn't ordered for long.
func (s *Campaigns) WinBack(ctx context.Context, c customer.Customer, cp Campaign) error {
	// Leak: an assertion without a reason proves nothing.
	return s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body) /* want consentcheck "user.contact.email.*Customer.Email.*reach.* SendGrid" directive "reason" */ //consentvet:consent marketing
}

// Preview mails a campaign ahead of the others to regular customers.
func (s *Campaigns) Preview(ctx context.Context, c customer.Customer, cp Campaign) error {
	if s.ledger.Granted(ctx, c.ID, consent.Marketing) {
		return nil
	}
	// Leak: the check is inverted, and only those who refused get it.
	return s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body) // want consentcheck "user.contact.email.*Customer.Email.*reach.* SendGrid"
}

// Offer mails an offer for an article that the customer asked about.
func (s *Campaigns) Offer(ctx context.Context, c customer.Customer, cp Campaign) error {
	if !s.ledger.Granted(ctx, c.ID, consent.Support) {
		return nil
	}
	// Leak: consent for support isn't consent for offers.
	return s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body) // want consentcheck "user.contact.email.*Customer.Email.* SendGrid"
}

// Remind mails a customer about a cart that was left behind.
func (s *Campaigns) Remind(ctx context.Context, c customer.Customer, cp Campaign) error {
	ok, err := s.ledger.Lookup(ctx, c.ID, consent.Marketing)
	if err != nil {
		slog.WarnContext(ctx, "consent unknown", "err", err)
	} else if !ok {
		return nil
	}
	// Leak: where the ledger can't tell, the mail goes out.
	return s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body) // want failopen "user.contact.email.*Customer.Email.* SendGrid"
}

// Season mails greetings of the season.
func (s *Campaigns) Season(ctx context.Context, c customer.Customer, cp Campaign) error {
	// Leak: the taxonomy knows no such purpose.
	return s.mailer.Send(ctx, c.Name, c.Email, cp.Subject, cp.Body) /* want purposetag "greetings" */ //consentvet:purpose greetings
}

// FlashSale texts a customer about a sale that ends soon.
func (s *Campaigns) FlashSale(ctx context.Context, c customer.Customer) error {
	if !c.MarketingOptIn {
		return nil
	}
	// Allowed: text is unexported, and the check is here, at its caller.
	return s.text(c, "Only today: everything at half price.")
}

// PriceDrop texts a customer about an article on the wish list.
func (s *Campaigns) PriceDrop(ctx context.Context, c customer.Customer, sku string) error {
	if err := s.ledger.Require(ctx, c.ID, consent.Marketing); err != nil {
		return err
	}
	// Allowed: as above.
	return s.text(c, "Cheaper now: "+sku)
}

// Restock texts a customer about an article that is there again.
func (s *Campaigns) Restock(_ context.Context, c customer.Customer, sku string) error {
	// Leak: this caller of text has no check; the finding stands where text sends.
	return s.text(c, "In stock again: "+sku)
}

func (s *Campaigns) text(c customer.Customer, body string) error {
	return s.texter.Send(c.Phone, body) // want consentcheck "user.contact.phone_number.*Customer.Phone.*reach.* Twilio.*campaign.go:\\d+ brings none"
}
