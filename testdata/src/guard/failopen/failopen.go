// Package failopen has consent lookups whose error lets the data go.
package failopen

import (
	"errors"
	"fmt"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func ElseIf(c customer.Customer) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		fmt.Println(err)
	} else if !ok {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*when the consent check consent.Lookup fails: its error does not stop it.*failopen"
}

func Closed(c customer.Customer) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		fmt.Println(err)
		return
	} else if !ok {
		return
	}
	acme.Send(c.Email)
}

func SentInErrorPath(c customer.Customer) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		acme.Send(c.Email) // want "Customer.Email.*failopen"
		return
	}
	if ok {
		acme.Send(c.Email)
	}
}

func Default(c customer.Customer) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		ok = true
	}
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*failopen"
	}
}

func DefaultClosed(c customer.Customer) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		ok = false
	}
	if ok {
		acme.Send(c.Email)
	}
}

func Or(c customer.Customer) {
	if ok, err := consent.Lookup(c.ID, consent.Marketing); err != nil || ok {
		acme.Send(c.Email) // want "Customer.Email.*failopen"
	}
}

func And(c customer.Customer) {
	if ok, err := consent.Lookup(c.ID, consent.Marketing); err == nil && ok {
		acme.Send(c.Email)
	}
}

func ErrorGoesOn(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		fmt.Println("going on:", err)
	}
	acme.Send(c.Email) // want "Customer.Email.*failopen"
}

func OnlyOneError(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	if errors.Is(err, consent.ErrMissing) {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*(failopen|consentcheck)"
	return nil
}

func ContinuesLoop(cs []customer.Customer) {
	for _, c := range cs {
		ok, err := consent.Lookup(c.ID, consent.Marketing)
		if err != nil {
			fmt.Println(err)
			continue
		}
		if ok {
			acme.Send(c.Email)
		}
	}
}

func GoesOnInLoop(cs []customer.Customer) {
	for _, c := range cs {
		ok, err := consent.Lookup(c.ID, consent.Marketing)
		if err == nil && !ok {
			continue
		}
		acme.Send(c.Email) // want "Customer.Email.*failopen"
	}
}

func Deferred(c customer.Customer) (err error) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil || !ok {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func GotoOnError(c customer.Customer) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		goto send
	}
	if !ok {
		return
	}
send:
	acme.Send(c.Email) // want "Customer.Email.*failopen"
}

func open(c customer.Customer) bool {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return true
	}
	return ok
}

func Wrapper(c customer.Customer) {
	if open(c) {
		acme.Send(c.Email) // want "Customer.Email.*(failopen|consentcheck)"
	}
}

func closed(c customer.Customer) bool {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return false
	}
	return ok
}

func ClosedWrapper(c customer.Customer) {
	if closed(c) {
		acme.Send(c.Email)
	}
}

func ErrorOnlyUsed(c customer.Customer) {
	ok, _ := consent.Lookup(c.ID, consent.Marketing)
	if ok {
		acme.Send(c.Email)
	}
}
