// Package model has types with personal data in them, and functions on them.
package model

import "flow/person"

// Order contains its buyer.
type Order struct {
	Number string
	Buyer  person.Person
	Lines  []Line
	secret *person.Person
}

type Line struct{ Item string }

// Contact returns an address of the buyer, Label nothing personal.
func (o *Order) Contact() string { return o.Buyer.Email }
func (o *Order) Label() string   { return "order " + o.Number }

// Anonymize clears what is personal.
func (o *Order) Anonymize() {
	o.Buyer = person.Person{}
	o.secret = nil
}

// Public is a copy without the buyer.
func (o *Order) Public() Order { return Order{Number: o.Number, Lines: o.Lines} }

// String is what %s prints.
func (o *Order) String() string { return o.Number }

type Repository interface {
	Find(number string) (*Order, error)
	Count() (int, error)
}
