// Package helperloads hands callbacks to helpers that find the customers
// themselves.
package helperloads

import (
	"database/sql"

	"guard/helperloads/lists"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func OfStore(s lists.Store, d customer.Customer) error {
	if !consent.Granted(d.ID, consent.Marketing) {
		return nil
	}
	return lists.EachOf(s, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func OfStoreAsked(s lists.Store) error {
	return lists.EachOf(s, func(c customer.Customer) {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	})
}

func OfAll(d customer.Customer) {
	if consent.Granted(d.ID, consent.Marketing) {
		lists.EachOfAll(func(c customer.Customer) {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		})
	}
}

func OfRows(rows *sql.Rows, d customer.Customer) error {
	if !d.MarketingOptIn {
		return nil
	}
	return lists.EachRow(rows, func(c *customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func OfRowsAsked(rows *sql.Rows) error {
	return lists.EachRow(rows, func(c *customer.Customer) {
		if !c.MarketingOptIn {
			return
		}
		acme.Send(c.Email)
	})
}

func OfMessages(in <-chan []byte, d customer.Customer) {
	consent.Must(d.ID, consent.Marketing)
	lists.EachMessage(in, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func OfEverybody(in <-chan []byte) {
	if consent.Everywhere(consent.Marketing) {
		lists.EachMessage(in, func(c customer.Customer) { acme.Send(c.Email) })
	}
}

func each(f func(customer.Customer)) {
	for _, c := range customer.All() {
		f(c)
	}
}

func send(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Named(d customer.Customer) {
	if consent.Granted(d.ID, consent.Marketing) {
		each(send)
		send(d)
	}
}

func Captured(d customer.Customer) {
	if consent.Granted(d.ID, consent.Marketing) {
		each(func(c customer.Customer) {
			acme.Send(d.Email)
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		})
	}
}

func twice(c, d customer.Customer, f func(customer.Customer)) {
	f(c)
	f(d)
}

func Twice(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		twice(c, d, func(x customer.Customer) {
			acme.Send(x.Email) // want "Customer.Email.*consentcheck"
		})
		twice(c, c, func(x customer.Customer) { acme.Send(x.Email) })
	}
}
