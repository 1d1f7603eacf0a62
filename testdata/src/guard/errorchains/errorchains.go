// Package errorchains wraps, joins, matches and keeps the error of a check.
package errorchains

import (
	"errors"
	"fmt"
	"log"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type denied struct {
	id    string
	cause error
}

func (d *denied) Error() string { return d.id + ": " + d.cause.Error() }
func (d *denied) Unwrap() error { return d.cause }

func wrap(id string, err error) error {
	if err == nil {
		return nil
	}
	return &denied{id, err}
}

func wrapAlways(id string, err error) error { return &denied{id, err} }

func forget(id string, err error) error {
	if err != nil {
		log.Print(id, err)
	}
	return nil
}

func Wrapped(c *customer.Customer) error {
	if err := wrap(c.ID, consent.Require(c.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func Forgotten(c *customer.Customer) error {
	if err := forget(c.ID, consent.Require(c.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func WrappedAlways(c *customer.Customer) error {
	if err := wrapAlways(c.ID, consent.Require(c.ID, consent.Marketing)); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func Matched(c *customer.Customer) error {
	switch err := consent.Require(c.ID, consent.Marketing); {
	case errors.Is(err, consent.ErrMissing):
		return nil
	case err != nil:
		return fmt.Errorf("ledger: %w", err)
	}
	acme.Send(c.Email)
	return nil
}

func MatchedOnly(c *customer.Customer) error {
	switch err := consent.Require(c.ID, consent.Marketing); {
	case errors.Is(err, consent.ErrMissing):
		return nil
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func JoinedLater(c *customer.Customer) (err error) {
	defer func() { err = errors.Join(err, cleanup()) }()
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func cleanup() error { return nil }

func Validate(c *customer.Customer) error {
	var errs []error
	if c.Email == "" {
		errs = append(errs, errors.New("no address"))
	}
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func ValidateWrong(c *customer.Customer) error {
	var errs []error
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = append(errs, err)
	}
	if c.Plan == "pro" {
		errs = nil
	}
	return errors.Join(errs...)
}

func Validated(c *customer.Customer) error {
	if err := Validate(c); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func ValidatedWrong(c *customer.Customer) error {
	if err := ValidateWrong(c); err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func Either(c *customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	if err == nil {
		err = cleanup()
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func EitherWrong(c *customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	if err != nil {
		err = cleanup()
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func Retried(c *customer.Customer) error {
	var err error
	for range 3 {
		if err = consent.Require(c.ID, consent.Marketing); err == nil {
			break
		}
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func RetriedWrong(c *customer.Customer) error {
	for range 3 {
		if err := consent.Require(c.ID, consent.Marketing); err == nil {
			break
		}
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func Counted(c *customer.Customer) error {
	var err error
	for i := 0; i < 3; i++ {
		if err = consent.Require(c.ID, consent.Marketing); err == nil {
			break
		}
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func CountedMaybe(c *customer.Customer, n int) error {
	var err error
	for i := 0; i < n; i++ {
		if err = consent.Require(c.ID, consent.Marketing); err == nil {
			break
		}
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck|failopen"
	return nil
}
