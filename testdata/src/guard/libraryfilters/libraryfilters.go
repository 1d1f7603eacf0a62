// Package libraryfilters picks those who agreed with functions of a library.
package libraryfilters

import (
	"context"
	"iter"
	"maps"
	"slices"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
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

func IndexFuncEarly(cs []*customer.Customer, p consent.Purpose) {
	i := slices.IndexFunc(cs, agreed)
	if i == -1 {
		return
	}
	acme.Send(cs[i].Email)
	acme.Send(cs[0].Email)   // want "Customer.Email.*consentcheck"
	acme.Send(cs[i+1].Email) // want "Customer.Email.*consentcheck"
}

func agreed(c *customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

func agreedFor(p consent.Purpose) func(customer.Customer) bool {
	return func(c customer.Customer) bool { return !consent.Granted(c.ID, p) }
}

func Made(cs, ds []customer.Customer) {
	for _, c := range slices.DeleteFunc(cs, agreedFor(consent.Marketing)) {
		mailer.Mail(c.Email)
	}
	for _, c := range slices.DeleteFunc(ds, agreedFor(consent.Support)) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OfOne(cs []customer.Customer, me customer.Customer) {
	list := slices.DeleteFunc(cs, func(customer.Customer) bool { return !consent.Granted(me.ID, consent.Marketing) })
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Buyers(os []customer.Order) {
	list := slices.DeleteFunc(os, func(o customer.Order) bool { return !consent.Granted(o.Buyer.ID, consent.Marketing) })
	for _, o := range list {
		acme.Send(o.Seller.Email) // want "Customer.Email.*consentcheck"
	}
}

func Everywhere(cs []customer.Customer) {
	list := slices.DeleteFunc(cs, func(customer.Customer) bool { return !consent.Everywhere(consent.Marketing) })
	for _, c := range list {
		acme.Send(c.Email)
	}
}

type ledger struct{ l *consent.Ledger }

func (l ledger) refuses(c customer.Customer) bool {
	return !l.l.Allows(context.Background(), c.ID, consent.Marketing)
}

func (l ledger) rich(c customer.Customer) bool { return c.Plan != "" }

func Methods(l ledger, cs []customer.Customer) {
	acme.Send(slices.DeleteFunc(slices.Clone(cs), l.refuses))
	acme.Send(slices.DeleteFunc(slices.Clone(cs), l.rich)) // want "Customer.Email.*consentcheck"
}

func Mixed(cs []customer.Customer, vip customer.Customer) {
	list := slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	list = append(list, vip)
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func IndexFuncOther(cs []customer.Customer) {
	i := slices.IndexFunc(cs, func(c customer.Customer) bool { return c.Plan == "pro" })
	if i >= 0 {
		acme.Send(cs[i].Email) // want "Customer.Email.*consentcheck"
	}
}

func Overwritten(cs []customer.Customer, vip customer.Customer) {
	list := slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	list[0] = vip
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func CopiedOver(cs, others []customer.Customer) {
	list := slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	copy(list, others)
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Inserted(cs []customer.Customer, vip customer.Customer) {
	list := slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	list = slices.Insert(list, 0, vip)
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Fields(cs []customer.Customer, vip customer.Customer) {
	list := slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	for i := range list {
		list[i].Email = vip.Email
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Sorted(cs []customer.Customer) {
	list := slices.DeleteFunc(cs, func(c customer.Customer) bool { return !consent.Granted(c.ID, consent.Marketing) })
	slices.SortFunc(list, func(a, b customer.Customer) int { return len(a.ID) - len(b.ID) })
	for _, c := range list[:1] {
		acme.Send(c.Email)
	}
}
