// Package shortcircuit has consent checks inside boolean expressions.
package shortcircuit

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func And(c customer.Customer, due bool) {
	if due && consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	if consent.Granted(c.ID, consent.Marketing) && due {
		acme.Send(c.Email)
	}
}

func Or(c customer.Customer, due bool) {
	if due || consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(c.ID, consent.Marketing) || due {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OrReturn(c customer.Customer, due bool) {
	if !due || !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email)
}

func AndReturn(c customer.Customer, due bool) {
	if !due && !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func DeMorgan(c customer.Customer, due bool) {
	if !(due && consent.Granted(c.ID, consent.Marketing)) {
		return
	}
	acme.Send(c.Email)
}

func DeMorganWrong(c customer.Customer, due bool) {
	if !(due || consent.Granted(c.ID, consent.Marketing)) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func DeMorganOr(c customer.Customer, due bool) {
	if !(!due || !consent.Granted(c.ID, consent.Marketing)) {
		acme.Send(c.Email)
	}
	if !(!due && !consent.Granted(c.ID, consent.Marketing)) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func InsideTheCondition(c customer.Customer) {
	_ = consent.Granted(c.ID, consent.Marketing) && send(c.Email)
	_ = consent.Granted(c.ID, consent.Marketing) || report(c.Email)
}

func send(email string) bool {
	return false
}

func report(email string) bool {
	return false
}

func post(c customer.Customer) bool {
	acme.Send(c.Email)
	return true
}

func OperandGuarded(c customer.Customer) bool {
	return consent.Granted(c.ID, consent.Marketing) && post(c)
}

func drop(c customer.Customer) bool {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return true
}

func OperandUnguarded(c customer.Customer) bool {
	return consent.Granted(c.ID, consent.Marketing) || drop(c)
}

func Variable(c customer.Customer, due bool) {
	ok := due && consent.Granted(c.ID, consent.Marketing)
	if ok {
		acme.Send(c.Email)
	} else {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func VariableOr(c customer.Customer, due bool) {
	ok := due || consent.Granted(c.ID, consent.Marketing)
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func VariableNot(c customer.Customer, due bool) {
	refused := !due || !consent.Granted(c.ID, consent.Marketing)
	if refused {
		return
	}
	acme.Send(c.Email)
}

func VariableNotWrong(c customer.Customer, due bool) {
	refused := !due && !consent.Granted(c.ID, consent.Marketing)
	if refused {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Narrowed(c customer.Customer, due, open bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	ok = ok && due
	if open {
		ok = ok && len(c.Plan) > 0
	}
	if ok {
		acme.Send(c.Email)
	}
}

func Widened(c customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	ok = ok || due
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func NarrowedToFalse(c customer.Customer, closed bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if closed {
		ok = false
	}
	if ok {
		acme.Send(c.Email)
	}
}

func WidenedToTrue(c customer.Customer, internal bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if internal {
		ok = true
	}
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SetInBranch(c customer.Customer, plan string) {
	ok := false
	if plan != "" {
		ok = consent.Granted(c.ID, consent.Marketing)
	}
	if ok {
		acme.Send(c.Email)
	}
}

func SetInOneBranch(c customer.Customer, plan string) {
	ok := true
	if plan != "" {
		ok = consent.Granted(c.ID, consent.Marketing)
	}
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Three(c customer.Customer, a, b bool) {
	if a && (b || c.Plan != "") && consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	if a && (b || consent.Granted(c.ID, consent.Marketing)) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if (a && consent.Granted(c.ID, consent.Marketing)) || (b && consent.Granted(c.ID, consent.Marketing)) {
		acme.Send(c.Email)
	}
	if (a && consent.Granted(c.ID, consent.Marketing)) || b {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func BitwiseLike(c customer.Customer, a bool) {
	if consent.Granted(c.ID, consent.Marketing) != a {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
