// Package implicit: a decision that depends on data is not the data.
package implicit

import (
	"flow/person"

	acme "acme.example/sdk"
)

func branch(p person.Person) {
	kind := "other"
	if p.Email == "boss@example.com" {
		kind = "boss"
	}
	acme.Text(kind)
	switch p.Name {
	case "":
		kind = "unnamed"
	default:
		kind = "named"
	}
	acme.Text(kind)
}

func comparisons(p, q person.Person) {
	acme.Send(p.Email == q.Email, p.Email < q.Email, p.Email != "")
	acme.Send(p.Home == q.Home)
}

func lookup(p person.Person, plans map[string]string, scores map[string]int) {
	acme.Text(plans[p.Email])
	acme.Send(scores[p.Email])
	_, known := plans[p.Email]
	acme.Send(known)
}

func counted(list []person.Person) {
	domains := map[string]int{}
	n := 0
	for _, p := range list {
		domains[p.Email]++
		if p.Phone != "" {
			n++
		}
	}
	acme.Send(n, len(domains))
	for _, c := range domains {
		acme.Send(c)
	}
	acme.Send(domains) // want `Person\.Email`
}
