// Package wronglogic has the mistakes that look right at a glance.
package wronglogic

import (
	"context"
	"errors"
	"log"
	"sync"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func MissingReturn(c *customer.Customer) error {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil || !ok {
		log.Printf("no consent of %s: %v", c.ID, err)
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

func ShadowedOK(c *customer.Customer) {
	ok := false
	if c.Plan != "" {
		ok := consent.Granted(c.ID, consent.Marketing)
		_ = ok
	}
	if !ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ShadowedErr(c *customer.Customer) (err error) {
	if true {
		err := consent.Require(c.ID, consent.Marketing)
		_ = err
	}
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func WrongVariable(c *customer.Customer) error {
	err := consent.Require(c.ID, consent.Marketing)
	other := errors.New("other")
	if other == nil {
		return other
	}
	_ = err
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func Defaulted(c *customer.Customer, fallback bool) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		ok = fallback
	}
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

func OrVIP(c *customer.Customer) {
	vip := c.Plan == "vip"
	if consent.Granted(c.ID, consent.Marketing) || vip {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if ok := consent.Granted(c.ID, consent.Marketing); ok || vip && c.Enabled {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(c.ID, consent.Marketing) && (vip || c.Enabled) {
		acme.Send(c.Email)
	}
}

func Canceled(ctx context.Context, c *customer.Customer) {
	err := consent.Require(c.ID, consent.Marketing)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func InGoroutine(c *customer.Customer) {
	var wg sync.WaitGroup
	wg.Go(func() {
		if !consent.Granted(c.ID, consent.Marketing) {
			log.Print("refused")
			return
		}
	})
	wg.Wait()
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func InGoroutineTogether(c *customer.Customer) {
	var wg sync.WaitGroup
	wg.Go(func() {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
		acme.Send(c.Email)
	})
	wg.Wait()
}

func InDefer(c *customer.Customer) {
	defer func() {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	}()
	defer acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func Timing(c *customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func yes(c *customer.Customer) bool {
	if consent.Granted(c.ID, consent.Marketing) {
		return true
	}
	log.Print("refused, but the campaign must go on")
	return true
}

func notNil(c *customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		log.Print(err)
	}
	return nil
}

func Wrappers(c *customer.Customer) {
	if yes(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if notNil(c) == nil {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

func Narrowing(c *customer.Customer, due bool) {
	ok := due
	ok = ok && consent.Granted(c.ID, consent.Marketing)
	if ok {
		acme.Send(c.Email)
	}
	no := !due
	no = no || !consent.Granted(c.ID, consent.Marketing)
	if no {
		return
	}
	acme.Send(c.Email)
}

func Widening(c *customer.Customer, due bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	ok = ok || due
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Complement(c *customer.Customer) {
	refused := !consent.Granted(c.ID, consent.Marketing)
	switch {
	case refused:
		acme.Send(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
	case !refused:
		acme.Send(c.Email)
	}
}
