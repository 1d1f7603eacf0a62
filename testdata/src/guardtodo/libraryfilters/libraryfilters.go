// Package libraryfilters picks those who agreed with functions of a library.
package libraryfilters

import (
	"iter"
	"maps"
	"slices"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func DeleteFunc(cs []customer.Customer) {
	cs = slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	for _, c := range cs {
		acme.Send(c.Email)
	}
}

func DeleteFuncWrong(cs []customer.Customer) {
	cs = slices.DeleteFunc(cs, func(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) })
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func DeleteFuncIgnored(cs []customer.Customer) {
	_ = slices.DeleteFunc(slices.Clone(cs), func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func refused(c *customer.Customer) bool { return consent.OptedOut(c.ID, consent.Marketing) }

func poor(c *customer.Customer) bool { return c.Plan == "" }

func Named(cs []*customer.Customer) {
	acme.Send(slices.DeleteFunc(cs, refused))
	acme.Send(slices.DeleteFunc(cs, poor)) // want "Customer.Email.*consentcheck"
}

func Cloned(cs []*customer.Customer) {
	audience := slices.DeleteFunc(slices.Clone(cs), func(c *customer.Customer) bool {
		err := consent.Require(c.ID, consent.Marketing)
		return err != nil
	})
	for i := range audience {
		acme.Send(audience[i].Email)
	}
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func MapDelete(cs map[string]customer.Customer) {
	maps.DeleteFunc(cs, func(id string, c customer.Customer) bool { return !consent.Granted(id, consent.Marketing) })
	for _, c := range cs {
		acme.Send(c.Email)
	}
}

func MapDeleteWrong(cs map[string]customer.Customer) {
	maps.DeleteFunc(cs, func(id string, c customer.Customer) bool { return consent.Granted(id, consent.Marketing) })
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func agreeing(cs iter.Seq[customer.Customer]) iter.Seq[customer.Customer] {
	return func(yield func(customer.Customer) bool) {
		for c := range cs {
			if consent.Granted(c.ID, consent.Marketing) && !yield(c) {
				return
			}
		}
	}
}

func everybody(cs iter.Seq[customer.Customer]) iter.Seq[customer.Customer] {
	return func(yield func(customer.Customer) bool) {
		for c := range cs {
			if !consent.Granted(c.ID, consent.Marketing) {
				println(c.ID)
			}
			if !yield(c) {
				return
			}
		}
	}
}

func Sequence(cs []customer.Customer) {
	for c := range agreeing(slices.Values(cs)) {
		acme.Send(c.Email)
	}
	for c := range everybody(slices.Values(cs)) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func IndexFunc(cs []customer.Customer) {
	i := slices.IndexFunc(cs, func(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) })
	if i >= 0 {
		acme.Send(cs[i].Email)
	}
}

func IndexFuncOther(cs []customer.Customer) {
	i := slices.IndexFunc(cs, func(c customer.Customer) bool { return c.Plan == "pro" })
	if i >= 0 {
		acme.Send(cs[i].Email) // want "Customer.Email.*consentcheck"
	}
}
