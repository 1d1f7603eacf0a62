// Package selfdeciding has loops whose variable decides about its own next
// value, which must not make the analysis go round.
package selfdeciding

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type answer struct{ ok bool }

func good(c customer.Customer) {
	a := answer{}
	for range 2 {
		ok := false
		if !a.ok {
			ok = consent.Granted(c.ID, consent.Marketing)
		}
		if ok {
			acme.Send(c.Email)
		}
		a.ok = ok
	}
}

func bad(c customer.Customer) {
	ok := false
	for range 2 {
		if ok {
			ok = consent.Granted(c.ID, consent.Marketing)
		} else {
			ok = !ok
		}
		if ok {
			acme.Send(c.Email) // want `user.contact.email .* reaches Acme .*\[consentcheck\]`
		}
	}
}
