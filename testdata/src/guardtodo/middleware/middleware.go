// Package middleware has functions that run only where consent was checked.
package middleware

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Nested() consent.Handler {
	return consent.Logging("", consent.Middleware(consent.Marketing, consent.Logging("", consent.HandlerFunc(func(c customer.Customer) {
		acme.Send(c.Email)
	}))))
}
