// Package overwriting has calls put another record in a variable.
package overwriting

import (
	"database/sql"
	"encoding/json"
	"io"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func fill(dst *customer.Customer, src customer.Customer) { *dst = src }

func CopyFilled(c, other customer.Customer) {
	d := c
	fill(&d, other)
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func CopyFilledAndAsked(c, other customer.Customer) {
	d := c
	fill(&d, other)
	if consent.Granted(d.ID, consent.Marketing) {
		acme.Send(d.Email)
	}
}

func CopyOnly(c, other customer.Customer) {
	d := c
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(d.Email)
	}
	fill(&d, other)
}

func CopyDecoded(c customer.Customer, body io.Reader) {
	d := c
	if json.NewDecoder(body).Decode(&d) != nil {
		return
	}
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func CopyDecodedAndAsked(c customer.Customer, body io.Reader) {
	d := c
	if json.NewDecoder(body).Decode(&d) != nil {
		return
	}
	if consent.Granted(d.ID, consent.Marketing) {
		acme.Send(d.Email)
	}
}

func Scanned(rows *sql.Rows) {
	var c customer.Customer
	for rows.Next() {
		if rows.Scan(&c.ID, &c.Email) != nil || !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		acme.Send(c.Email)
	}
}

func ScannedAgain(rows *sql.Rows) {
	var c customer.Customer
	if !rows.Next() || rows.Scan(&c.ID, &c.Email) != nil || !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	for rows.Next() {
		if rows.Scan(&c.ID, &c.Email) != nil {
			return
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ScannedByItsID(db *sql.DB, c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	if db.QueryRow("select id, email from customers where id = ?", c.ID).Scan(&c.ID, &c.Email) == nil {
		acme.Send(c.Email)
	}
}

func ScannedByAnother(db *sql.DB, c customer.Customer, id string) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	if db.QueryRow("select id, email from customers where id = ?", id).Scan(&c.ID, &c.Email) == nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func InALaterLiteral(list []customer.Customer) {
	var c customer.Customer
	var sends []func()
	for _, c = range list {
		if consent.Granted(c.ID, consent.Marketing) {
			sends = append(sends, func() { acme.Send(c.Email) }) // want "Customer.Email.*consentcheck"
		}
	}
	for _, send := range sends {
		send()
	}
}

func InALaterLiteralEach(list []customer.Customer) {
	var sends []func()
	for _, c := range list {
		if consent.Granted(c.ID, consent.Marketing) {
			sends = append(sends, func() { acme.Send(c.Email) })
		}
	}
	for _, send := range sends {
		send()
	}
}

type session struct {
	Who     customer.Customer
	current *customer.Customer
}

func restart(s *session, t session) { *s = t }

func Restarted(a, b *customer.Customer) {
	s := session{current: a}
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(s.current.Email)
	}
	restart(&s, session{current: b})
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(s.current.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(s.current.ID, consent.Marketing) {
		acme.Send(s.current.Email)
	}
}

func PartDecoded(a customer.Customer, body []byte) {
	s := session{Who: a}
	if json.Unmarshal(body, &s.Who) != nil {
		return
	}
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(s.Who.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(s.Who.ID, consent.Marketing) {
		acme.Send(s.Who.Email)
	}
}

func WholeDecoded(a customer.Customer, body []byte) {
	s := session{Who: a}
	if !consent.Granted(s.Who.ID, consent.Marketing) || json.Unmarshal(body, &s) != nil {
		return
	}
	acme.Send(s.Who.Email) // want "Customer.Email.*consentcheck"
}

func swap(a, b *customer.Customer) { *a, *b = *b, *a }

func Swapped(c, d customer.Customer) {
	swap(&c, &d)
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func SwappedLater(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	swap(&c, &d)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}
