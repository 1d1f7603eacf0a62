package lib_errors

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"flow/person"

	acme "acme.example/sdk"
)

type notFound struct {
	kind string
	id   string
}

func (n notFound) Error() string { return n.kind + " not found" }

func find(p person.Person) error {
	if p.Plan == "" {
		return fmt.Errorf("find: %w", &badAddress{p.Email, 3})
	}
	return fmt.Errorf("find: %w", notFound{"person", p.Phone})
}

func wrapped(p person.Person) {
	err := find(p)
	var bad *badAddress
	if errors.As(err, &bad) {
		acme.Text(bad.addr) // want `^user\.contact\.email \(Person\.Email\) reaches`
		acme.Send(bad.code)
	}
	var gone notFound
	if errors.As(err, &gone) {
		acme.Text(gone.kind)
		acme.Text(gone.id)      // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
		acme.Text(gone.Error()) // says nothing of whom
	}
	if gone, ok := errors.AsType[notFound](err); ok {
		acme.Text(gone.kind)
		acme.Text(gone.id) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
	}
	acme.Send(errors.Is(err, errGone))
}

var errGone = errors.New("gone")

// chained wraps by a method of its own.
type chained struct {
	op    string
	cause error
}

func (c *chained) Error() string { return c.op + ": " + c.cause.Error() }
func (c *chained) Unwrap() error { return c.cause }

func methods(p person.Person) {
	var err error = &chained{"load", &badAddress{p.Email, 1}}
	var bad *badAddress
	if errors.As(err, &bad) {
		acme.Text(bad.addr) // want `Person\.Email`
		acme.Send(bad.code)
	}
	acme.Text(err.Error()) // want `Person\.Email`
	var c *chained
	if errors.As(fmt.Errorf("outer: %w", err), &c) {
		acme.Text(c.op)
	}
	err = &chained{"load", notFound{"person", p.Email}}
	acme.Text(err.Error())
}

func joined(p person.Person) {
	err := errors.Join(errGone, notFound{"person", p.Email})
	acme.Text(err.Error())
	err = errors.Join(errGone, &badAddress{p.Email, 1})
	acme.Text(err.Error())                                                // want `Person\.Email`
	acme.Text(fmt.Sprintf("%v", errors.Unwrap(fmt.Errorf("x: %w", err)))) // want `Person\.Email`
}

// handled passes on an error that it was given.
func handled(err error) string {
	var bad *badAddress
	if errors.As(err, &bad) {
		return bad.addr
	}
	return "internal error"
}

func code(err error) int {
	var bad *badAddress
	if errors.As(err, &bad) {
		return bad.code
	}
	return 0
}

func passedOn(p person.Person) {
	acme.Text(handled(&badAddress{p.Email, 1})) // want `Person\.Email`
	acme.Send(code(&badAddress{p.Email, 1}))
}

// Errors of parsers quote what they could not parse; ours are taken to say
// nothing.
func parsers(p person.Person) {
	n, err := strconv.Atoi(p.Phone)
	acme.Send(n) // want `Person\.Phone`
	acme.Send(err)
	_, err = time.Parse(time.RFC3339, p.Plan)
	acme.Send(err)
	b, err := strconv.ParseBool(p.Email)
	acme.Send(b, err)
	acme.Send(strings.Compare(p.Email, "x"), strings.Count(p.Email, "x"))
}
