// Package arrayplaces: the elements of an array are places, also for callees.
package arrayplaces

import (
	"flow/person"

	acme "acme.example/sdk"
)

const (
	toColumn = iota
	planColumn
	columns
)

type row [columns]string

func fill(r *row, p person.Person) {
	r[toColumn] = p.Email
	r[planColumn] = p.Plan
}

func mask(r *row) { r[toColumn] = "***" }

func masked(r row) row {
	r[toColumn] = "***"
	return r
}

func filled(p person.Person) {
	var r row
	fill(&r, p)
	acme.Text(r[toColumn]) // want `Person\.Email`
	acme.Text(r[planColumn])
	acme.Send(r) // want `Person\.Email`
	acme.Send(masked(r))
	acme.Send(r) // want `Person\.Email`
	mask(&r)
	acme.Send(r)
}

func ofStructs(p person.Person) {
	var list [2]struct{ mail, plan string }
	list[0].mail = p.Email
	list[1].mail = "none"
	acme.Text(list[1].mail)
	acme.Text(list[0].mail) // want `Person\.Email`
	other := list
	other[0].mail = ""
	acme.Send(other)
	acme.Send(list) // want `Person\.Email`
}

func unknownIndex(p person.Person, i, j int) {
	var r, clean row
	r[i] = p.Email
	clean[i] = p.Plan
	acme.Text(r[j]) // want `Person\.Email`
	acme.Text(clean[j])
}
