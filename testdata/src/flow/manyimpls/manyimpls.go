// Package manyimpls: an interface with many implementations in sight, whose
// effects are joined.
package manyimpls

import (
	"fmt"
	"net/http"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

type item struct{ To, Note, Seen string }

// stage has more implementations than are looked at one by one.
type stage interface {
	exec(it *item, next func(string)) (*item, error)
}

type (
	sender  struct{ c *acme.Client }
	clearer struct{}
	copier  struct{}
	caller  struct{}
	failer  struct{}
	idler   struct{ n int }
)

func (s *sender) exec(it *item, _ func(string)) (*item, error) {
	s.c.Send(nil, it.Note)
	return it, nil
}

func (clearer) exec(it *item, _ func(string)) (*item, error) {
	it.To = ""
	return it, nil
}

func (copier) exec(it *item, _ func(string)) (*item, error) {
	return &item{Seen: it.To}, nil
}

func (caller) exec(it *item, next func(string)) (*item, error) {
	next(it.Seen)
	return it, nil
}

func (failer) exec(it *item, _ func(string)) (*item, error) {
	return nil, fmt.Errorf("refused %s", it.Note)
}

func (i *idler) exec(it *item, _ func(string)) (*item, error) {
	i.n++
	return it, nil
}

func notes(s stage, p person.Person) {
	s.exec(&item{Note: p.Email}, nil) // want `Person\.Email`
	s.exec(&item{Note: p.Plan}, nil)
	s.exec(&item{To: p.Phone}, nil)
}

func results(s stage, p person.Person) {
	it := &item{To: p.Email, Note: p.Plan}
	out, err := s.exec(it, nil)
	acme.Text(out.Seen) // want `Person\.Email`
	acme.Text(out.Note)
	acme.Text(it.To) // want `Person\.Email`
	acme.Text(it.Note)
	acme.Text(err.Error())
	_, err = s.exec(&item{Note: strings.ToUpper(p.Name)}, nil) // want `Person\.Name`
	acme.Text(err.Error())                                     // want `Person\.Name`
}

func callbacks(s stage, p person.Person) {
	s.exec(&item{Seen: p.Email}, func(text string) { acme.Text(text) }) // want `Person\.Email`
	s.exec(&item{To: p.Email}, func(text string) { acme.Text(text) })
	s.exec(&item{Seen: p.Plan}, func(text string) { acme.Text(text) })
}

// step is a pipeline's: some of its implementations run others.
type step interface {
	run(text string, next func(string)) string
}

type (
	trim     struct{}
	upper    struct{}
	hand     struct{}
	drop     struct{}
	wrapper  struct{ inner step }
	sequence []step
)

func (trim) run(text string, _ func(string)) string  { return strings.TrimSpace(text) }
func (upper) run(text string, _ func(string)) string { return strings.ToUpper(text) }
func (drop) run(string, func(string)) string         { return "" }

func (hand) run(text string, next func(string)) string {
	next(text)
	return text
}

func (w *wrapper) run(text string, next func(string)) string { return w.inner.run(text, next) }

func (s sequence) run(text string, next func(string)) string {
	for _, st := range s {
		text = st.run(text, next)
	}
	return text
}

func layers(p person.Person, s step) {
	var own step = sequence{upper{}, &wrapper{hand{}}}
	own.run(p.Email, func(text string) { acme.Text(text) }) // want `Person\.Email`
	own.run(p.Plan, func(text string) { acme.Text(text) })
	acme.Text(s.run(p.Phone, func(string) {})) // want `Person\.Phone`
	acme.Text(s.run(p.Plan, func(string) {}))
}

// endpoint gives the address of a service: each its own.
type endpoint interface{ url() string }

type (
	own     struct{}
	staging struct{}
	local   struct{}
	mirror  struct{}
	vendor  struct{}
)

func (own) url() string     { return "http://localhost:8080/v1" }
func (staging) url() string { return "http://localhost:8081/v1" }
func (local) url() string   { return "http://localhost/v1" }
func (mirror) url() string  { return "http://localhost:8082/v1" }
func (vendor) url() string  { return "https://api.acme.example/v1" }

func posts(e endpoint, p person.Person) {
	http.Post(e.url(), "text/plain", strings.NewReader(p.Email)) // want `Person\.Email`
	http.Post(e.url(), "text/plain", strings.NewReader(p.Plan))
	http.Post(own{}.url(), "text/plain", strings.NewReader(p.Email))
}

// emptier has many implementations, each of which clears.
type emptier interface{ empty(it *item) }

type (
	e1 struct{}
	e2 struct{}
	e3 struct{}
	e4 struct{}
	e5 struct{ seen int }
)

func (e1) empty(it *item)    { it.To = "" }
func (e2) empty(it *item)    { *it = item{} }
func (e3) empty(it *item)    { it.To, it.Note = "", "" }
func (e4) empty(it *item)    { it.To = it.Seen }
func (e *e5) empty(it *item) { it.To = "-"; e.seen++ }

func empties(e emptier, p person.Person) {
	it := &item{To: p.Email, Note: p.Phone}
	e.empty(it)
	acme.Text(it.To)
	acme.Text(it.Note) // want `Person\.Phone`
	it = &item{To: p.Plan, Seen: p.Email}
	e.empty(it)
	acme.Text(it.To) // want `Person\.Email`
}

// changer has many implementations, each of which replaces: one with personal data.
type changer interface{ change(it, by *item) }

type (
	c1 struct{}
	c2 struct{}
	c3 struct{}
	c4 struct{}
	c5 struct{}
)

func (c1) change(it, by *item) { *it = item{To: by.Seen} }
func (c2) change(it, by *item) { it.To, it.Note = "", "" }
func (c3) change(it, by *item) { it.To, it.Note = "-", "-" }
func (c4) change(it, by *item) { *it = item{Note: by.Seen} }
func (c5) change(it, by *item) { *it = *by }

func changes(c changer, p person.Person) {
	it := &item{To: p.Email, Note: p.Phone}
	c.change(it, &item{To: p.Plan})
	acme.Text(it.To)
	acme.Text(it.Note)
	c.change(it, &item{Seen: p.Name})
	acme.Text(it.To)   // want `Person\.Name`
	acme.Text(it.Note) // want `Person\.Name`
	c.change(it, &item{To: p.Email})
	acme.Text(it.To) // want `Person\.Email`
	acme.Text(it.Note)
}

// asker has many implementations that ask what they are given.
type asker interface {
	ask(first, second func(string) string, key string) string
}

type (
	a1 struct{}
	a2 struct{}
	a3 struct{}
	a4 struct{}
	a5 struct{}
)

func (a1) ask(_, _ func(string) string, key string) string          { return "fixed" }
func (a2) ask(first, _ func(string) string, key string) string      { return first(key) }
func (a3) ask(_, second func(string) string, key string) string     { return second(key) }
func (a4) ask(first, second func(string) string, key string) string { return second(first(key)) }
func (a5) ask(first, second func(string) string, key string) string { return first(second("none")) }

func asks(a asker, p person.Person) {
	same := func(s string) string { return s }
	none := func(string) string { return "" }
	acme.Text(a.ask(same, none, p.Email)) // want `Person\.Email`
	acme.Text(a.ask(none, same, p.Email)) // want `Person\.Email`
	acme.Text(a.ask(none, none, p.Email))
	acme.Text(a.ask(same, same, p.Plan))
	acme.Text(a2{}.ask(none, same, p.Email))
	acme.Text(a4{}.ask(none, same, p.Email))
}

// pump has many implementations: one starts a goroutine that hands on what it is
// sent later.
type pump interface{ start(in, out chan string) }

type (
	p1 struct{}
	p2 struct{}
	p3 struct{}
	p4 struct{}
	p5 struct{ n int }
)

func (p1) start(in, out chan string) {
	go func() {
		for s := range in {
			out <- s
		}
	}()
}
func (p2) start(in, out chan string)    { out <- "" }
func (p3) start(in, out chan string)    {}
func (p4) start(in, out chan string)    { close(in) }
func (p *p5) start(in, out chan string) { p.n++ }

func pumps(p pump, one, two person.Person) {
	in, out := make(chan string), make(chan string)
	p.start(in, out)
	in <- one.Email
	acme.Text(<-out) // want `Person\.Email`
	in, out = make(chan string), make(chan string)
	p.start(in, out)
	in <- two.Plan
	acme.Text(<-out)
}
