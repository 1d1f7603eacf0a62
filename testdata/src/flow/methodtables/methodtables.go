// Package methodtables: methods as values, in tables.
package methodtables

import (
	"flow/person"

	acme "acme.example/sdk"
)

type server struct{ last string }

func (s *server) signup(p *person.Person) { acme.Text(p.Email) } // want `Person\.Email`
func (s *server) ping(p *person.Person)   { acme.Text(p.Plan) }
func (s *server) forward(text string)     { acme.Text(text) }
func (s *server) swallow(text string)     {}
func (s *server) keep(text string)        { s.last = text }

func (s *server) routes() map[string]func(string) {
	return map[string]func(string){"forward": s.forward, "swallow": s.swallow}
}

func tables(s *server, p *person.Person) {
	for _, h := range []func(*person.Person){s.signup, s.ping} {
		h(p)
	}
	s.routes()["forward"](p.Phone) // want `Person\.Phone`
	s.routes()["swallow"](p.Phone)
}

func expressions(s *server, p *person.Person) {
	table := map[string]func(*server, string){"a": (*server).forward, "b": (*server).swallow}
	table["a"](s, p.Name) // want `Person\.Name`
	table["b"](s, p.Name)
	put := (*server).keep
	put(s, p.Phone)
	acme.Text(s.last) // want `Person\.Phone`
}
