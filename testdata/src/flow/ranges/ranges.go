// Package ranges: loops over everything that can be ranged over.
package ranges

import (
	"flow/person"

	acme "acme.example/sdk"
)

func slice(list []person.Person) {
	for i, p := range list {
		acme.Send(i, p.Plan)
		acme.Text(p.Email) // want `Person\.Email`
	}
}

func pointers(list []*person.Person) {
	for i := range list {
		acme.Text(list[i].Plan)
		acme.Text(list[i].Email) // want `Person\.Email`
	}
}

func array(list [2]person.Person) {
	for _, p := range &list {
		acme.Text(p.Name) // want `Person\.Name`
		acme.Text(p.ID)
	}
}

func text(p person.Person) {
	for _, r := range p.Email {
		acme.Send(r) // want `Person\.Email`
	}
	for i := range p.Email {
		acme.Send(i)
	}
}

func mapped(m map[string]*person.Person) {
	for id, p := range m {
		acme.Text(id)
		acme.Text(p.Phone) // want `Person\.Phone`
	}
}

func channel(c <-chan person.Person) {
	for p := range c {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	}
}

func count(p person.Person) {
	for i := range len(p.Email) {
		acme.Send(i)
	}
}

func carried(list []person.Person) {
	last := ""
	for _, p := range list {
		acme.Text(last) // want `Person\.Email`
		last = p.Email
	}
	acme.Text(last) // want `Person\.Email`
	plan := ""
	for _, p := range list {
		acme.Text(plan)
		plan = p.Plan
	}
}
