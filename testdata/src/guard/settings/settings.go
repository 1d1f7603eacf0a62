// Package settings keeps answers in structs that are set later than they are
// looked at, on some paths only, or for another record.
package settings

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func granted(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

type options struct{ Refused bool }

func unlessLater(o options, c customer.Customer) {
	if !o.Refused {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SetLater(c customer.Customer) bool {
	var o options
	unlessLater(o, c)
	o.Refused = !granted(c)
	return o.Refused
}

func unlessSometimes(o options, c customer.Customer) {
	if !o.Refused {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SetSometimes(c customer.Customer) {
	var o options
	if c.Enabled {
		o.Refused = !granted(c)
	}
	unlessSometimes(o, c)
}

func unlessReset(o options, c customer.Customer) {
	if !o.Refused {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Reset(c customer.Customer) {
	var o options
	o.Refused = !granted(c)
	if c.Enabled {
		o = options{}
	}
	unlessReset(o, c)
}

func unless(o options, c customer.Customer) {
	if !o.Refused {
		acme.Send(c.Email)
	}
}

func SetBefore(c customer.Customer) {
	var o options
	o.Refused = !granted(c)
	unless(o, c)
}

type decision struct{ Denied bool }

func sometimes(c customer.Customer) decision {
	var d decision
	if c.Enabled {
		d.Denied = !granted(c)
	}
	return d
}

func DecidedSometimes(c customer.Customer) {
	if d := sometimes(c); !d.Denied {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func sometimesAt(c customer.Customer) *decision {
	d := &decision{}
	if c.Enabled {
		d.Denied = !granted(c)
	}
	return d
}

func DecidedSometimesByPointer(c customer.Customer) {
	if d := sometimesAt(c); !d.Denied {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func always(c customer.Customer) decision {
	var d decision
	d.Denied = !granted(c)
	return d
}

func Decided(c customer.Customer) {
	if d := always(c); !d.Denied {
		acme.Send(c.Email)
	}
}

type job struct {
	customer customer.Customer
	granted  bool
}

func newJob(c customer.Customer) job { return job{customer: c, granted: granted(c)} }

func (j job) send() {
	if j.granted {
		acme.Send(j.customer.Email)
	}
}

// Job asks and keeps the answer beside the customer.
func Job(c customer.Customer) { newJob(c).send() }

type copied struct {
	customer customer.Customer
	granted  bool
}

func newCopied(c customer.Customer) copied { return copied{customer: c, granted: granted(c)} }

func (j copied) with(c customer.Customer) copied {
	j.customer = c
	return j
}

func (j copied) send() {
	if j.granted {
		acme.Send(j.customer.Email) // want "Customer.Email.*consentcheck"
	}
}

// Copied sends another's data with the answer of the first.
func Copied(c, d customer.Customer) { newCopied(c).with(d).send() }

type pointed struct {
	customer *customer.Customer
	granted  bool
}

func newPointed(c *customer.Customer) *pointed { return &pointed{customer: c, granted: granted(*c)} }

func (j *pointed) with(c *customer.Customer) *pointed {
	k := *j
	k.customer = c
	return &k
}

func (j *pointed) send() {
	if j.granted {
		acme.Send(j.customer.Email) // want "Customer.Email.*consentcheck"
	}
}

// Pointed does so behind a pointer.
func Pointed(c, d *customer.Customer) { newPointed(c).with(d).send() }

type moved struct {
	customer customer.Customer
	granted  bool
}

func newMoved(c customer.Customer) moved { return moved{customer: c, granted: granted(c)} }

func (m *moved) move(c customer.Customer) { m.customer = c }

func (m *moved) count(seen *int) { *seen++ }

func Moved(c, d customer.Customer) {
	m := newMoved(c)
	m.move(d)
	if m.granted {
		acme.Send(m.customer.Email) // want "Customer.Email.*consentcheck"
	}
}

func NotMoved(c customer.Customer, seen *int) {
	m := newMoved(c)
	m.count(seen)
	if m.granted {
		acme.Send(m.customer.Email)
	}
}

func (m moved) with(c customer.Customer) moved {
	m.customer = c
	return m
}

func HandedBack(c, d customer.Customer) {
	m := newMoved(c).with(d)
	if m.granted {
		acme.Send(m.customer.Email) // want "Customer.Email.*consentcheck"
	}
}
