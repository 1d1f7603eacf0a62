// Package results has the result of a consent check stored, ignored and
// overwritten.
package results

import (
	"fmt"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Variable(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	fmt.Println("asked")
	if !ok {
		return
	}
	acme.Send(c.Email)
}

func Ignored(c customer.Customer) {
	consent.Granted(c.ID, consent.Marketing)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Blank(c customer.Customer) {
	_ = consent.Granted(c.ID, consent.Marketing)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Logged(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	fmt.Println("consent", ok)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func BlankError(c customer.Customer) {
	_ = consent.Require(c.ID, consent.Marketing)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Overwritten(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	ok = true
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OverwrittenByOther(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	ok = c.Enabled
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OverwrittenError(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	_, err = fmt.Println("asked")
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func OverwrittenByCheck(c customer.Customer) {
	ok := c.Enabled
	ok = consent.Granted(c.ID, consent.Marketing)
	if ok {
		acme.Send(c.Email)
	}
}

func Shadowed(c customer.Customer) {
	ok := true
	if c.Plan != "" {
		ok := consent.Granted(c.ID, consent.Marketing)
		_ = ok
	}
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func CapturedAndOverwritten(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	force := func() { ok = true }
	force()
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func CapturedOverwrittenOutside(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	send := func() {
		if ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
	ok = true
	send()
}

func SetInLiteral(c customer.Customer) {
	var ok bool
	func() { ok = consent.Granted(c.ID, consent.Marketing) }()
	if ok {
		acme.Send(c.Email)
	}
}

func ifToldWrong(c customer.Customer, ok bool) {
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ParameterToldTwice(c customer.Customer) {
	ifToldWrong(c, consent.Granted(c.ID, consent.Marketing))
	ifToldWrong(c, true)
}

func ifRefused(c customer.Customer, refused bool) {
	if refused {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ParameterInverted(c customer.Customer) {
	ifRefused(c, !consent.Granted(c.ID, consent.Marketing))
}

func regardless(c customer.Customer, ok bool) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ParameterUnused(c customer.Customer) {
	regardless(c, consent.Granted(c.ID, consent.Marketing))
}

var last bool

func PackageVariable(c customer.Customer) {
	last = consent.Granted(c.ID, consent.Marketing)
}

func PackageVariableRead(c customer.Customer) {
	if last {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func InMap(cs []customer.Customer, c customer.Customer) {
	granted := map[string]bool{}
	for _, x := range cs {
		granted[x.ID] = true
	}
	if granted[c.ID] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
