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
