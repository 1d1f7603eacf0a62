// Package globalsetters: a function stores what it is given in a package
// variable.
package globalsetters

import (
	"flow/person"

	acme "acme.example/sdk"
)

var (
	last, note, seen string
	book             = map[string]string{}
	current          struct{ mail, plan string }
)

func setLast(s string)       { last = s }
func setNote(s string)       { note = s }
func enter(k, v string)      { book[k] = v }
func setMail(mail, p string) { current.mail, current.plan = mail, p }

func login(p person.Person) {
	setLast(p.Email)
	setNote(p.Plan)
	enter("phone", p.Phone)
	setMail(p.Email, p.Plan)
}

func track() {
	acme.Text(last) // want `Person\.Email`
	acme.Text(note)
	acme.Text(book["phone"]) // want `Person\.Phone`
	acme.Text(current.mail)  // want `Person\.Email`
	acme.Text(current.plan)
}

func setSeen(s string) { seen = s }

func atOnce(p person.Person) {
	setSeen(p.Name)
	v := seen
	acme.Text(v) // want `Person\.Name`
}
