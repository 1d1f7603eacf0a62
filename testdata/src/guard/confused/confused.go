// Package confused checks one customer and, after a detour, sends another.
package confused

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Chosen(c, d customer.Customer) {
	x := d
	if consent.Granted(c.ID, consent.Marketing) {
		x = c
	}
	acme.Send(x.Email) // want "Customer.Email.*consentcheck"
}

func ChosenPointer(c, d *customer.Customer) {
	x := d
	if consent.Granted(c.ID, consent.Marketing) {
		x = c
	}
	acme.Send(x.Email) // want "Customer.Email.*consentcheck"
}

func IDKept(c, d customer.Customer) {
	id := c.ID
	c = d
	if consent.Granted(id, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Swapped(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	c, d = d, c
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func load(id string) (customer.Customer, bool) {
	return customer.Get(id), consent.Granted(id, consent.Marketing)
}

func LoadedWithAnswer(id, friend string) {
	c, ok := load(id)
	d, _ := load(friend)
	if ok {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func AnswersInMap(c, d customer.Customer) {
	answers := map[string]bool{"c": consent.Granted(c.ID, consent.Marketing), "d": true}
	if answers["d"] {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func AnswersInSlice(cs []customer.Customer) {
	var answers []bool
	for _, c := range cs {
		answers = append(answers, consent.Granted(c.ID, consent.Marketing))
	}
	if answers[0] {
		acme.Send(cs[1].Email) // want "Customer.Email.*consentcheck"
	}
}

func AnswerInChannel(c, d customer.Customer) {
	ch := make(chan bool, 1)
	ch <- consent.Granted(c.ID, consent.Marketing)
	if <-ch {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func mayRecursive(c customer.Customer, n int) bool {
	if n == 0 {
		return true
	}
	return consent.Granted(c.ID, consent.Marketing) && mayRecursive(c, n-1)
}

func Recursive(c customer.Customer) {
	if mayRecursive(c, 3) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
