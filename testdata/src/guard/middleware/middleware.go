// Package middleware has functions that run only where consent was checked.
package middleware

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

func handle(c customer.Customer) { acme.Send(c.Email) }

// Routes wraps handle.
var Routes = []consent.Handler{consent.Middleware(consent.Marketing, consent.HandlerFunc(handle))}

func bare(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Bare() consent.Handler { return consent.HandlerFunc(bare) }

func logged(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Logged() consent.Handler {
	return consent.Logging(consent.Marketing, consent.HandlerFunc(logged))
}

func Literal() consent.Handler {
	return consent.Middleware(consent.Marketing, consent.HandlerFunc(func(c customer.Customer) {
		acme.Send(c.Email)
	}))
}

func LiteralBare() consent.Handler {
	return consent.HandlerFunc(func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func WrongPurpose() consent.Handler {
	return consent.Middleware(consent.Support, consent.HandlerFunc(func(c customer.Customer) {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}))
}

func Variable() consent.Handler {
	h := consent.HandlerFunc(func(c customer.Customer) { acme.Send(c.Email) })
	return consent.Middleware(consent.Marketing, h)
}

func both(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Both() []consent.Handler {
	return []consent.Handler{
		consent.Middleware(consent.Marketing, consent.HandlerFunc(both)),
		consent.HandlerFunc(both),
	}
}

func calledToo(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func CalledToo(c customer.Customer) consent.Handler {
	calledToo(c)
	return consent.Middleware(consent.Marketing, consent.HandlerFunc(calledToo))
}

type server struct{}

func (server) mail(c customer.Customer) { acme.Send(c.Email) }

func (s server) Handler() consent.Handler {
	return consent.Middleware(consent.Marketing, consent.HandlerFunc(s.mail))
}

func (server) open(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func (s server) OpenHandler() consent.Handler { return consent.HandlerFunc(s.open) }

func Nested() consent.Handler {
	return consent.Logging("", consent.Middleware(consent.Marketing, consent.Logging("", consent.HandlerFunc(func(c customer.Customer) {
		acme.Send(c.Email)
	}))))
}
