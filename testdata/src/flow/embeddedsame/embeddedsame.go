// Package embeddedsame: decorators that embed the interface that they implement,
// whose method is that of what is in there.
package embeddedsame

import (
	"flow/person"

	acme "acme.example/sdk"
)

type sender interface{ Send(to string) }

type vendor struct{}

func (vendor) Send(to string) { acme.Text(to) }

type none struct{}

func (none) Send(string) {}

type logged struct{ sender }

type counted struct {
	*logged
	n int
}

func notify(s sender, to string) { s.Send(to) }

func run(p person.Person) {
	notify(logged{none{}}, p.Email)
	notify(logged{vendor{}}, p.Email)        // want `Person\.Email`
	notify(&logged{vendor{}}, p.Phone)       // want `Person\.Phone`
	notify(logged{logged{vendor{}}}, p.Name) // want `Person\.Name`
	notify(logged{logged{vendor{}}}, p.Plan)
	notify(counted{logged: &logged{vendor{}}}, p.Email) // want `Person\.Email`
	notify(counted{logged: &logged{logged{none{}}}}, p.Email)
}

func local(p person.Person) {
	var s sender = logged{none{}}
	s.Send(p.Email)
	s = logged{vendor{}}
	s.Send(p.Email) // want `Person\.Email`
}

// round: one that holds itself is no reason not to end.
func round(p person.Person) {
	l := &logged{}
	l.sender = l
	l.Send(p.Email)
}
