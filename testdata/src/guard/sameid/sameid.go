// Package sameid: the record of a list whose id is that of the one who agreed is
// that one.
package sameid

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func optedIn(c customer.Customer, list []customer.Customer) {
	if !c.MarketingOptIn {
		return
	}
	for _, x := range list {
		if x.ID == c.ID {
			acme.Send(x.Email)
		}
		acme.Send(x.Email) // want `Customer\.Email`
	}
}

func listed(c *customer.Customer, list []*customer.Customer) {
	if !c.Consents["marketing"] {
		return
	}
	for _, x := range list {
		if c.ID != x.ID {
			acme.Send(x.Email) // want `Customer\.Email`
			continue
		}
		acme.Send(x.Phone)
	}
}

// Two customers of one plan are not the same.
func samePlan(c customer.Customer, list []customer.Customer) {
	if !c.MarketingOptIn {
		return
	}
	for _, x := range list {
		if x.Plan == c.Plan {
			acme.Send(x.Email) // want `Customer\.Email`
		}
	}
}

// An order of the one who agreed concerns another one too.
func orders(c customer.Customer, list []customer.Order) {
	if !c.MarketingOptIn {
		return
	}
	for _, o := range list {
		if o.Buyer.ID == c.ID {
			acme.Send(o.Buyer.Email)
			acme.Send(o.Seller.Email) // want `Customer\.Email`
		}
	}
}

// The seller's consent is not that of the customer with the buyer's id.
func crossed(o customer.Order, c customer.Customer) {
	if !o.Seller.MarketingOptIn {
		return
	}
	if c.ID == o.Buyer.ID {
		acme.Send(c.Email) // want `Customer\.Email`
	}
	if c.ID == o.Seller.ID {
		acme.Send(c.Email)
	}
}

func asked(c customer.Customer, list []customer.Customer) {
	if !consent.Of(&c, consent.Marketing) {
		return
	}
	for _, x := range list {
		if x.ID == c.ID {
			acme.Send(x.Email)
		} else {
			acme.Send(x.Email) // want `Customer\.Email`
		}
	}
}

type member struct {
	customer.Customer
	Friend  customer.Customer
	Sponsor *customer.Customer
}

// The consent of a friend is not that of the member with the member's id.
func friends(m *member, list []customer.Customer) {
	if !consent.Whose(m.Friend, consent.Marketing) || !consent.Of(m.Sponsor, consent.Marketing) {
		return
	}
	for _, x := range list {
		if x.ID == m.ID {
			acme.Send(x.Email) // want `Customer\.Email`
		}
		if x.ID == m.Friend.ID {
			acme.Send(x.Email)
		}
		if x.ID == m.Sponsor.ID {
			acme.Send(x.Email)
		}
	}
}

func byValue(m member, list []customer.Customer) {
	if !consent.Whose(m.Friend, consent.Marketing) {
		return
	}
	for _, x := range list {
		if x.ID == m.ID {
			acme.Send(x.Email) // want `Customer\.Email`
		}
		if x.ID == m.Friend.ID {
			acme.Send(x.Email)
		}
	}
}
