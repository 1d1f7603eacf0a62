// Package whichone has literals and helpers that send of one element of a list, and
// helpers that return one of two customers.
package whichone

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func NextInALiteral(list []customer.Customer) {
	for i := range list {
		if !consent.Granted(list[i].ID, consent.Marketing) {
			continue
		}
		func(j int) {
			acme.Send(list[j].Email) // want "Customer.Email.*consentcheck"
		}((i + 1) % len(list))
		next := (i + 1) % len(list)
		func() {
			acme.Send(list[next].Email) // want "Customer.Email.*consentcheck"
		}()
		func(j int) { acme.Send(list[j].Email) }(i)
	}
}

func NextInAGoroutine(list []customer.Customer) {
	for i := range list {
		if !consent.Granted(list[i].ID, consent.Marketing) {
			continue
		}
		go func(j int) {
			acme.Send(list[j].Email) // want "Customer.Email.*consentcheck"
		}((i + 1) % len(list))
		go func(j int) { acme.Send(list[j].Email) }(i)
	}
}

func sendOne(list []customer.Customer, i int) { acme.Send(list[i].Email) }

func sendOther(list []customer.Customer, i int) {
	acme.Send(list[i].Email) // want "Customer.Email.*consentcheck"
}

func ByHelper(list []customer.Customer) {
	for i := range list {
		if consent.Granted(list[i].ID, consent.Marketing) {
			sendOne(list, i)
			sendOther(list, len(list)-i-1)
		}
	}
}

func pick(a, b customer.Customer, second bool) customer.Customer {
	if second {
		return b
	}
	return a
}

func first[T any](a, b T, second bool) T {
	if second {
		return b
	}
	return a
}

func Picked(a, b customer.Customer, second bool) {
	if !consent.Granted(a.ID, consent.Marketing) {
		return
	}
	acme.Send(pick(a, b, second).Email)  // want "Customer.Email.*consentcheck"
	acme.Send(first(a, b, second).Email) // want "Customer.Email.*consentcheck"
	if consent.Granted(b.ID, consent.Marketing) {
		acme.Send(pick(a, b, second).Email)
	}
}

func PickedPointer(a, b *customer.Customer, second bool) {
	x := first(a, b, second)
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(x.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(x.ID, consent.Marketing) {
		acme.Send(x.Email)
	}
}

func PickedAndKept(a, b customer.Customer, second bool) {
	x := pick(a, b, second)
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(x.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(x.ID, consent.Marketing) {
		acme.Send(x.Email)
	}
	if consent.Granted(a.ID, consent.Marketing) && consent.Granted(b.ID, consent.Marketing) {
		acme.Send(x.Email)
	}
}

func andAnother(list ...customer.Customer) []customer.Customer {
	return append(list, customer.Customer{ID: "x", Email: "x@example.com"})
}

func Listed(a, b customer.Customer) {
	for _, x := range andAnother(a, b) {
		if consent.Granted(x.ID, consent.Marketing) {
			acme.Send(x.Email)
			acme.Send(a.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ListedOther(a, b customer.Customer) {
	for _, x := range andAnother(a, b) {
		if consent.Granted(a.ID, consent.Marketing) {
			acme.Send(x.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func sendIf(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email)
	}
}

func sendIfOther(ok bool, c customer.Customer) {
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ListedAndTold(a, b customer.Customer) {
	for _, x := range andAnother(a, b) {
		sendIf(consent.Granted(x.ID, consent.Marketing), x)
		sendIfOther(consent.Granted(a.ID, consent.Marketing), x)
	}
}
