package orders

import (
	"context"
	"fmt"

	"example.com/shop/customer"
	"github.com/stripe/stripe-go/v82"
)

// Payments charges buyers through Stripe. Nobody can buy without it, so that
// everything in it is part of the contract.
//
//consentvet:purpose fulfilment
type Payments struct {
	client *stripe.Client
}

// NewPayments returns Payments for an API key.
func NewPayments(key string) *Payments { return &Payments{client: stripe.NewClient(key)} }

// Charge takes the money for an order and returns the id of the payment.
func (p *Payments) Charge(ctx context.Context, o Order) (string, error) {
	payer, err := p.ensureCustomer(ctx, o.Buyer)
	if err != nil {
		return "", err
	}
	// Allowed: the tag on the type covers its methods.
	intent, err := p.client.V1PaymentIntents.Create(ctx, &stripe.PaymentIntentCreateParams{
		Amount:       stripe.Int64(o.Cents),
		Currency:     stripe.String(o.Currency),
		Customer:     stripe.String(payer),
		ReceiptEmail: stripe.String(o.Buyer.Email),
		Confirm:      stripe.Bool(true),
	})
	if err != nil {
		return "", fmt.Errorf("orders: charge %s: %w", o.ID, err)
	}
	return intent.ID, nil
}

func (p *Payments) ensureCustomer(ctx context.Context, c customer.Customer) (string, error) {
	params := &stripe.CustomerCreateParams{
		Name:  stripe.String(c.Name),
		Email: stripe.String(c.Email),
		Address: &stripe.AddressParams{
			Line1:      stripe.String(c.Address.Street),
			City:       stripe.String(c.Address.City),
			PostalCode: stripe.String(c.Address.PostalCode),
			Country:    stripe.String(c.Address.Country),
		},
	}
	// Allowed: as above, here for a struct literal with a nested address.
	created, err := p.client.V1Customers.Create(ctx, params)
	if err != nil {
		return "", fmt.Errorf("orders: create payer: %w", err)
	}
	return created.ID, nil
}
