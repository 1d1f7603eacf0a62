// Package askedfor: what is loaded by the id of a record that carries consent is that
// one's.
package askedfor

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func only(cs []customer.Customer) []customer.Customer {
	var out []customer.Customer
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	}
	return out
}

func loads(cs []customer.Customer) {
	for _, x := range only(cs) {
		f, err := customer.Load(x.ID)
		if err != nil {
			return
		}
		acme.Send(f.Email)
		h := customer.Get(x.ID)
		acme.Send(h.Email)
	}
	for _, x := range cs {
		h := customer.Get(x.ID)
		acme.Send(h.Email) // want `Customer\.Email`
	}
}

func others(cs []customer.Customer, friends map[string]string) {
	for _, x := range only(cs) {
		f, err := customer.Load(friends[x.ID])
		if err != nil {
			return
		}
		acme.Send(f.Email) // want `Customer\.Email`
		g, _ := customer.Load(x.Plan)
		acme.Send(g.Email) // want `Customer\.Email`
	}
}

func literals(cs []customer.Customer) {
	for _, x := range only(cs) {
		func() {
			f, err := customer.Load(x.ID)
			if err != nil {
				return
			}
			acme.Send(f.Email)
		}()
	}
	for _, x := range cs {
		func() {
			f, err := customer.Load(x.ID)
			if err != nil {
				return
			}
			acme.Send(f.Email) // want `Customer\.Email`
		}()
	}
}

func helpers(cs []customer.Customer) {
	for _, x := range only(cs) {
		byID(x.ID)
		byRecord(x)
	}
	for _, x := range cs {
		byAnyID(x.ID)
		byAnyRecord(x)
	}
	for _, x := range only(cs) {
		byPlan(x.Plan)
	}
}

func byID(id string) {
	f := customer.Get(id)
	acme.Send(f.Email)
}

func byRecord(c customer.Customer) {
	f := customer.Get(c.ID)
	acme.Send(f.Email)
}

func byAnyID(id string) {
	f := customer.Get(id)
	acme.Send(f.Email) // want `Customer\.Email`
}

func byAnyRecord(c customer.Customer) {
	f := customer.Get(c.ID)
	acme.Send(f.Email) // want `Customer\.Email`
}

func byPlan(id string) {
	f := customer.Get(id)
	acme.Send(f.Email) // want `Customer\.Email`
}
