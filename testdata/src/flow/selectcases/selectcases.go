// Package selectcases: a case of a select statement sends where it was chosen, and
// on no other way.
package selectcases

import (
	"flow/person"

	acme "acme.example/sdk"
)

func either(c chan string, p person.Person) {
	select {
	case c <- p.Email:
	case s := <-c:
		acme.Text(s)
	}
}

func turns(c chan string, p person.Person) {
	for {
		select {
		case c <- p.Email:
		case s := <-c:
			acme.Text(s) // want `Person\.Email`
		}
	}
}

func offered(c, other chan string, p person.Person) {
	select {
	case c <- p.Email:
		acme.Text(<-c) // want `Person\.Email`
		acme.Text(<-other)
	case other <- p.Plan:
		acme.Text(<-c)
	default:
		acme.Text(<-c)
	}
	acme.Text(<-c) // want `Person\.Email`
	acme.Text(<-other)
}

// empty bodies are left out of the code that is made of it.
func empty(c chan string, p person.Person) {
	select {
	case c <- p.Phone:
	default:
	}
	acme.Text(<-c) // want `Person\.Phone`
}

func emptyBoth(a, b chan string, p person.Person) {
	select {
	case a <- p.Phone:
	case b <- p.Email:
	}
	acme.Text(<-a) // want `Person\.Phone`
	acme.Text(<-b) // want `Person\.Email`
}

func returned(c, quit chan string, p person.Person) {
	select {
	case c <- p.Name:
		return
	case <-quit:
	}
	acme.Text(<-c)
}

func put(c chan any, p person.Person) bool {
	select {
	case c <- p:
		return true
	default:
		return false
	}
}

func called(p person.Person) {
	c := make(chan any, 1)
	if put(c, p) {
		acme.Send(<-c) // want `Person\.Email`
	}
}
