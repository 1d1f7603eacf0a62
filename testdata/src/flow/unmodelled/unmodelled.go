// Package unmodelled: functions of dependencies that nobody has modelled.
package unmodelled

import (
	"errors"

	"flow/person"

	acme "acme.example/sdk"
	"other.example/lib"
)

func results(p person.Person) {
	acme.Text(lib.Render("hi %s", p.Name)) // want `Person\.Name`
	acme.Text(lib.Render("hi %s", p.Plan))
	doc, err := lib.Parse(p.Email)
	acme.Text(doc.Body) // want `Person\.Email`
	acme.Send(doc)      // want `Person\.Email`
	acme.Send(err)
	doc, _ = lib.Parse(p.Plan)
	acme.Send(doc)
}

func measures(p person.Person) {
	acme.Send(lib.Valid(p.Email), lib.Check(p.Email))
}

func arguments(p person.Person) {
	var d lib.Doc
	lib.Copy(&d, p.Email)
	acme.Send(d)
}

func builders(p person.Person) {
	acme.Text(lib.New().Add("x").Add(p.Email).Text()) // want `Person\.Email`
	acme.Text(lib.New().Add("x").Add(p.Plan).Text())
	page := lib.New()
	page.Put(p.Phone)
	acme.Send(page) // want `Person\.Phone`
	clean := lib.New()
	clean.Has(p.Phone)
	acme.Send(clean)
}

func options(p person.Person) {
	acme.Send(lib.Build(lib.WithTitle(p.Name))) // want `Person\.Name`
	acme.Send(lib.Build(lib.WithTitle(p.Plan)))
}

func generic(p person.Person) {
	acme.Text(lib.Wrap(p.Email).Unwrap()) // want `Person\.Email`
	acme.Text(lib.Wrap(p.Plan).Unwrap())
}

func callbacks(list []person.Person, p person.Person) {
	lib.Watch("x", func(s string) {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
	err := lib.Group(func() error {
		acme.Text(p.Phone) // want `Person\.Phone`
		return nil
	}, func() error {
		acme.Text(p.ID)
		return nil
	})
	acme.Send(err)
	acme.Send(lib.Map(list, func(p person.Person, _ int) string { return p.Email }))        // want `Person\.Email`
	acme.Send(lib.Filter(list, func(p person.Person, _ int) bool { return p.Email != "" })) // want `Person\.Email`
}

// remembered: the error that a library's struct remembers does not quote what the
// struct was given; one that was put there does.
func remembered(p person.Person) {
	var w lib.Writer
	w.Put(p.Email)
	acme.Text(w.Text) // want `Person\.Email`
	acme.Send(w.Error)
	w.Error = errors.New("no such " + p.Phone)
	acme.Send(w.Error) // want `Person\.Phone`
}
