// Package textbytes: the bytes and characters of a text are a slice of their own,
// that can be written to.
package textbytes

import (
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func filled(p person.Person) {
	b := []byte("to: ............")
	copy(b[4:], p.Email)
	acme.Send(b) // want `Person\.Email`
	c := []byte("to: ............")
	copy(c[4:], p.Plan)
	acme.Send(c)
}

func characters(p person.Person, text string) {
	r := []rune(text)
	r[0] = []rune(p.Name)[0]
	acme.Text(string(r)) // want `Person\.Name`
	s := []rune(text)
	s[0] = 'x'
	acme.Text(string(s))
}

func put(b []byte, text string) { copy(b, text) }

func puts(p person.Person) {
	b, c := []byte("........"), []byte("........")
	put(b, p.Phone)
	put(c, p.Plan)
	acme.Text(string(b)) // want `Person\.Phone`
	acme.Text(string(c))
}

func cleared(p person.Person, keep bool) {
	b := []byte(p.Email)
	acme.Send(b) // want `Person\.Email`
	clear(b)
	acme.Send(b)
	c := []byte(p.Email)
	if !keep {
		clear(c)
	}
	acme.Send(c) // want `Person\.Email`
}

// Two slices of one text are two.
func apart(p person.Person) {
	text := strings.Repeat("-", 8)
	b, c := []byte(text), []byte(text)
	copy(b, p.Email)
	acme.Send(c)
	acme.Text(text)
	d := b[2:]
	acme.Send(d) // want `Person\.Email`
}

func gathered(all []person.Person) {
	line := []byte("customers:")
	for _, p := range all {
		word := []byte(" " + p.Plan)
		line = append(line, word...)
	}
	acme.Send(line)
	for _, p := range all {
		word := []byte(" " + p.Name)
		line = append(line, word...)
	}
	acme.Send(line) // want `Person\.Name`
}
