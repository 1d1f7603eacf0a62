// Package keptresults has the result of a consent check stored, ignored and
// overwritten.
package keptresults

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type decision struct {
	ok  bool
	err error
}

func StructField(c customer.Customer) {
	var d decision
	d.ok = consent.Granted(c.ID, consent.Marketing)
	if d.ok {
		acme.Send(c.Email)
	} else {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func StructLiteral(c customer.Customer) {
	d := decision{ok: consent.Granted(c.ID, consent.Marketing)}
	if d.ok {
		acme.Send(c.Email)
	}
}

func StructPointer(c customer.Customer) {
	d := &decision{}
	d.ok, d.err = consent.Lookup(c.ID, consent.Marketing)
	if d.err != nil || !d.ok {
		return
	}
	acme.Send(c.Email)
}

func StructFieldOverwritten(c customer.Customer) {
	d := &decision{}
	d.ok = consent.Granted(c.ID, consent.Marketing)
	d.ok = true
	if d.ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func (d *decision) force() { d.ok = true }

func StructFieldForced(c customer.Customer) {
	d := &decision{ok: consent.Granted(c.ID, consent.Marketing)}
	d.force()
	if d.ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func StructWholeOverwritten(c customer.Customer) {
	d := decision{ok: consent.Granted(c.ID, consent.Marketing)}
	d = decision{ok: true}
	if d.ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OtherField(c customer.Customer) {
	d := struct{ mail, ads bool }{mail: consent.Granted(c.ID, consent.Marketing), ads: true}
	if d.ads {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if d.mail {
		acme.Send(c.Email)
	}
}

func Captured(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	func() {
		if ok {
			acme.Send(c.Email)
		} else {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}()
}

func ByPointer(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	set(&ok)
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func set(p *bool) { *p = true }

func ifTold(c customer.Customer, ok bool) {
	if ok {
		acme.Send(c.Email)
	}
}

func ParameterTold(c customer.Customer) {
	ifTold(c, consent.Granted(c.ID, consent.Marketing))
}
