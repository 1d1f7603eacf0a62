// Package obligedmethods has methods whose callers hold the consent.
package obligedmethods

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

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
