// Package conversions: a conversion changes the type and keeps the data.
package conversions

import (
	"strconv"
	"time"

	"flow/person"

	acme "acme.example/sdk"
)

type mail string

type row struct {
	To   string
	Plan string
}

type dto row

func named(p person.Person) {
	m := mail(p.Email)
	acme.Send(m)         // want `Person\.Email`
	acme.Text(string(m)) // want `Person\.Email`
	acme.Text(string(mail(p.Plan)))
}

func structs(p person.Person) {
	r := row{To: p.Email, Plan: p.Plan}
	d := dto(r)
	acme.Text(d.To) // want `Person\.Email`
	acme.Text(d.Plan)
	q := (*dto)(&r)
	acme.Text(q.To) // want `Person\.Email`
	acme.Text(q.Plan)
}

func arrays(p person.Person) {
	s := []string{p.Email, p.Plan}
	a := [2]string(s)
	acme.Send(a) // want `Person\.Email`
	b := (*[1]string)([]string{p.Plan})
	acme.Send(b)
}

func numbers(p person.Person) {
	n, err := strconv.Atoi(p.Phone)
	acme.Send(n) // want `Person\.Phone`
	acme.Send(err == nil)
	acme.Send(float64(n), int64(n)+1) // want `Person\.Phone`
	m, _ := strconv.Atoi(p.Plan)
	acme.Send(m, time.Duration(m))
}

func digit(p person.Person) {
	acme.Send(p.Phone[0])            // want `Person\.Phone`
	acme.Send(int(p.Phone[0] - '0')) // want `Person\.Phone`
	acme.Send(p.Plan[0])
}
