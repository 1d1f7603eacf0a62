// Package lookup asks a check that may fail.
package lookup

import (
	"errors"

	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

var _ = consent.Granted

// Box is generic.
type Box[T any] struct{ v T }

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

func Results(c customer.Customer) (int, [2]string, Box[int], map[string]int, error) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return 1, [2]string{}, Box[int]{1}, nil, errors.New("x")
}

func Named(c *customer.Customer) (n int, err error) {
	ok := true
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	if ok {
		n = 1
	}
	return n, err
}

func Generic[T any](c customer.Customer, v T) T {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return v
}

// Head sends in the head of the loop, which is before it.
func Head(c customer.Customer) int {
	for i := sent(mailer.Mail, c.Email); i > 0; i-- { // fix "Return early without consent for marketing"
	}
	return 1
}

func sent(f func(any), s string) int { f(s); return 3 }

// Anonymous returns what has no name.
func Anonymous(c customer.Customer) struct{ n int } {
	mailer.Mail(c.Email) // nofix
	return struct{ n int }{1}
}
