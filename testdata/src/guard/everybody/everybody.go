// Package everybody asks about all of a list before it sends to any.
package everybody

import (
	"slices"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Loop(list []customer.Customer) {
	for _, c := range list {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	for _, c := range list {
		acme.Send(c.Email)
	}
	if len(list) > 0 {
		acme.Send(list[0].Email)
	}
}

func LoopThatSkips(list []customer.Customer) {
	for _, c := range list {
		if c.Plan == "free" {
			continue
		}
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func LoopThatStops(list []customer.Customer) {
	for _, c := range list {
		if !consent.Granted(c.ID, consent.Marketing) {
			break
		}
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func LoopOverAPart(list []customer.Customer, n int) {
	for _, c := range list[:n] {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	for _, c := range list[:n] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Counted(list []*customer.Customer) {
	for i := 0; i < len(list); i++ {
		if !consent.Granted(list[i].ID, consent.Marketing) {
			return
		}
	}
	for _, c := range list {
		acme.Send(c.Email)
	}
}

func EverySecond(list []*customer.Customer) {
	for i := 0; i < len(list); i += 2 {
		if !consent.Granted(list[i].ID, consent.Marketing) {
			return
		}
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func FromTheSecond(list []*customer.Customer) {
	for i := 1; i < len(list); i++ {
		if !consent.Granted(list[i].ID, consent.Marketing) {
			return
		}
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Grown(list []customer.Customer, other customer.Customer) {
	for _, c := range list {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	list = append(list, other)
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Changed(list []customer.Customer, other customer.Customer) {
	for _, c := range list {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	list[0] = other
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ChangedInTheLoop(list []customer.Customer, other customer.Customer) {
	for i, c := range list {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
		if i > 0 {
			list[i-1] = other
		}
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ByName(people map[string]customer.Customer) {
	for _, c := range people {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	for _, c := range people {
		acme.Send(c.Email)
	}
}

func ByNameOthers(people, others map[string]customer.Customer) {
	for _, c := range people {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	for _, c := range others {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func mayAll(list []customer.Customer) bool {
	for _, c := range list {
		if !consent.Granted(c.ID, consent.Marketing) {
			return false
		}
	}
	return true
}

func mayAny(list []customer.Customer) bool {
	for _, c := range list {
		if consent.Granted(c.ID, consent.Marketing) {
			return true
		}
	}
	return false
}

func Helper(list, others []customer.Customer) {
	if mayAny(list) {
		for _, c := range list {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
	if !mayAll(list) {
		return
	}
	for _, c := range list {
		acme.Send(c.Email)
	}
	for _, c := range others {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func refuses(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) }

func NoneRefuses(list []customer.Customer) {
	if slices.ContainsFunc(list, refuses) {
		return
	}
	for _, c := range list {
		acme.Send(c.Email)
	}
}

func NoneOfAPartRefuses(list []customer.Customer, n int) {
	if slices.ContainsFunc(list[:n], refuses) {
		return
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SomeRefuses(list []customer.Customer) {
	if !slices.ContainsFunc(list, refuses) {
		return
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type batch struct{ list []customer.Customer }

func (b *batch) take(others []customer.Customer) { b.list = others }

func (b *batch) add(c customer.Customer) { b.list = append(b.list, c) }

func Batch(b *batch) {
	if !mayAll(b.list) {
		return
	}
	for _, c := range b.list {
		acme.Send(c.Email)
	}
}

func BatchTaken(b *batch, others []customer.Customer) {
	if !mayAll(b.list) {
		return
	}
	b.take(others)
	for _, c := range b.list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func BatchGrown(b *batch, other customer.Customer) {
	if !mayAll(b.list) {
		return
	}
	b.add(other)
	for _, c := range b.list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Nested(groups [][]customer.Customer) {
	for _, g := range groups {
		for _, c := range g {
			if !consent.Granted(c.ID, consent.Marketing) {
				return
			}
		}
	}
	for _, g := range groups {
		for _, c := range g {
			acme.Send(c.Email)
		}
	}
}
