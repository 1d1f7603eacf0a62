// Package behindcheck hands functions to helpers that run them where consent
// holds, and to some that do not.
package behindcheck

import (
	"guard/behindcheck/helpers"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Callback(c customer.Customer) {
	helpers.With(c, func() { acme.Send(c.Email) })
}

func OfAnother(c, d customer.Customer) {
	helpers.With(d, func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func OnOneWayOnly(c customer.Customer) {
	helpers.Sometimes(c, func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func Stored(c customer.Customer) {
	helpers.Kept(c, func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func ForEach(cs []customer.Customer) {
	helpers.Each(cs, func(c customer.Customer) { acme.Send(c.Email) })
}

func FirstForEach(cs []customer.Customer) {
	helpers.Each(cs, func(c customer.Customer) {
		acme.Send(cs[0].Email) // want "Customer.Email.*consentcheck"
	})
}

func send(c customer.Customer) { acme.Send(c.Email) }

// Handler is what others call.
var Handler = helpers.Guard(send)

func sendBoth(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

var (
	Guarded = helpers.Guard(sendBoth)
	Open    = sendBoth
)

func sendIf(ok bool, f func()) {
	if ok {
		f()
	}
}

func Conditional(c customer.Customer) {
	sendIf(consent.Granted(c.ID, consent.Marketing), func() { acme.Send(c.Email) })
	sendIf(c.Plan != "", func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}
