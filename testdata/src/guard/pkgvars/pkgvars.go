// Package pkgvars discloses from the initialisers of package variables.
package pkgvars

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

// Hook is a literal.
var Hook = func(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

// GuardedHook is a literal with a check.
var GuardedHook = func(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
}

// Commands holds literals.
var Commands = map[string]func(customer.Customer){
	"mail": func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	},
}

type command struct {
	Name string
	Run  func(c customer.Customer) error
}

var mail = &command{
	Name: "mail",
	Run: func(c customer.Customer) error {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		return nil
	},
}

var _ = start(customer.Get("first"))

func start(c customer.Customer) bool {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return true
}

var _ = startGuarded(customer.Get("first"))

func startGuarded(c customer.Customer) bool {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	return true
}

func listed(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

// List hands listed out.
var List = []func(customer.Customer){listed}

func Listed(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		listed(c)
	}
}

var sent = func() bool {
	c := customer.Get("first")
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return true
}()
