// Package obliged calls, from another package, functions that leave the check
// to their callers.
package obliged

import (
	"guard/obligations"

	"guardstubs/consent"
	"guardstubs/customer"
)

func Guarded(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		obligations.Deferred(c)
	}
}

func Unguarded(c customer.Customer) {
	obligations.Deferred(c) // want "Customer.Email.*consentcheck"
}

func Other(a, b customer.Customer) {
	if !consent.Granted(a.ID, consent.Marketing) {
		return
	}
	obligations.Deferred(b) // want "Customer.Email.*another data subject.*consentcheck"
}

func Tagged(c customer.Customer) {
	//consentvet:purpose support
	obligations.Deferred(c)
}

//consentvet:caller-checks
func Again(c *customer.Customer) {
	obligations.Deferred(*c)
}

func OfAgain(c *customer.Customer) {
	Again(c) // want "Customer.Email.*consentcheck"
	if c.MarketingOptIn {
		Again(c)
	}
}

func helper(c customer.Customer) {
	obligations.Deferred(c)
}

func OfHelper(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		helper(c)
	}
}
