// Package handedon hands functions to others, with and without a consent that is
// about nobody in particular.
package handedon

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func loads(id string) {
	c := customer.Get(id)
	acme.Send(c.Email)
}

func Guarded(ids []string, each func([]string, func(string))) {
	if consent.Everywhere(consent.Marketing) {
		each(ids, loads)
	}
}

func loadsOpen(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Open(ids []string, each func([]string, func(string))) {
	if consent.Everywhere(consent.Marketing) {
		each(ids, loadsOpen)
	}
	each(ids, loadsOpen)
}

func loadsOfOne(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func OfOne(id string, ids []string, each func([]string, func(string))) {
	if consent.Granted(id, consent.Marketing) {
		each(ids, loadsOfOne)
	}
}

func every(ids []string, do func(string)) {
	for _, id := range ids {
		do(id)
	}
}

func loadsInSight(id string) {
	c := customer.Get(id)
	acme.Send(c.Email)
}

func InSight(ids []string) error {
	if !consent.Everywhere(consent.Marketing) {
		return consent.ErrMissing
	}
	every(ids, loadsInSight)
	every(ids, func(id string) { acme.Send(customer.Get(id).Email) })
	return nil
}

func loadsForOne(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ForOne(me string, ids []string) {
	if consent.Granted(me, consent.Marketing) {
		every(ids, loadsForOne)
	}
}

func loadsTagged(id string) {
	c := customer.Get(id)
	acme.Send(c.Email)
}

func Tagged(ids []string) {
	//consentvet:purpose support
	every(ids, loadsTagged)
}
