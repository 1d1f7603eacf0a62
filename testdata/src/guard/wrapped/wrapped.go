// Package wrapped has functions around consent checks, for other packages.
package wrapped

import (
	"errors"
	"fmt"

	"guardstubs/consent"
	"guardstubs/customer"
)

// ErrNo says that there is no consent.
var ErrNo = errors.New("no consent")

// Assert returns an error without consent.
func Assert(c *customer.Customer) error {
	if !consent.Granted(c.ID, consent.Marketing) {
		return ErrNo
	}
	return nil
}

// AssertWrapped wraps the error of a check.
func AssertWrapped(id string) error {
	if err := consent.Require(id, consent.Marketing); err != nil {
		return fmt.Errorf("%w: %v", ErrNo, err)
	}
	return nil
}

// Demand panics without consent.
func Demand(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		panic(ErrNo)
	}
}

// May is true with consent.
func May(c customer.Customer) bool {
	return c.Plan != "" && consent.Granted(c.ID, consent.Marketing)
}

// MayNot is true without consent.
func MayNot(c customer.Customer) bool {
	return !consent.Granted(c.ID, consent.Marketing)
}

// Consenting returns the customer with consent, else nil.
func Consenting(id string) *customer.Customer {
	if !consent.Granted(id, consent.Marketing) {
		return nil
	}
	c, err := customer.Load(id)
	if err != nil {
		return nil
	}
	return c
}

// For takes the purpose.
func For(c customer.Customer, p consent.Purpose) (bool, error) {
	ok, err := consent.Lookup(c.ID, p)
	if err != nil {
		return false, err
	}
	return ok, nil
}

// Always is true with and without consent.
func Always(c customer.Customer) bool {
	if consent.Granted(c.ID, consent.Marketing) {
		return true
	}
	fmt.Println("no consent")
	return true
}

// OrPaying is true for paying customers too.
func OrPaying(c customer.Customer) bool {
	if c.Plan == "gold" {
		return true
	}
	return consent.Granted(c.ID, consent.Marketing)
}

// Swallow loses the error.
func Swallow(c customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		fmt.Println(err)
	}
	return nil
}

// Open is true when consent is not known.
func Open(c customer.Customer) bool {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return true
	}
	return ok
}
