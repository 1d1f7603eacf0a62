// Package fixes has findings and what is suggested about them: a test applies
// the suggestions, compiles the result and analyses it again.
package fixes

import (
	"context"
	"errors"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

func OneLine(c customer.Customer) { desk.File(c.Email) } // fix "Return early without consent for support" "Tag the call with the purpose support"

func Pointer(c *customer.Customer) error {
	desk.File(c.Email) // fix "Return early without consent for support" "Tag the call with the purpose support"
	return nil
}

func Results(c customer.Customer) (int, string, *customer.Customer, customer.Customer, error) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	return 1, "", nil, c, errors.New("x")
}

func Loop(cs []customer.Customer) {
	for _, c := range cs {
		mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	}
}

func Switch(c customer.Customer) {
	switch c.Plan {
	case "gold":
		mailer.Mail(c.Email) // fix "Return early without consent for marketing"
	}
}

func Literal(c customer.Customer) func() string {
	return func() string {
		mailer.Mail(c.Email) // fix "Return early without consent for marketing"
		return ""
	}
}

// Two customers are in scope: whose consent it should be, nobody can tell.
func Two(c, d customer.Customer) {
	mailer.Mail(c.Email + d.Email) // nofix
}

// Undecided: nobody said what for this vendor may have anything.
func Undecided(c customer.Customer) {
	acme.Send(c.Email) // nofix
}

// Shadowed hides the package of the check; the customer can be asked still.
func Shadowed(c customer.Customer, consent bool) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}

func Allowed(ctx context.Context, c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		mailer.Mail(c.Email)
	}
}
