// Package ifacewrites: what one implementation clears, another may leave.
package ifacewrites

import (
	"flow/person"

	acme "acme.example/sdk"
)

type request struct{ To, Text string }

type filter interface{ Apply(r *request) }

type masking struct{}

func (masking) Apply(r *request) { r.To = "" }

type logging struct{ n int }

func (l *logging) Apply(*request) { l.n++ }

// cleaner has only implementations that clear.
type cleaner interface{ Clean(r *request) }

type emptying struct{}

func (emptying) Clean(r *request) { r.To = "" }

type resetting struct{}

func (resetting) Clean(r *request) { *r = request{Text: r.Text} }

func open(f filter, p person.Person) {
	r := &request{To: p.Email}
	f.Apply(r)
	acme.Text(r.To) // want `Person\.Email`
}

func known(p person.Person, mask bool) {
	var f filter = masking{}
	if !mask {
		f = &logging{}
	}
	r := &request{To: p.Email}
	f.Apply(r)
	acme.Text(r.To) // want `Person\.Email`
}

func always(p person.Person) {
	var f filter = masking{}
	r := &request{To: p.Email}
	f.Apply(r)
	acme.Text(r.To)
}

func all(c cleaner, p person.Person) {
	r := &request{To: p.Email, Text: p.Plan}
	c.Clean(r)
	acme.Text(r.To)
	acme.Text(r.Text)
}

func apply(f filter, r *request) *request {
	f.Apply(r)
	return r
}

func through(p person.Person, mask bool) {
	var f filter = masking{}
	if !mask {
		f = &logging{}
	}
	acme.Text(apply(f, &request{To: p.Email}).To) // want `Person\.Email`
}

// orDefault clears unless the caller brings a function of its own.
func orDefault(f func(*request), r *request) {
	if f == nil {
		f = func(r *request) { r.To = "" }
	}
	f(r)
}

func defaulted(p person.Person) {
	r := &request{To: p.Email}
	orDefault(func(r *request) { r.Text = "" }, r)
	acme.Text(r.To) // want `Person\.Email`
	s := &request{To: p.Email}
	f := (masking{}).Apply
	f(s)
	acme.Text(s.To)
}

// Sender is implemented elsewhere too, where what the implementation in sight
// clears is sent.
type Sender interface{ Handle(r *Request) }

// Request is what is handed over.
type Request struct{ To, Text string }

type forgetting struct{}

func (forgetting) Handle(r *Request) { r.To = "" }

// Box keeps one of them.
type Box struct{ S Sender }

// Run hands over a person's address.
func (b *Box) Run(p person.Person) { b.S.Handle(&Request{To: p.Email, Text: p.Plan}) }
