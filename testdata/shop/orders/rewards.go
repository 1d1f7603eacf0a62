package orders

import (
	"context"

	"example.com/shop/consent"
	"example.com/shop/marketing"
)

// Rewards sends vouchers for large orders.
type Rewards struct {
	ledger  *consent.Ledger
	program *marketing.Program
}

// NewRewards returns Rewards that hand out the program's vouchers.
func NewRewards(l *consent.Ledger, p *marketing.Program) *Rewards {
	return &Rewards{ledger: l, program: p}
}

// ForOrder rewards the buyer of a large order.
func (r *Rewards) ForOrder(ctx context.Context, o Order) error {
	if o.Cents < giftThreshold || !r.ledger.Granted(ctx, o.Buyer.ID, consent.Marketing) {
		return nil
	}
	// Allowed: SendVoucher leaves the check to its callers, and here it is.
	return r.program.SendVoucher(ctx, o.Buyer, "THANKS-10")
}

// ForGift rewards the recipient of a gift.
func (r *Rewards) ForGift(ctx context.Context, o Order) error {
	// Leak: SendVoucher leaves the check to its callers, and here is none.
	return r.program.SendVoucher(ctx, o.Recipient, "HELLO-10") // want consentcheck "user.contact.email.*Email.*reach.* SendGrid"
}
