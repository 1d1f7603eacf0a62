// Package lib_pieces: what a library writes at once comes from several of its
// arguments, all of which the writer is given.
package lib_pieces

import (
	"fmt"
	"io"
	"log"
	"strconv"

	"flow/person"

	acme "acme.example/sdk"
)

// toVendor writes to the vendor.
type toVendor struct{}

func (toVendor) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

// line writes what it is given, the personal part first or last.
func line(w io.Writer, format, arg string) { fmt.Fprintf(w, format, arg) }

func logged(l *log.Logger, format string, args ...any) { l.Printf(format, args...) }

func lines(p person.Person) {
	line(toVendor{}, p.Email+" %s", "signed up") // want `Person\.Email`
	line(toVendor{}, "%s signed up", p.Phone)    // want `Person\.Phone`
	line(toVendor{}, "%s signed up", p.Plan)
	line(io.Discard, p.Email+" %s", "signed up")
	l := log.New(toVendor{}, "", 0)
	logged(l, p.Name+" %d", 1)     // want `Person\.Name`
	logged(l, "%s: %d", p.Name, 1) // want `Person\.Name`
	logged(l, p.Plan+" %d", 1)
}

// each calls f for a writer.
func each(f func(io.Writer)) { f(toVendor{}) }

func eachOwn(f func(io.Writer)) { f(io.Discard) }

func handed(p person.Person) {
	each(func(w io.Writer) { fmt.Fprintf(w, p.Email+" %d", len(p.Plan)) })          // want `Person\.Email`
	each(func(w io.Writer) { fmt.Fprintf(w, "%s "+p.Phone, strconv.Quote("new")) }) // want `Person\.Phone`
	each(func(w io.Writer) { fmt.Fprintf(w, p.Plan+" %s", strconv.Quote("new")) })
	eachOwn(func(w io.Writer) { fmt.Fprintf(w, p.Email+" %s", strconv.Quote("new")) })
}
