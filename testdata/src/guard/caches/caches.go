// Package caches keeps the answers of a check in maps of its own, by whom they are
// about.
package caches

import (
	"sync"
	"time"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

type plain struct {
	mu    sync.Mutex
	known map[string]bool
}

func (p *plain) allowed(id string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if v, ok := p.known[id]; ok {
		return v
	}
	v := consent.Granted(id, consent.Marketing)
	p.known[id] = v
	return v
}

func Plain(p *plain, c, d customer.Customer) {
	if p.allowed(c.ID) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

type present struct{ known map[string]bool }

func (p *present) allowed(id string) bool {
	if _, ok := p.known[id]; ok {
		return true
	}
	v := consent.Granted(id, consent.Marketing)
	p.known[id] = v
	return v
}

func Present(p *present, c customer.Customer) {
	if p.allowed(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type open struct{ known map[string]bool }

func (o *open) allowed(id string) bool {
	if v, ok := o.known[id]; ok {
		return v
	}
	v, err := consent.Lookup(id, consent.Marketing)
	if err != nil {
		v = true
	}
	o.known[id] = v
	return v
}

func Open(o *open, c customer.Customer) {
	if o.allowed(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type set struct{ known map[string]bool }

func (s *set) put(id string, v bool) { s.known[id] = v }

func (s *set) allowed(id string) bool {
	if v, ok := s.known[id]; ok {
		return v
	}
	v := consent.Granted(id, consent.Marketing)
	s.known[id] = v
	return v
}

func Set(s *set, c customer.Customer) {
	if s.allowed(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type byPlan struct{ known map[string]bool }

func (b *byPlan) allowed(c customer.Customer) bool {
	if v, ok := b.known[c.Plan]; ok {
		return v
	}
	v := consent.Granted(c.ID, consent.Marketing)
	b.known[c.Plan] = v
	return v
}

func ByPlan(b *byPlan, c customer.Customer) {
	if b.allowed(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type handedIn struct{ known map[string]bool }

func newHandedIn(known map[string]bool) *handedIn { return &handedIn{known: known} }

func (h *handedIn) allowed(id string) bool {
	if v, ok := h.known[id]; ok {
		return v
	}
	v := consent.Granted(id, consent.Marketing)
	h.known[id] = v
	return v
}

func HandedIn(known map[string]bool, c customer.Customer) {
	if newHandedIn(known).allowed(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type entry struct {
	ok      bool
	stale   bool
	expires time.Time
}

type aging struct{ known map[string]entry }

func (a *aging) allowed(id string) bool {
	if e, ok := a.known[id]; ok && time.Now().Before(e.expires) {
		return e.ok
	}
	ok := consent.Granted(id, consent.Marketing)
	a.known[id] = entry{ok: ok, expires: time.Now().Add(time.Minute)}
	return ok
}

func (a *aging) wrong(id string) bool {
	e := a.known[id]
	return e.stale || !e.expires.IsZero()
}

func Aging(a *aging, c customer.Customer) {
	if a.allowed(c.ID) {
		acme.Send(c.Email)
	}
	if a.wrong(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type question struct {
	id string
	p  consent.Purpose
}

var answers = map[question]bool{}

func may(id string, p consent.Purpose) bool {
	q := question{id, p}
	if v, ok := answers[q]; ok {
		return v
	}
	v := consent.Granted(id, p)
	answers[q] = v
	return v
}

func ByQuestion(c customer.Customer) {
	if may(c.ID, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if may(c.ID, consent.Training) {
		mailer.Mail(c.Email) // want "Mailer under consent for training"
	}
}

var anyPurpose = map[string]bool{}

func mayAny(id string, p consent.Purpose) bool {
	if v, ok := anyPurpose[id]; ok {
		return v
	}
	v := consent.Granted(id, p)
	anyPurpose[id] = v
	return v
}

func ByIDAlone(c customer.Customer) {
	if mayAny(c.ID, consent.Marketing) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var shared sync.Map

func sharedAllowed(id string) bool {
	if v, ok := shared.Load(id); ok {
		return v.(bool)
	}
	v := consent.Granted(id, consent.Marketing)
	shared.Store(id, v)
	return v
}

func Shared(c customer.Customer) {
	if sharedAllowed(c.ID) {
		acme.Send(c.Email)
	}
}

var loose sync.Map

func looseAllowed(id string) bool {
	if v, ok := loose.Load(id); ok {
		yes, isBool := v.(bool)
		return yes || !isBool
	}
	v := consent.Granted(id, consent.Marketing)
	loose.Store(id, v)
	return v
}

func Loose(c customer.Customer) {
	if looseAllowed(c.ID) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type book struct {
	mu  sync.RWMutex
	yes map[string]bool
}

func (b *book) refresh(ids []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range ids {
		b.yes[id] = consent.Granted(id, consent.Marketing)
	}
}

func (b *book) has(id string) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.yes[id]
}

func Refreshed(b *book, c, d customer.Customer) {
	if b.has(c.ID) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

type shifted struct{ yes map[string]bool }

func (s *shifted) refresh(ids []string) {
	for i := range ids[1:] {
		s.yes[ids[i+1]] = consent.Granted(ids[i], consent.Marketing)
	}
}

func Shifted(s *shifted, c customer.Customer) {
	if s.yes[c.ID] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
