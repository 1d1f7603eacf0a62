// Package obligations has helpers whose callers hold the consent.
package obligations

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func loadsInGuarded(id string) {
	c := customer.Get(id)
	acme.Send(c.Email)
}

func LoadsInGuarded(id string, ids []string, each func([]string, func(string))) {
	if consent.Everywhere(consent.Marketing) {
		each(ids, loadsInGuarded)
	}
}

type source struct{ id string }

// SendAll is exported: an interface of another package may call it.
func (s source) SendAll() {
	c := customer.Get(s.id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func (s source) sendOne() {
	c := customer.Get(s.id)
	acme.Send(c.Email)
}

func Source(id string) {
	if consent.Granted(id, consent.Marketing) {
		source{id}.SendAll()
		source{id}.sendOne()
	}
}
