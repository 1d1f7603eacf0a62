// Package wholevalue: a value carries its classified fields, however deep,
// when it is handed over whole.
package wholevalue

import (
	"flow/person"

	acme "acme.example/sdk"
)

type order struct {
	Number string
	Buyer  *person.Person
}

type line struct{ Item string }

type page struct {
	Title  string
	Orders []order
	Seen   map[string]*order
}

func byValue(p person.Person)        { acme.Send(p) } // want `^user\.contact\.address\.street \(Address\.Street\), user\.contact\.email \(Person\.Email\), user\.contact\.phone_number \(Person\.Phone\), user\.name \(Person\.Name\) reaches Acme without a consent check or purpose tag \[consentcheck\]$`
func byPointer(p *person.Person)     { acme.Send(p) } // want `Person\.Email`
func bySlice(p []person.Person)      { acme.Send(p) } // want `Person\.Email`
func bySpread(p []any)               { acme.Send(p...) }
func byArray(p [3]*person.Person)    { acme.Send(p) }                // want `Person\.Email`
func byMap(p map[int]person.Person)  { acme.Send(p) }                // want `Person\.Email`
func byKey(p map[person.Address]int) { acme.Send(p) }                // want `Address\.Street`
func nested(o order)                 { acme.Send(o) }                // want `Person\.Email`
func deep(p *page)                   { acme.Send(p) }                // want `Person\.Email`
func byAny(o *order)                 { var v any = o; acme.Send(v) } // want `Person\.Email`

func innocent(l line, o order, p page) {
	acme.Send(l, &l, []line{l})
	acme.Send(o.Number, p.Title, len(p.Orders), len(p.Seen))
}

func element(p page) {
	acme.Send(p.Seen["x"]) // want `Person\.Email`
	acme.Text(p.Seen["x"].Number)
	acme.Send(p.Orders[0].Buyer.Home) // want `^user\.contact\.address\.street \(Address\.Street\) reaches`
	acme.Text(p.Orders[0].Buyer.Plan)
	acme.Text(p.Orders[0].Buyer.Home.Country)
}

func asserted(v any) {
	if p, ok := v.(*person.Person); ok {
		acme.Send(p)       // want `Person\.Email`
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	}
	switch v := v.(type) {
	case order:
		acme.Send(v) // want `Person\.Email`
	case line:
		acme.Send(v)
	}
}

func copiedFields(p person.Person) {
	acme.Send(struct{ ID, Plan string }{p.ID, p.Plan})
	acme.Send(struct{ ID, Mail string }{p.ID, p.Email}) // want `^user\.contact\.email \(Person\.Email\) reaches`
}
