// Package deferredresults: named results that a deferred function changes.
package deferredresults

import (
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

func load(p *person.Person) (out string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("load %s: %w", p.Email, err)
		}
	}()
	if p.Plan == "" {
		return "", errors.New("no plan")
	}
	return p.Plan, nil
}

func loadQuietly(p *person.Person) (out string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("load %s: %w", p.ID, err)
		}
	}()
	return p.Plan, errors.New("no plan")
}

func errorsOf(p *person.Person) {
	s, err := load(p)
	acme.Text(s)
	acme.Send(err) // want `Person\.Email`
	_, err = loadQuietly(p)
	acme.Send(err)
}

func replaced(p *person.Person) (out string) {
	defer func() { out = "none" }()
	return p.Email
}

func addressed(p *person.Person) (out string) {
	defer set(&out, p.Phone)
	return "none"
}

func addressedClean(p *person.Person) (out string) {
	defer set(&out, p.Plan)
	return p.Phone
}

func set(dst *string, v string) { *dst = v }

func results(p *person.Person) {
	acme.Text(replaced(p))
	acme.Text(addressed(p)) // want `Person\.Phone`
	acme.Text(addressedClean(p))
}
