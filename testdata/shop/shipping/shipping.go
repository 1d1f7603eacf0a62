// Package shipping tells recipients where their parcel is. All of that is part
// of the contract, so that the whole package carries the tag.
//
//consentvet:purpose fulfilment
package shipping

import (
	"context"
	"fmt"
	"strings"

	"example.com/shop/customer"
	"example.com/shop/messaging"
)

// Notifier sends text messages about parcels.
type Notifier struct {
	texter *messaging.Texter
}

// NewNotifier returns a Notifier.
func NewNotifier(t *messaging.Texter) *Notifier { return &Notifier{texter: t} }

// Dispatched tells the recipient that a parcel is on its way.
func (n *Notifier) Dispatched(_ context.Context, to customer.Customer, tracking string) error {
	// Allowed: the tag on the package clause.
	return n.texter.Send(to.Phone, fmt.Sprintf("Hello %s, your parcel %s is on its way.", firstName(to.Name), tracking))
}

// Delivered tells the recipient that a parcel has arrived, and what else is on
// sale.
//
//consentvet:purpose marketing
func (n *Notifier) Delivered(_ context.Context, to customer.Customer, offer string) error {
	// Leak: the nearer tag wins over the package's, and marketing needs consent.
	return n.texter.Send(to.Phone, "Your parcel has arrived. "+offer) // want consentcheck "user.contact.phone_number.*Customer.Phone.*reach.* Twilio"
}

func firstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}
