// Package deferring has checks whose result a deferred function changes, or may
// bring about after a panic.
package deferring

import (
	"errors"
	"fmt"
	"iter"
	"sync"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

var mu sync.Mutex

func locked(c customer.Customer) error {
	mu.Lock()
	defer mu.Unlock()
	return consent.Require(c.ID, consent.Marketing)
}

func Locked(c customer.Customer) {
	if locked(c) != nil {
		return
	}
	acme.Send(c.Email)
}

func wrapping(c customer.Customer) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("asking %s: %w", c.ID, err)
		}
	}()
	return consent.Require(c.ID, consent.Marketing)
}

func Wrapping(c customer.Customer) {
	if wrapping(c) != nil {
		return
	}
	acme.Send(c.Email)
}

func swallowing(c customer.Customer) (err error) {
	defer func() {
		if err != nil {
			println(err.Error())
			err = nil
		}
	}()
	return consent.Require(c.ID, consent.Marketing)
}

func Swallowing(c customer.Customer) {
	if swallowing(c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func agreeing(c customer.Customer) (ok bool) {
	defer func() { ok = true }()
	return consent.Granted(c.ID, consent.Marketing)
}

func Agreeing(c customer.Customer) {
	if agreeing(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func recovering(c customer.Customer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			println("recovered")
		}
	}()
	return consent.Require(c.ID, consent.Marketing)
}

func Recovering(c customer.Customer) {
	if recovering(c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func refusing(c customer.Customer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("recovered")
		}
	}()
	return consent.Require(c.ID, consent.Marketing)
}

func Refusing(c customer.Customer) {
	if refusing(c) != nil {
		return
	}
	acme.Send(c.Email)
}

func sometimesRefusing(c customer.Customer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if r == "odd" {
				err = errors.New("recovered")
			}
		}
	}()
	return consent.Require(c.ID, consent.Marketing)
}

func SometimesRefusing(c customer.Customer) {
	if sometimesRefusing(c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

var errNo = errors.New("no")

// Lenient makes everything fine.
func Lenient() { errNo = nil }

func may(c customer.Customer) error {
	if consent.Granted(c.ID, consent.Marketing) {
		return nil
	}
	return errNo
}

func NoSentinel(c customer.Customer) {
	if may(c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

var errNever = errors.New("never")

func must(c customer.Customer) error {
	if consent.Granted(c.ID, consent.Marketing) {
		return nil
	}
	return errNever
}

func Sentinel(c customer.Customer) {
	if must(c) != nil {
		return
	}
	acme.Send(c.Email)
}

func PreviousOfAnIterator(cs iter.Seq[customer.Customer]) {
	var prev customer.Customer
	for c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(prev.Email) // want "Customer.Email.*consentcheck"
		}
		prev = c
	}
}

func LatestOfAnIterator(cs iter.Seq[customer.Customer]) {
	var latest customer.Customer
	for c := range cs {
		latest = c
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(latest.Email)
		}
	}
	_ = latest
}
