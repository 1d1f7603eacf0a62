// Package cyclictypes: deep types with pointers back to the root.
package cyclictypes

import (
	"flow/person"

	acme "acme.example/sdk"
)

type leaf struct {
	mail string
	root *order
}

type line struct {
	in   leaf
	back *order
	all  []leaf
	note string
}

type parcel struct {
	in   line
	p    *line
	back *order
	all  []line
}

type shipment struct {
	in   parcel
	p    *parcel
	back *order
	all  []parcel
}

type order struct {
	in    shipment
	p     *shipment
	lines []shipment
	note  string
}

func nested(p person.Person) {
	var o, q order
	o.in.in.in.in.mail = p.Email
	q.in.in.in.in.mail = p.Plan
	acme.Send(o)  // want `Person\.Email`
	acme.Send(&o) // want `Person\.Email`
	acme.Send(q)
	acme.Text(o.in.in.in.in.mail) // want `Person\.Email`
	acme.Text(o.in.in.in.note)
}

func cyclic(p person.Person) {
	o := &order{}
	o.in.back = o
	o.in.in.in.in.root = o
	o.in.in.in.in.root.note = p.Name
	acme.Text(o.note) // want `Person\.Name`
	acme.Send(o)      // want `Person\.Name`
	acme.Text(o.in.in.in.note)
}
