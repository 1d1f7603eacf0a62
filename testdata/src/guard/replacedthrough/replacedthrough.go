// Package replacedthrough: what a pointer carries is consent for the record that it was
// got for, not for another that is put in its place through whatever name.
package replacedthrough

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func chosenHere(c, d customer.Customer) {
	var p *customer.Customer
	if consent.Granted(c.ID, consent.Marketing) {
		p = &c
	} else {
		return
	}
	*p = d
	acme.Send(p.Email) // want `Customer\.Email`
}

func boxed(c, d *customer.Customer) {
	box := &holder{}
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	box.c = c
	box.c = d
	acme.Send(box.c.Email) // want `Customer\.Email`
}

type holder struct{ c *customer.Customer }

func choose(c *customer.Customer) *customer.Customer {
	if consent.Granted(c.ID, consent.Marketing) {
		return c
	}
	return nil
}

func throughChosen(c, d *customer.Customer) {
	p := choose(c)
	if p == nil {
		return
	}
	*p = *d
	acme.Send(p.Email) // want `Customer\.Email`
}

func fieldThroughChosen(c, d *customer.Customer) {
	p := choose(c)
	if p == nil {
		return
	}
	acme.Send(p.Email)
	p.Email = d.Email
	acme.Send(p.Email) // want `Customer\.Email`
}

func appended(cs []*customer.Customer, d *customer.Customer) {
	var ok []*customer.Customer
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			ok = append(ok, c)
		}
	}
	for _, c := range ok {
		acme.Send(c.Email)
	}
	ok = append(ok, d)
	for _, c := range ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func element(cs []*customer.Customer, d *customer.Customer) {
	ok := allowed(cs)
	if len(ok) > 0 {
		ok[0] = d
	}
	for _, c := range ok {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func appendedKey(cs []*customer.Customer, d *customer.Customer) {
	ok := allowed(cs)
	m := map[string][]*customer.Customer{"x": ok}
	m["x"] = append(m["x"], d)
	for _, c := range m["x"] {
		acme.Send(c.Email) // want `Customer\.Email`
	}
}

func allowed(cs []*customer.Customer) []*customer.Customer {
	var ok []*customer.Customer
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			ok = append(ok, c)
		}
	}
	return ok
}

func variable(c, d *customer.Customer, flag bool) {
	p := c
	if consent.Granted(c.ID, consent.Marketing) {
		q := &p
		*q = d
	} else {
		return
	}
	acme.Send(p.Email) // want `Customer\.Email`
}

func plain(c, d *customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	*c = *d
	acme.Send(c.Email) // want `Customer\.Email`
}

func behindChosen(c, d *customer.Customer) {
	p := choose(c)
	if p == nil {
		return
	}
	*c = *d
	acme.Send(p.Email) // want `Customer\.Email`
}

func throughOther(c, d *customer.Customer) {
	p := choose(c)
	if p == nil {
		return
	}
	*p = *d
	acme.Send(c.Email) // want `Customer\.Email`
}

func throughCopy(c, d *customer.Customer) {
	p := choose(c)
	if p == nil {
		return
	}
	*p = *d
	q := p
	acme.Send(q.Email) // want `Customer\.Email`
}
