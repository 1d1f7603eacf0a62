// Package samples: what is written out where a record is made stands for the data
// of somebody, as in examples and seeds. Placeholders, the company's own addresses
// and what takes the place of data do not.
package samples

import (
	"flow/consent"
	"flow/person"

	acme "acme.example/sdk"
)

func example() {
	p := person.Person{ID: "1", Email: "ada@example.com", Name: "Ada"}
	acme.Text(p.Email) // want `Person\.Email`
	acme.Send(&p)      // want `Person\.Email`
	acme.Text(p.ID)
	acme.Text(p.Phone)
}

func find(id string) (*person.Person, error) {
	return &person.Person{ID: id, Phone: "+1 555 0100"}, nil
}

func found(id string) {
	p, err := find(id)
	if err != nil {
		return
	}
	acme.Text(p.Email)
	acme.Text(p.Phone) // want `Person\.Phone`
}

func asked(id string) {
	p, err := find(id)
	if err != nil || !consent.Granted(p.ID, "marketing") {
		return
	}
	acme.Text(p.Phone)
}

type store interface {
	Get(id string) person.Person
}

type memory struct{}

func (memory) Get(id string) person.Person {
	return person.Person{id, "basic", 3, "ada@example.com", "", "Ada Lovelace", person.Address{Street: "1 Main St"}, nil, nil}
}

func service(s store) {
	p := s.Get("1")
	acme.Text(p.Home.Street) // want `Address\.Street`
	acme.Send(p.Plan, p.Logins, p.Home.Country)
}

type guessed struct{ SSN string }

func byName() {
	acme.Send(guessed{SSN: "123-45-6789"}) // want `guessed\.SSN`
	acme.Send(guessed{SSN: "required"})
	acme.Send(person.Person{Phone: "(555) 010-0199"}) // want `Person\.Phone`
	acme.Send(person.Person{Name: "(none)"})
}

func placeholders(p person.Person) {
	acme.Send(person.Person{ID: "1", Email: "noreply@example.com"})
	acme.Send(person.Person{ID: p.ID, Email: "gone@example.com"})
	acme.Send(person.Person{Email: "[redacted]", Phone: "000-000", Name: "anonymous"})
	acme.Send(person.Person{Email: "", Name: "-", Phone: "***"})
	p.Email = "gone@example.com"
	acme.Text(p.Email)
}

const label = "name"

func named() { acme.Send(person.Person{Name: label}) }
