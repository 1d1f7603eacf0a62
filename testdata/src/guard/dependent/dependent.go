// Package dependent has consent that depends on another condition, which is
// asked for again before the data goes.
package dependent

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func SameAnswer(c customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if due && !ok {
		return
	}
	if !due {
		return
	}
	acme.Send(c.Email)
}

func OtherAnswer(c customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if due && !ok {
		return
	}
	if due {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func AskedWhereDue(c customer.Customer, due bool) error {
	if due {
		if err := consent.Require(c.ID, consent.Marketing); err != nil {
			return err
		}
	}
	println(c.ID)
	if due {
		acme.Send(c.Email)
	}
	return nil
}

func AskedWhereNotDue(c customer.Customer, due bool) error {
	if !due {
		if err := consent.Require(c.ID, consent.Marketing); err != nil {
			return err
		}
	}
	if due {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	return nil
}

func ByPointer(c *customer.Customer, mail *string) {
	if mail != nil && !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	if mail != nil {
		acme.Send(c.Email)
	}
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func Reassigned(c *customer.Customer, due bool, later func() bool) {
	if due && !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	due = later()
	if due {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Replaced(c, d *customer.Customer, due bool) {
	if due && !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	c = d
	if due {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func EachTurn(cs []*customer.Customer, due bool) {
	for _, c := range cs {
		if due && !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		println(c.ID)
		if due {
			acme.Send(c.Email)
		}
	}
}

func PreviousTurn(cs []*customer.Customer, due bool) {
	for i, c := range cs {
		if i > 0 && due {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		if due && !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
}

func Asked(c *customer.Customer, next func() bool) {
	for next() {
		due := next()
		if due && !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		if due {
			acme.Send(c.Email)
		}
	}
}

func AskedAgain(cs []*customer.Customer, next func() bool) {
	due := false
	for _, c := range cs {
		if due {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		due = next()
		if due && !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
}

func Either(c *customer.Customer, a, b bool) {
	if a && !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	if a || b {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if a && b {
		acme.Send(c.Email)
	}
}
