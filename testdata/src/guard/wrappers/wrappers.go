// Package wrappers has functions around consent checks, which count as checks
// when their results imply consent and only then.
package wrappers

import (
	"context"
	"errors"
	"fmt"

	"guard/wrapped"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func FromOtherPackage(c customer.Customer) {
	if wrapped.May(c) {
		acme.Send(c.Email)
	} else {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func InvertedFromOtherPackage(c customer.Customer) {
	if wrapped.MayNot(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		return
	}
	acme.Send(c.Email)
}

func ErrorFromOtherPackage(c customer.Customer) error {
	if err := wrapped.Assert(&c); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func ErrorFromOtherPackageIgnored(c customer.Customer) {
	if err := wrapped.Assert(&c); err != nil {
		fmt.Println(err)
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func WrappedErrorFromOtherPackage(c, d customer.Customer) error {
	if err := wrapped.AssertWrapped(c.ID); err != nil {
		return err
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
	return nil
}

func PanicFromOtherPackage(c, d customer.Customer) {
	wrapped.Demand(c)
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
}

func NilFromOtherPackage(id string) {
	if c := wrapped.Consenting(id); c != nil {
		acme.Send(c.Email)
	}
}

func NilInverted(id string, d *customer.Customer) {
	if c := wrapped.Consenting(id); c == nil {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func PairFromOtherPackage(c customer.Customer) {
	ok, err := wrapped.For(c, consent.Marketing)
	if err != nil || !ok {
		return
	}
	acme.Send(c.Email)
}

func PairPurpose(c customer.Customer) {
	ok, err := wrapped.For(c, consent.Unlisted)
	if err != nil || !ok {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Always(c customer.Customer) {
	if wrapped.Always(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OrPaying(c customer.Customer) {
	if wrapped.OrPaying(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Swallow(c customer.Customer) {
	if wrapped.Swallow(c) == nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Open(c customer.Customer) {
	if wrapped.Open(c) {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

func may(c *customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

func may2(c *customer.Customer) bool {
	if c == nil {
		return false
	}
	return may(c)
}

func TwoLayers(c, d *customer.Customer) {
	if may2(c) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

type service struct {
	ledger  *consent.Ledger
	checker consent.Checker
	open    bool
}

func (s *service) may(ctx context.Context, c customer.Customer) bool {
	return s.ledger.Allows(ctx, c.ID, consent.Marketing)
}

func (s *service) mayOrOpen(ctx context.Context, c customer.Customer) bool {
	return s.open || s.ledger.Allows(ctx, c.ID, consent.Marketing)
}

func (s *service) Method(ctx context.Context, c, d customer.Customer) {
	if !s.may(ctx, c) {
		return
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
}

func (s *service) MethodOrOpen(ctx context.Context, c customer.Customer) {
	if !s.mayOrOpen(ctx, c) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func (s *service) require(c customer.Customer) error {
	if s.checker == nil {
		return errors.New("no checker")
	}
	if !s.checker.Allowed(c.ID, consent.Marketing) {
		return errors.New("no consent")
	}
	return nil
}

func (s *service) Require(c customer.Customer) error {
	if err := s.require(c); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func (s *service) requireIfSet(c customer.Customer) error {
	if s.checker == nil {
		return nil
	}
	if !s.checker.Allowed(c.ID, consent.Marketing) {
		return errors.New("no consent")
	}
	return nil
}

func (s *service) RequireIfSet(c customer.Customer) error {
	if err := s.requireIfSet(c); err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func literal(c customer.Customer) {
	may := func(p consent.Purpose) bool { return consent.Granted(c.ID, p) }
	if may(consent.Marketing) {
		acme.Send(c.Email)
	}
	always := func(p consent.Purpose) bool { return consent.Granted(c.ID, p) || c.Enabled }
	if always(consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func pick(a, b *customer.Customer) bool { return consent.Granted(a.ID, consent.Marketing) }

func OtherArgument(c, d *customer.Customer) {
	if pick(c, d) {
		acme.Send(c.Email)
	}
	if pick(d, c) {
		acme.Send(c.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func pickOne(a, b *customer.Customer, first bool) bool {
	if first {
		return consent.Granted(a.ID, consent.Marketing)
	}
	return consent.Granted(b.ID, consent.Marketing)
}

func OneOfTwo(c, d *customer.Customer) {
	if pickOne(c, d, true) {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}
