// Package lib_lastwords: what a function that does not return writes before it
// ends the program or panics.
package lib_lastwords

import (
	"io"
	"log"
	"os"

	"flow/person"

	acme "acme.example/sdk"
)

type shipper struct{}

func (shipper) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

func ends(p person.Person, err error) {
	l := log.New(shipper{}, "", 0)
	switch {
	case err == io.EOF:
		l.Fatal(p.Email) // want `Person\.Email`
	case err == io.ErrClosedPipe:
		l.Fatalf("%s: %v", p.Name, err) // want `Person\.Name`
	case err == io.ErrShortWrite:
		l.Panicln(p.Phone) // want `Person\.Phone`
	case err != nil:
		l.Fatal(p.Plan)
	}
	acme.Text(p.ID)
}

func elsewhere(p person.Person) {
	log.New(os.Stderr, "", 0).Fatal(p.Email)
}

// Nothing runs after it.
func after(p person.Person) {
	log.Fatalf("cannot go on: %s", p.Plan)
	acme.Text(p.Email)
}
