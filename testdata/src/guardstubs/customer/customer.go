// Package customer holds the personal data of the cases.
package customer

import "errors"

// Customer is a data subject.
type Customer struct {
	ID      string
	Email   string
	Phone   string
	Plan    string
	Contact Contact

	MarketingOptIn bool            // consent for marketing
	NoAds          bool            // consent for marketing.ads, inverted
	Consents       map[string]bool // consents by purpose
	Enabled        bool            // no consent: a switch of the application
}

// Contact is a part of a customer.
type Contact struct {
	Street string
}

// Order belongs to one customer and concerns two.
type Order struct {
	CustomerID    string
	Buyer, Seller Customer
	Items         []string
}

// ErrUnknown says that there is no such customer.
var ErrUnknown = errors.New("unknown customer")

var all map[string]*Customer

// Load returns the customer with an id.
func Load(id string) (*Customer, error) {
	if c := all[id]; c != nil {
		return c, nil
	}
	return nil, ErrUnknown
}

// Get returns the customer with an id, by value.
func Get(id string) Customer { return *all[id] }

// All returns every customer.
func All() []Customer {
	var list []Customer
	for _, c := range all {
		list = append(list, *c)
	}
	return list
}

// Agreed tells whether the customer consented.
func (c *Customer) Agreed(purpose string) bool { return c != nil && c.Consents[purpose] }

// Minor has a guardian, who is a customer too.
type Minor struct {
	ID, GuardianID string
	Email          string
}

// Minors are looked up by their ids.
var Minors map[string]*Minor

// FindMinor returns the minor with an id.
func FindMinor(id string) (*Minor, error) {
	if m := Minors[id]; m != nil {
		return m, nil
	}
	return nil, ErrUnknown
}
