// Package panicvalues: what is panicked with may be put together of anything, and
// functions that a panic runs find what was there then.
package panicvalues

import (
	"flow/person"

	acme "acme.example/sdk"
)

type refusal struct{ who, why string }

func (r *refusal) Error() string { return r.why }

func catch(f func()) {
	defer func() { acme.Send(recover()) }()
	f()
}

func pointer(p person.Person) {
	catch(func() { panic(&refusal{who: p.Email}) }) // want `Person\.Email`
	catch(func() { panic(&refusal{who: p.ID}) })
}

func list(p person.Person) {
	catch(func() { panic([]any{p.Plan, p.Phone}) }) // want `Person\.Phone`
	catch(func() { panic([]any{p.Plan, p.ID}) })
	catch(func() { panic(map[string]string{"name": p.Name}) }) // want `Person\.Name`
}

func text(p person.Person) {
	defer func() {
		if r, ok := recover().(*refusal); ok {
			acme.Text(r.who) // want `Person\.Email`
			acme.Text(r.why)
		}
	}()
	refuse(p)
}

func refuse(p person.Person) { panic(&refusal{p.Email, p.Plan}) }

type form struct{ note, text string }

func fail() { panic("fails") }

func filled(f *form, s string) {
	defer func() { f.note = s }()
	f.text = s
	fail()
	s = ""
}

func try(f *form, s string) {
	defer func() { recover() }()
	filled(f, s)
}

func tried(p person.Person) {
	f := &form{}
	try(f, p.Email)
	acme.Text(f.note) // want `Person\.Email`
	acme.Text(f.text) // want `Person\.Email`
	g := &form{}
	try(g, p.Plan)
	acme.Text(g.note)
	acme.Text(g.text)
}

func emptied(f *form) {
	defer func() { f.note = "" }()
	fail()
}

func tryEmpty(f *form) {
	defer func() { recover() }()
	emptied(f)
}

func triedEmpty(p person.Person) {
	f := &form{note: p.Email, text: p.Phone}
	tryEmpty(f)
	acme.Text(f.note)
	acme.Text(f.text) // want `Person\.Phone`
}
