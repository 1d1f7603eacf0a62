// Package successors puts one record of a value in the place of another one.
package successors

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type queue struct {
	current, next *customer.Customer
	table         map[string]*customer.Customer
}

func (q *queue) advance() { q.current = q.next }

func (q *queue) reload() { q.current, _ = customer.Load(q.current.ID) }

func Assigned(q *queue) {
	if !consent.Granted(q.current.ID, consent.Marketing) {
		return
	}
	acme.Send(q.current.Email)
	q.current = q.next
	acme.Send(q.current.Email) // want "Customer.Email.*consentcheck"
}

func Advanced(q *queue) {
	if !consent.Granted(q.current.ID, consent.Marketing) {
		return
	}
	q.advance()
	acme.Send(q.current.Email) // want "Customer.Email.*consentcheck"
}

func AdvancedBefore(q *queue) {
	q.advance()
	if consent.Granted(q.current.ID, consent.Marketing) {
		acme.Send(q.current.Email)
	}
}

func Reloaded(q *queue) {
	if !consent.Granted(q.current.ID, consent.Marketing) {
		return
	}
	q.current, _ = customer.Load(q.current.ID)
	acme.Send(q.current.Email)
}

type node struct {
	customer customer.Customer
	next     *node
}

type cursor struct{ at *node }

func Stepped(c *cursor) {
	if !consent.Granted(c.at.customer.ID, consent.Marketing) {
		return
	}
	acme.Send(c.at.customer.Email)
	c.at = c.at.next
	acme.Send(c.at.customer.Email) // want "Customer.Email.*consentcheck"
}

func Walked(c *cursor) {
	for ; c.at != nil; c.at = c.at.next {
		if consent.Granted(c.at.customer.ID, consent.Marketing) {
			acme.Send(c.at.customer.Email)
		}
	}
}

func WalkedFromTheFirst(c *cursor) {
	if !consent.Granted(c.at.customer.ID, consent.Marketing) {
		return
	}
	for ; c.at != nil; c.at = c.at.next {
		acme.Send(c.at.customer.Email) // want "Customer.Email.*consentcheck"
	}
}

func Entry(q *queue, name string) {
	if c, ok := q.table[name]; ok && consent.Granted(c.ID, consent.Marketing) {
		acme.Send(q.table[name].Email)
	}
}

func EntryReplaced(q *queue, name string, other *customer.Customer) {
	if !consent.Granted(q.table[name].ID, consent.Marketing) {
		return
	}
	q.table[name] = other
	acme.Send(q.table[name].Email) // want "Customer.Email.*consentcheck"
}

func EntryPutBack(q *queue, name string) {
	c := q.table[name]
	if c == nil || !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	c.Plan = "paid"
	q.table[name] = c
	acme.Send(q.table[name].Email)
}
