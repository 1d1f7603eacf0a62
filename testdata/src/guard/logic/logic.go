// Package logic has consent checks in the control flow that hides them.
package logic

import (
	"context"
	"errors"
	"fmt"
	"time"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func IsOrOther(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	if errors.Is(err, consent.ErrMissing) {
		return nil
	} else if err != nil {
		return fmt.Errorf("mail: %w", err)
	}
	acme.Send(c.Email)
	return nil
}

func IsNot(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err == nil || errors.Is(err, context.Canceled) {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
	if err := consent.Require(c.ID, consent.Marketing); !errors.Is(err, consent.ErrMissing) {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
	if err := consent.Require(c.ID, consent.Marketing); errors.Is(err, nil) {
		acme.Send(c.Email)
	}
}

type missing struct{}

func (*missing) Error() string { return "missing" }

func As(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	var m *missing
	if errors.As(err, &m) {
		return nil
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func AsThenNil(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	var m *missing
	switch {
	case errors.As(err, &m):
		return nil
	case err != nil:
		return err
	}
	acme.Send(c.Email)
	return nil
}

func Joined(c, d customer.Customer) error {
	if err := errors.Join(consent.Require(c.ID, consent.Marketing), consent.Require(d.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email)
	acme.Send(d.Email)
	return nil
}

func JoinedOne(c, d customer.Customer, other error) error {
	if err := errors.Join(consent.Require(c.ID, consent.Marketing), other); err != nil {
		return err
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func JoinedLogged(c customer.Customer) {
	if err := errors.Join(consent.Require(c.ID, consent.Marketing), nil); err != nil {
		fmt.Println(err)
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func Collected(c customer.Customer) error {
	var errs error
	errs = errors.Join(errs, consent.Require(c.ID, consent.Marketing))
	errs = errors.Join(errs, other(c))
	if errs != nil {
		return errs
	}
	acme.Send(c.Email)
	return nil
}

func other(c customer.Customer) error { return nil }

func Rewrapped(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	if err != nil {
		err = fmt.Errorf("mail: %w", err)
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func Forgiven(c customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	if errors.Is(err, consent.ErrMissing) {
		err = nil
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func Flagged(c customer.Customer) {
	refused := false
	if !consent.Granted(c.ID, consent.Marketing) {
		refused = true
	}
	if refused {
		return
	}
	acme.Send(c.Email)
}

func FlaggedWrong(c customer.Customer, force bool) {
	refused := false
	if !consent.Granted(c.ID, consent.Marketing) {
		refused = true
	}
	if force {
		refused = false
	}
	if refused {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Reason(c customer.Customer) {
	reason := ""
	if !consent.Granted(c.ID, consent.Marketing) {
		reason = "no consent"
	}
	if reason != "" {
		return
	}
	acme.Send(c.Email)
}

func ReasonWrong(c customer.Customer) {
	reason := ""
	if !consent.Granted(c.ID, consent.Marketing) {
		reason = "no consent"
	}
	if reason == "" {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Count(c customer.Customer) {
	problems := 0
	if !consent.Granted(c.ID, consent.Marketing) {
		problems = 1
	}
	if problems == 0 {
		acme.Send(c.Email)
	}
}

func SameAnswerWrong(c customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if due && !ok {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Impossible(c customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	if ok {
		if !ok {
			acme.Send(c.Phone)
		}
		return
	}
	if due && ok {
		acme.Send(c.Email)
	}
}

func GotoRetry(c customer.Customer) {
	n := 0
again:
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		if n++; n < 3 {
			goto again
		}
		return
	}
	if ok {
		acme.Send(c.Email)
	}
}

func GotoRetryWrong(c customer.Customer) {
	n := 0
again:
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		if n++; n < 3 {
			goto again
		}
	}
	if ok || err != nil {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

func SelectAnswer(ctx context.Context, c customer.Customer, tick <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
			if !consent.Granted(c.ID, consent.Marketing) {
				continue
			}
			acme.Send(c.Email)
		}
	}
}

func SelectWrong(ctx context.Context, c customer.Customer, tick <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			if !consent.Granted(c.ID, consent.Marketing) {
				return
			}
		case <-tick:
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func LabelledContinue(cs []customer.Customer, others []customer.Customer) {
next:
	for _, c := range cs {
		for _, o := range others {
			if o.ID == c.ID {
				continue next
			}
			if !consent.Granted(c.ID, consent.Marketing) {
				continue next
			}
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func BreakOut(cs []customer.Customer) {
	var chosen *customer.Customer
	for i := range cs {
		if consent.Granted(cs[i].ID, consent.Marketing) {
			chosen = &cs[i]
			break
		}
	}
	if chosen != nil {
		acme.Send(chosen.Email)
	}
}

func BreakOutWrong(cs []customer.Customer) {
	var chosen *customer.Customer
	for i := range cs {
		chosen = &cs[i]
		if consent.Granted(cs[i].ID, consent.Marketing) {
			break
		}
	}
	if chosen != nil {
		acme.Send(chosen.Email) // want "Customer.Email.*consentcheck"
	}
}

func ForCondition(c customer.Customer, n int) {
	for i := 0; i < n && consent.Granted(c.ID, consent.Marketing); i++ {
		acme.Send(c.Email)
	}
	for i := 0; i < n || consent.Granted(c.ID, consent.Marketing); i++ {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func DeferredSend(c customer.Customer) (err error) {
	defer func() {
		if err == nil {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}()
	return consent.Require(c.ID, consent.Support)
}

func NamedResult(c customer.Customer) (ok bool, err error) {
	if ok, err = consent.Lookup(c.ID, consent.Marketing); err != nil || !ok {
		return
	}
	acme.Send(c.Email)
	return
}

func Xor(c customer.Customer, due bool) {
	if consent.Granted(c.ID, consent.Marketing) == due {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func TwoPurposes(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) || consent.Granted(c.ID, consent.Email) {
		acme.Send(c.Email)
	}
	if consent.Granted(c.ID, consent.Marketing) && consent.Granted(c.ID, consent.Analytics) {
		acme.Send(c.Email)
	}
	if consent.GrantedAny(c.ID) || consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	if consent.Everywhere(consent.Marketing) || consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
}

func CapturedBefore(c customer.Customer) {
	var err error
	send := func() {
		if err == nil {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
	send()
	err = consent.Require(c.ID, consent.Marketing)
}

func CapturedAfter(c customer.Customer) {
	var err error
	err = consent.Require(c.ID, consent.Marketing)
	send := func() {
		if err == nil {
			acme.Send(c.Email)
		}
	}
	send()
}

func StaysTrue(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	for range 3 {
		if ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		ok = true
	}
}
