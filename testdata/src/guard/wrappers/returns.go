package wrappers

import (
	"fmt"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func named(c customer.Customer) (ok bool) {
	defer func() { fmt.Println("asked") }()
	if c.Plan == "" {
		return
	}
	ok = consent.Granted(c.ID, consent.Marketing)
	return
}

func Named(c customer.Customer) {
	if named(c) {
		acme.Send(c.Email)
	}
}

func forced(c customer.Customer) (ok bool) {
	defer func() { ok = true }()
	return consent.Granted(c.ID, consent.Marketing)
}

func Forced(c customer.Customer) {
	if forced(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func recovered(c customer.Customer) (err error) {
	defer func() {
		if recover() != nil {
			err = nil
		}
	}()
	consent.Must(c.ID, consent.Marketing)
	return nil
}

func Recovered(c customer.Customer) {
	if recovered(c) == nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func errorType(c customer.Customer) error {
	if !consent.Granted(c.ID, consent.Marketing) {
		return &refusal{c.ID}
	}
	return nil
}

type refusal struct{ id string }

func (r *refusal) Error() string { return "no consent of " + r.id }

func ErrorType(c customer.Customer) {
	if errorType(c) != nil {
		return
	}
	acme.Send(c.Email)
}

func nilError(c customer.Customer) error {
	var err error
	if !consent.Granted(c.ID, consent.Marketing) {
		return err
	}
	return nil
}

func NilError(c customer.Customer) {
	if nilError(c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func switched(c customer.Customer) bool {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Yes:
		return true
	default:
		return false
	}
}

func switchedWrong(c customer.Customer) bool {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Yes, consent.Undecided:
		return true
	}
	return false
}

func Switched(c customer.Customer) {
	if switched(c) {
		acme.Send(c.Email)
	}
	if switchedWrong(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func enabled(c customer.Customer) bool { return c.Enabled }

// Granted is a name, and no check.
func Granted(id string, p consent.Purpose) bool { return true }

func Unrelated(c customer.Customer) {
	if enabled(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type gate struct{}

// Granted is a method of the right name, on the wrong type.
func (gate) Granted(id string, p consent.Purpose) bool { return true }

// Allowed makes gate a consent.Checker.
func (gate) Allowed(id string, p consent.Purpose) bool { return true }

func UnrelatedMethod(c customer.Customer) {
	if (gate{}).Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if (gate{}).Allowed(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
}

func loop(cs []customer.Customer) bool {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			return false
		}
	}
	return true
}

func anyOf(cs []customer.Customer) bool {
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			return true
		}
	}
	return false
}

func AnyOf(cs []customer.Customer, d customer.Customer) {
	if anyOf(cs) {
		acme.Send(cs)      // want "Customer.Email.*consentcheck"
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func filter(cs []customer.Customer) []customer.Customer {
	var out []customer.Customer
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	}
	return out
}

func Filter(cs []customer.Customer) {
	for _, c := range filter(cs) {
		acme.Send(c.Email)
	}
	acme.Send(filter(cs))
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func filterWrong(cs []customer.Customer) []customer.Customer {
	var out []customer.Customer
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	}
	return out
}

func FilterWrong(cs []customer.Customer) {
	for _, c := range filterWrong(cs) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
