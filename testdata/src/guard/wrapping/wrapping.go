// Package wrapping has more ways to put a function around a consent check.
package wrapping

import (
	"errors"

	"guard/inferred"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

type base struct{}

func (base) may(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

func (base) always(c customer.Customer) bool { return true }

type service struct {
	base
	inferred.Gate
}

func Embedded(s service, c customer.Customer) {
	if s.may(c) {
		acme.Send(c.Email)
	}
	if s.always(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if s.Open(c) {
		acme.Send(c.Email)
	}
}

func MethodValue(s service, c customer.Customer) {
	may := s.may
	if may(c) {
		acme.Send(c.Email)
	}
	always := s.always
	if always(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var mayVar = func(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

var mayFunc = inferred.Needed

var mayChanged = func(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

// Open opens the gate for all.
func Open() { mayChanged = func(customer.Customer) bool { return true } }

func PackageVariable(c customer.Customer) {
	if mayVar(c) {
		acme.Send(c.Email)
	}
	if !mayFunc(c) {
		acme.Send(c.Email)
	}
	if mayChanged(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func checker(p consent.Purpose) func(customer.Customer) bool {
	return func(c customer.Customer) bool { return consent.Granted(c.ID, p) }
}

func Made(c customer.Customer) {
	if checker(consent.Marketing)(c) {
		mailer.Mail(c.Email)
	}
	if checker(consent.Support)(c) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func constrained[T inferred.Gate](g T, c customer.Customer) {
	if g.Open(c) {
		acme.Send(c.Email)
	}
}

func Constrained(c customer.Customer) { constrained(inferred.Strict{}, c) }

func state(c customer.Customer) consent.State {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return consent.Undecided
	}
	if ok {
		return consent.Yes
	}
	return consent.No
}

func stateWrong(c customer.Customer) consent.State {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil || ok {
		return consent.Yes
	}
	return consent.No
}

func States(c customer.Customer) {
	if state(c) == consent.Yes {
		acme.Send(c.Email)
	}
	if state(c) != consent.No {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	switch state(c) {
	case consent.Yes:
		acme.Send(c.Email)
	default:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if stateWrong(c) == consent.Yes {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

func refusal(c customer.Customer) string {
	if c.Plan == "" {
		return "no plan"
	}
	if !consent.Granted(c.ID, consent.Marketing) {
		return "no consent"
	}
	return ""
}

func refusalWrong(c customer.Customer) string {
	if !consent.Granted(c.ID, consent.Marketing) {
		return c.Plan
	}
	return ""
}

func Reasons(c customer.Customer) {
	if reason := refusal(c); reason != "" {
		return
	}
	acme.Send(c.Email)
}

func ReasonsWrong(c customer.Customer) {
	if reason := refusalWrong(c); reason != "" {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func code(c customer.Customer) int {
	if consent.Require(c.ID, consent.Marketing) != nil {
		return 403
	}
	return 0
}

func Codes(c customer.Customer) {
	if code(c) == 0 {
		acme.Send(c.Email)
	}
	if code(c) == 403 {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func steps(c customer.Customer) error {
	for _, f := range []func(customer.Customer) error{first, second} {
		if err := f(c); err != nil {
			return err
		}
	}
	return nil
}

func first(c customer.Customer) error  { return consent.Require(c.ID, consent.Marketing) }
func second(c customer.Customer) error { return nil }

func SwitchErr(c customer.Customer) {
	switch err := first(c); {
	case err == nil:
		acme.Send(c.Email)
	case errors.Is(err, consent.ErrMissing):
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
	switch err := second(c); {
	case err == nil:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func maybe(c customer.Customer) (*customer.Customer, bool) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return nil, false
	}
	return &c, true
}

func Maybe(c customer.Customer) {
	if p, ok := maybe(c); ok {
		acme.Send(p.Email)
		acme.Send(c.Email)
	}
	if p, _ := maybe(c); p != nil {
		acme.Send(p.Email)
	}
	if _, ok := maybe(c); !ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func deep(c customer.Customer) bool   { return deeper(c) && c.Plan != "" }
func deeper(c customer.Customer) bool { return !deepest(&c) }
func deepest(c *customer.Customer) (refused bool) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		refused = true
	}
	return
}

func Deep(c customer.Customer) {
	if !deep(c) {
		return
	}
	acme.Send(c.Email)
}
