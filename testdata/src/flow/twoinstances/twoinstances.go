// Package twoinstances: two values of one type are two places.
package twoinstances

import (
	"flow/person"

	acme "acme.example/sdk"
)

type session struct {
	user string
	tags []string
	meta map[string]string
}

func newSession(user string) *session {
	return &session{user: user, meta: map[string]string{}}
}

func (s *session) tag(t string)    { s.tags = append(s.tags, t) }
func (s *session) set(k, v string) { s.meta[k] = v }
func (s *session) get(k string) string {
	return s.meta[k]
}

func constructed(p person.Person) {
	a, b := newSession(p.Email), newSession(p.ID)
	acme.Text(a.user) // want `Person\.Email`
	acme.Text(b.user)
}

func grown(p person.Person) {
	a, b := newSession("a"), newSession("b")
	a.tag(p.Phone)
	b.tag(p.Plan)
	acme.Send(a.tags) // want `Person\.Phone`
	acme.Send(b.tags)
	a.set("name", p.Name)
	b.set("name", p.Plan)
	acme.Text(a.get("name")) // want `Person\.Name`
	acme.Text(b.get("name"))
	acme.Text(a.user)
}

func inSlice(p person.Person) {
	a, b := newSession("a"), newSession("b")
	all := []*session{a}
	all[0].tag(p.Email)
	acme.Send(a.tags) // want `Person\.Email`
	acme.Send(b.tags)
}

type pair struct{ sender, receiver session }

func members(p person.Person) {
	var m pair
	m.sender.tag(p.Email)
	m.receiver.tag(p.Plan)
	acme.Send(m.sender) // want `Person\.Email`
	acme.Send(m.receiver)
	acme.Send(&m) // want `Person\.Email`
}
