// Package errorfields: errors with fields.
package errorfields

import (
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

var errNoPlan = errors.New("no plan")

type rejected struct {
	Mail   string
	Reason string
	cause  error
}

func (r *rejected) Error() string { return "rejected: " + r.Reason }
func (r *rejected) Unwrap() error { return r.cause }

func (r *rejected) Mailbox() string { return r.Mail }

type loud struct{ mail string }

func (l loud) Error() string { return "no mail to " + l.mail }

func check(p *person.Person) error {
	if p.Plan == "" {
		return fmt.Errorf("check %s: %w", p.ID, errNoPlan)
	}
	if p.Logins == 0 {
		return fmt.Errorf("check: %w", &rejected{Mail: p.Email, Reason: "idle", cause: errNoPlan})
	}
	return nil
}

func asField(p *person.Person) {
	err := check(p)
	var r *rejected
	if errors.As(err, &r) {
		acme.Text(r.Mailbox()) // want `Person\.Email`
		acme.Text(r.Reason)
		acme.Send(r.cause)
	}
	acme.Send(errors.Is(err, errNoPlan))
}

func asText(p *person.Person) {
	err := error(&rejected{Mail: p.Email, Reason: "idle"})
	acme.Text(err.Error()) // Error leaves the address out
	err = loud{p.Email}
	acme.Text(err.Error()) // want `Person\.Email`
	err = loud{p.Plan}
	acme.Text(err.Error())
}

func wrappedText(p *person.Person) {
	acme.Text(fmt.Errorf("signup: %w", loud{p.Phone}).Error()) // want `Person\.Phone`
	acme.Text(fmt.Errorf("signup: %w", loud{p.Plan}).Error())
}
