// Package inferred has functions around consent checks that another package
// uses, in the forms that wrappers come in.
package inferred

import (
	"errors"
	"fmt"
	"log"
	"os"

	"guardstubs/consent"
	"guardstubs/customer"
)

// ErrNo says that there is no consent.
var ErrNo = errors.New("no consent")

// Record is the record of a consent.
type Record struct{ ID string }

// Find returns a record with consent, else nil.
func Find(c customer.Customer) *Record {
	if consent.Granted(c.ID, consent.Marketing) {
		return &Record{c.ID}
	}
	return nil
}

// FindAny returns a record in any case.
func FindAny(c customer.Customer) *Record {
	if consent.Granted(c.ID, consent.Marketing) {
		return &Record{c.ID}
	}
	return &Record{}
}

// Valid tells whether there is a record.
func Valid(r *Record) bool { return r != nil }

// Ok tells whether there is a record.
func (r *Record) Ok() bool { return r != nil }

// Exit ends the program without consent.
func Exit(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		fmt.Println("no consent")
		os.Exit(1)
	}
}

// Fatal ends the program without consent.
func Fatal(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		log.Fatalf("mail: %v", err)
	}
}

// Print only says so.
func Print(c customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		log.Printf("mail: %v", err)
	}
}

// Must returns the customer, or panics.
func Must(c customer.Customer) customer.Customer {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		panic(err)
	}
	return c
}

// Needed tells that consent is missing.
func Needed(c customer.Customer) bool {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	return err != nil || !ok
}

// NeededWrong is false when consent is not known.
func NeededWrong(c customer.Customer) bool {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	return err == nil && !ok
}

// Yes tells whether a state means consent.
func Yes(s consent.State) bool { return s == consent.Yes }

// NotNo tells whether a state is no refusal.
func NotNo(s consent.State) bool { return s != consent.No }

// Known turns a state into words.
func Known(s consent.State) (string, bool) {
	switch s {
	case consent.Yes:
		return "yes", true
	case consent.No, consent.Undecided:
		return "no", false
	}
	return "", false
}

// Decision is an answer with its reason.
type Decision struct {
	Granted bool
	Err     error
	reason  string
	refused bool
}

// Decide decides.
func Decide(c customer.Customer) Decision {
	if !consent.Granted(c.ID, consent.Marketing) {
		return Decision{reason: "asked", refused: true}
	}
	return Decision{Granted: true}
}

// DecideErr decides, with an error.
func DecideErr(c customer.Customer) (*Decision, error) {
	ok, err := consent.Lookup(c.ID, consent.Marketing)
	if err != nil {
		return nil, err
	}
	return &Decision{Granted: ok, Err: err}, nil
}

// DecideWrong always says yes.
func DecideWrong(c customer.Customer) Decision {
	d := Decision{Granted: true}
	if !consent.Granted(c.ID, consent.Marketing) {
		d.reason = "asked"
	}
	return d
}

// Allowed tells what was decided.
func (d Decision) Allowed() bool { return d.Granted }

// Refused tells what was decided.
func (d *Decision) Refused() bool { return d.refused || !d.Granted }

// IsSubject is something with an id.
type IsSubject interface{ Subject() string }

// Generic asks for anything.
func Generic[T any](v T, id func(T) string) bool { return consent.Granted(id(v), consent.Marketing) }

// Checked returns the value with consent, else an error.
func Checked[T any](id string, v T) (T, error) {
	var zero T
	if err := consent.Require(id, consent.Marketing); err != nil {
		return zero, fmt.Errorf("checked: %w", err)
	}
	return v, nil
}

// Unchecked returns the value and no error.
func Unchecked[T any](id string, v T) (T, error) {
	if err := consent.Require(id, consent.Marketing); err != nil {
		log.Print(err)
	}
	return v, nil
}

// Owner asks for what has an owner.
func Owner[T interface{ Owner() string }](v T) error {
	return consent.Require(v.Owner(), consent.Marketing)
}

// All is a checker for every purpose.
type All[T any] struct{ id func(T) string }

// May asks.
func (a All[T]) May(id string, _ T) bool { return consent.Granted(id, consent.Marketing) }

// Gate is something that decides.
type Gate interface {
	Open(c customer.Customer) bool
}

// Strict is a Gate.
type Strict struct{}

// Open asks.
func (Strict) Open(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

// Stricter is a Gate.
type Stricter struct{ limit int }

// Open asks.
func (s *Stricter) Open(c customer.Customer) bool {
	return s.limit > 0 && consent.Granted(c.ID, consent.Marketing)
}

// Door is something that decides.
type Door interface {
	Pass(c customer.Customer) error
}

// Shut is a Door.
type Shut struct{}

// Pass asks.
func (Shut) Pass(c customer.Customer) error { return consent.Require(c.ID, consent.Marketing) }

// Ajar is a Door that lets everybody pass.
type Ajar struct{}

// Pass does not ask.
func (Ajar) Pass(c customer.Customer) error { return nil }

// Layers ask three functions deep.
func Layers(c customer.Customer) error { return layer2(&c) }

func layer2(c *customer.Customer) error {
	if c == nil {
		return ErrNo
	}
	if err := layer3(c.ID, consent.Marketing); err != nil {
		return errors.Join(ErrNo, err)
	}
	return nil
}

func layer3(id string, p consent.Purpose) error {
	ok, err := consent.Lookup(id, p)
	switch {
	case err != nil:
		return err
	case !ok:
		return ErrNo
	default:
		return nil
	}
}
