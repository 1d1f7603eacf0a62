package orders

import (
	"context"
	"fmt"
	"log/slog"

	"example.com/shop/consent"
	"example.com/shop/customer"
	"example.com/shop/messaging"
	"example.com/shop/telemetry"
)

// giftThreshold is the value, in cents, from which a voucher is added.
const giftThreshold = 10_000

// Service takes orders.
type Service struct {
	payments *Payments
	ledger   *consent.Ledger
	mailer   *messaging.Mailer
	tracker  *telemetry.Tracker
	product  *telemetry.Product
	errors   *telemetry.Errors
}

// Deps is what a Service works with.
type Deps struct {
	Payments *Payments
	Ledger   *consent.Ledger
	Mailer   *messaging.Mailer
	Tracker  *telemetry.Tracker
	Product  *telemetry.Product
	Errors   *telemetry.Errors
}

// NewService returns a Service.
func NewService(d Deps) *Service {
	return &Service{
		payments: d.Payments,
		ledger:   d.Ledger,
		mailer:   d.Mailer,
		tracker:  d.Tracker,
		product:  d.Product,
		errors:   d.Errors,
	}
}

// Place charges for an order and confirms it.
func (s *Service) Place(ctx context.Context, o Order) error {
	if len(o.Lines) == 0 {
		return ErrEmpty
	}
	if _, err := s.payments.Charge(ctx, o); err != nil {
		// Leak: the address is in the text of the error, and Sentry may not have it.
		s.errors.Report(ctx, fmt.Errorf("checkout of %s: %w", o.Buyer.Email, err)) // want consentcheck "user.contact.email.*Email.*reach.* Sentry" approvedsink "user.contact.email.*Email.* Sentry"
		return err
	}
	subject := "Your order " + o.ID
	// Allowed: the tag on the call. A confirmation is part of the contract.
	//consentvet:purpose fulfilment
	if err := s.mailer.Send(ctx, o.Buyer.Name, o.Buyer.Email, subject, "Thank you!"); err != nil {
		return err
	}
	s.measure(ctx, o)
	return nil
}

// measure sends the order without the person to product analytics.
func (s *Service) measure(ctx context.Context, o Order) {
	buyer := o.Buyer
	buyer.Name, buyer.Email, buyer.Phone = "", "", ""
	buyer.Address = customer.Address{}
	// Allowed: every classified field was cleared; what is left is the account's
	// own settings.
	props := map[string]any{"buyer": buyer, "cents": o.Cents}
	if err := s.product.Event(ctx, o.Buyer.ID, "Ordered", props); err != nil {
		slog.WarnContext(ctx, "order not measured", "order", o.ID, "err", err)
	}
}

// Convert tells the advertising side that a visit became an order.
func (s *Service) Convert(ctx context.Context, o Order) error {
	props := map[string]any{"email": o.Buyer.Email, "cents": o.Cents}
	// Leak: Segment is approved for analytics and marketing, and to name the
	// contract as the reason doesn't make it part of one.
	return s.tracker.Track(ctx, o.Buyer.ID, "Converted", props) /* want purposetag "fulfilment.* Segment|Segment.*fulfilment" */ //consentvet:purpose fulfilment
}

// CrossSell mails the buyer what others bought as well.
func (s *Service) CrossSell(ctx context.Context, o Order, body string) error {
	// Leak: the answer is thrown away.
	_ = s.ledger.Require(ctx, o.Buyer.ID, consent.Marketing)
	return s.mailer.Send(ctx, o.Buyer.Name, o.Buyer.Email, "Others bought", body) // want consentcheck "user.contact.email.*Email.*reach.* SendGrid"
}

// AskForFeedback mails the buyer a questionnaire.
func (s *Service) AskForFeedback(ctx context.Context, o Order) error {
	// Leak: the check comes after the mail.
	err := s.mailer.Send(ctx, o.Buyer.Name, o.Buyer.Email, "How was it?", "Tell us.") // want consentcheck "user.contact.email.*Email.*reach.* SendGrid"
	if err != nil {
		return err
	}
	if err := s.ledger.Require(ctx, o.Buyer.ID, consent.Marketing); err != nil {
		return err
	}
	slog.InfoContext(ctx, "feedback asked for", "order", o.ID)
	return nil
}

// RecordValue tells Segment what a buyer is worth.
func (s *Service) RecordValue(ctx context.Context, o Order) error {
	if o.Cents > giftThreshold {
		if err := s.ledger.Require(ctx, o.Buyer.ID, consent.Analytics); err != nil {
			return err
		}
	}
	// Leak: for small orders nobody asked.
	props := map[string]any{"email": o.Buyer.Email, "cents": o.Cents}
	return s.tracker.Track(ctx, o.Buyer.ID, "Order Value", props) // want consentcheck "user.contact.email.*Email.*reach.* Segment"
}

// RecordCity tells Segment where an order goes.
func (s *Service) RecordCity(ctx context.Context, o Order) error {
	if !s.ledger.Granted(ctx, o.Buyer.ID, consent.Analytics) {
		return nil
	}
	// Leak: the buyer agreed, but Segment isn't approved for addresses.
	props := map[string]any{"city": o.Buyer.Address.City}
	return s.tracker.Track(ctx, o.Buyer.ID, "Destination", props) // want approvedsink "user.contact.address.city.*City.* Segment"
}

// RecordBuyer tells Segment who bought.
func (s *Service) RecordBuyer(ctx context.Context, o Order) error {
	// Allowed: the error form of the check, and Segment is approved for names
	// and addresses of mail under analytics.
	if err := s.ledger.Require(ctx, o.Buyer.ID, consent.Analytics); err != nil {
		return err
	}
	return s.tracker.Identify(ctx, o.Buyer.ID, telemetry.Traits(o.Buyer))
}

// RecordRecipient tells Segment who receives gifts.
func (s *Service) RecordRecipient(ctx context.Context, o Order) error {
	// Leak: through the mapper in another package.
	return s.tracker.Identify(ctx, o.Recipient.ID, telemetry.Traits(o.Recipient)) // want consentcheck "user.contact.email.*Email.*reach.* Segment"
}
