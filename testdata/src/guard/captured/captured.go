// Package captured has answers in captured variables, fields and parameters.
package captured

import (
	"errors"
	"sync"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Captured(c *customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	send := func() {
		if !ok {
			return
		}
		acme.Send(c.Email)
	}
	send()
	go send()
	defer send()
}

func CapturedSet(c *customer.Customer) {
	ok := false
	func() {
		ok = consent.Granted(c.ID, consent.Marketing)
	}()
	if ok {
		acme.Send(c.Email)
	}
}

func CapturedSetWrong(c *customer.Customer) {
	ok := false
	func() {
		ok = consent.Granted(c.ID, consent.Marketing)
		if c.Plan == "pro" {
			ok = true
		}
	}()
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OnceDone(c *customer.Customer) {
	var once sync.Once
	var ok bool
	once.Do(func() { ok = consent.Granted(c.ID, consent.Marketing) })
	if ok {
		acme.Send(c.Email)
	}
}

func InGoroutine(c *customer.Customer) {
	var ok bool
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		ok = consent.Granted(c.ID, consent.Marketing)
	}()
	wg.Wait()
	if ok {
		acme.Send(c.Email)
	}
}

func InGoroutineIgnored(c *customer.Customer) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		_ = consent.Granted(c.ID, consent.Marketing)
	}()
	wg.Wait()
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func AnswerChannelWrong(c *customer.Customer) {
	answer := make(chan bool, 2)
	go func() { answer <- consent.Granted(c.ID, consent.Marketing) }()
	go func() { answer <- true }()
	if <-answer {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type state struct {
	ok  bool
	err error
}

func Field(c *customer.Customer) {
	var s state
	s.ok, s.err = consent.Lookup(c.ID, consent.Marketing)
	if s.err != nil || !s.ok {
		return
	}
	acme.Send(c.Email)
}

func FieldErrOnly(c *customer.Customer) {
	var s state
	s.ok, s.err = consent.Lookup(c.ID, consent.Marketing)
	if s.err != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func sendIf(ok bool, c *customer.Customer) {
	if ok {
		acme.Send(c.Email)
	}
}

func sendUnless(no bool, c *customer.Customer) {
	if !no {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Parameters(c *customer.Customer) {
	sendIf(consent.Granted(c.ID, consent.Marketing), c)
	sendUnless(consent.OptedOut(c.ID, consent.Marketing), c)
	sendUnless(consent.Granted(c.ID, consent.Marketing), c)
}

func sendErr(err error, c *customer.Customer) error {
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func Errors(c *customer.Customer) error {
	return sendErr(consent.Require(c.ID, consent.Marketing), c)
}

type options struct{ agreed bool }

func sendWith(o options, c *customer.Customer) {
	if o.agreed {
		acme.Send(c.Email)
	}
}

func sendWithAny(o options, c *customer.Customer) {
	if o.agreed {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Options(c *customer.Customer) {
	sendWith(options{agreed: consent.Granted(c.ID, consent.Marketing)}, c)
	sendWithAny(options{agreed: consent.Granted(c.ID, consent.Marketing)}, c)
	sendWithAny(options{agreed: true}, c)
}

func SetForPrevious(cs []*customer.Customer) {
	ok := false
	for _, c := range cs {
		if ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		func() { ok = consent.Granted(c.ID, consent.Marketing) }()
	}
}

func SetPerCustomer(cs []*customer.Customer) {
	for _, c := range cs {
		ok := false
		func() {
			defer func() { println(c.ID) }()
			ok = consent.Granted(c.ID, consent.Marketing)
		}()
		if !ok {
			continue
		}
		acme.Send(c.Email)
	}
}

func Reassigned(c, d *customer.Customer) {
	ok := false
	func() { ok = consent.Granted(c.ID, consent.Marketing) }()
	c = d
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ErrorSet(c *customer.Customer) error {
	err := errUnasked
	func() { err = consent.Require(c.ID, consent.Marketing) }()
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

var errUnasked = errors.New("nobody asked")
