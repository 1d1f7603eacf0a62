// Package gates asks through interfaces, whose implementations all ask or do
// not.
package gates

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type policy interface {
	Permits(ctx context.Context, c *customer.Customer) (bool, error)
}

type ledgerPolicy struct{ l *consent.Ledger }

func (p ledgerPolicy) Permits(ctx context.Context, c *customer.Customer) (bool, error) {
	return p.l.Allows(ctx, c.ID, consent.Marketing), ctx.Err()
}

type strictPolicy struct{ policy }

func (p strictPolicy) Permits(ctx context.Context, c *customer.Customer) (bool, error) {
	if c.Plan == "" {
		return false, nil
	}
	return p.policy.Permits(ctx, c)
}

type flagPolicy struct{}

func (*flagPolicy) Permits(ctx context.Context, c *customer.Customer) (bool, error) {
	return c.MarketingOptIn, nil
}

func Send(ctx context.Context, p policy, c, d *customer.Customer) error {
	ok, err := p.Permits(ctx, c)
	if err != nil {
		return err
	}
	if !ok {
		return nil
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

type loose interface {
	Lets(c *customer.Customer) bool
}

type looseLedger struct{}

func (looseLedger) Lets(c *customer.Customer) bool {
	return consent.Granted(c.ID, consent.Marketing)
}

type looseTest struct{}

func (looseTest) Lets(c *customer.Customer) bool { return true }

func Loose(l loose, c *customer.Customer) {
	if l.Lets(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if (looseLedger{}).Lets(c) {
		acme.Send(c.Email)
	}
}

type job struct {
	policy
	who *customer.Customer
}

func (j *job) run(ctx context.Context) {
	if ok, err := j.Permits(ctx, j.who); err != nil || !ok {
		return
	}
	acme.Send(j.who.Email)
}

type service struct {
	gate loose
	who  *customer.Customer
}

func (s *service) run() {
	if !s.gate.Lets(s.who) {
		return
	}
	acme.Send(s.who.Email) // want "Customer.Email.*consentcheck"
}

type decide func(c *customer.Customer) bool

func (d decide) Yes(c *customer.Customer) bool { return d(c) }

func FuncType(c *customer.Customer) {
	d := decide(func(c *customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) })
	if d(c) {
		acme.Send(c.Email)
	}
	e := decide(func(c *customer.Customer) bool { return c.Enabled })
	if e.Yes(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var (
	_ = []policy{ledgerPolicy{}, strictPolicy{}, &flagPolicy{}}
	_ = []loose{looseLedger{}, looseTest{}}
	_ = (*job).run
	_ = (*service).run
)

// Lenient is asked by a decorator of it, and says yes.
type Lenient interface {
	Agrees(c *customer.Customer) bool
}

type lenientBase struct{}

func (lenientBase) Agrees(c *customer.Customer) bool { return c.Plan != "" }

type lenientChain struct{ next Lenient }

func (l lenientChain) Agrees(c *customer.Customer) bool {
	return c.Enabled && l.next.Agrees(c)
}

func LenientSend(l Lenient, c *customer.Customer) {
	if l.Agrees(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var _ = []Lenient{lenientBase{}, lenientChain{}}

// Loop is only implemented by a decorator of itself, which never asks anybody.
type Loop interface {
	Yes(c *customer.Customer) bool
}

type loopChain struct{ next Loop }

func (l loopChain) Yes(c *customer.Customer) bool {
	return c.Enabled || l.next.Yes(c)
}

func LoopSend(l Loop, c *customer.Customer) {
	if l.Yes(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var _ Loop = loopChain{}
