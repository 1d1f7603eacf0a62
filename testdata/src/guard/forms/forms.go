// Package forms has a consent check in every control structure, each beside
// the twin that is wrong.
package forms

import (
	"errors"
	"fmt"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func If(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	acme.Send(c.Email) // want "Customer.Email.* reaches Acme without a consent check.*consentcheck"
}

func Unguarded(c customer.Customer) {
	acme.Send(c.Email) // want `user.contact.email \(Customer.Email\) reaches Acme without a consent check or purpose tag.*consentcheck`
}

func EarlyReturn(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email)
}

func EarlyReturnForgotten(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		fmt.Println("no consent")
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func EarlyReturnInverted(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
}

func Inverted(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
	}
}

func Else(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	} else {
		acme.Send(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
	}
}

func ElseOfNot(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
	} else {
		acme.Send(c.Email)
	}
}

func ElseIf(c customer.Customer, plan string) {
	if plan == "free" {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	} else if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	} else {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func BothBranches(c customer.Customer, plan string) {
	if plan == "free" {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	} else if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email)
}

func OneBranch(c customer.Customer, plan string) {
	if plan == "free" {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Nested(c customer.Customer, plan string) {
	if consent.Granted(c.ID, consent.Marketing) {
		if plan != "" {
			for range 3 {
				acme.Send(c.Email)
			}
		}
	}
	if plan != "" {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ErrorForm(c customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func ErrorFormWrapped(c customer.Customer) (err error) {
	if err = consent.Require(c.ID, consent.Marketing); err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	acme.Send(c.Email)
	return
}

func ErrorFormPositive(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err == nil {
		acme.Send(c.Email)
	}
	if nil == consent.Require(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
}

func ErrorFormInverted(c customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err == nil {
		return nil
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func ErrorLogged(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		fmt.Println(err)
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func ErrorIs(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); errors.Is(err, consent.ErrMissing) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func Pair(c customer.Customer) error {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return err
	}
	if !ok {
		return nil
	}
	acme.Send(c.Email)
	return nil
}

func PairInOne(c customer.Customer) {
	if ok, err := consent.Lookup(c.ID, consent.Marketing); err != nil || !ok {
		return
	}
	acme.Send(c.Email)
}

func PairOnlyError(c customer.Customer) error {
	_, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func PairWrongOperator(c customer.Customer) {
	if ok, err := consent.Lookup(c.ID, consent.Marketing); err != nil && !ok {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func Switch(c customer.Customer, plan string) {
	switch {
	case plan == "":
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	case consent.Granted(c.ID, consent.Marketing):
		acme.Send(c.Email)
	default:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SwitchNot(c customer.Customer) {
	switch {
	case !consent.Granted(c.ID, consent.Marketing):
		return
	}
	acme.Send(c.Email)
}

func SwitchFallthrough(c customer.Customer, plan string) {
	switch {
	case consent.Granted(c.ID, consent.Marketing):
		acme.Send(c.Email)
		fallthrough
	case plan == "":
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SwitchBool(c customer.Customer) {
	switch consent.Granted(c.ID, consent.Marketing) {
	case true:
		acme.Send(c.Email)
	case false:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SwitchState(c customer.Customer) {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Yes:
		acme.Send(c.Email)
	case consent.No:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	default:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SwitchTwoStates(c customer.Customer) {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Yes, consent.Undecided:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func State(c customer.Customer) {
	if consent.Status(c.ID, consent.Marketing) == consent.Yes {
		acme.Send(c.Email)
	}
	if s := consent.Status(c.ID, consent.Marketing); s == consent.Undecided {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func StateNotYes(c customer.Customer) {
	if consent.Status(c.ID, consent.Marketing) != consent.Yes {
		return
	}
	acme.Send(c.Email)
}

func StateNotNo(c customer.Customer) {
	if consent.Status(c.ID, consent.Marketing) == consent.No {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func StateGreater(c customer.Customer) {
	if consent.Status(c.ID, consent.Marketing) >= consent.Yes {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
