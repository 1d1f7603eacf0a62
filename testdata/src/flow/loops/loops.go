// Package loops: what one turn leaves for the next.
package loops

import (
	"flow/person"

	acme "acme.example/sdk"
)

func reset(list []person.Person) {
	for _, p := range list {
		e := ""
		if p.Logins > 3 {
			e = p.Plan
		}
		acme.Text(e)
	}
}

func carriedField(list []person.Person) {
	var last struct{ mail, plan string }
	for _, p := range list {
		acme.Text(last.mail) // want `Person\.Email`
		acme.Text(last.plan)
		last.mail, last.plan = p.Email, p.Plan
	}
}

func window(list []person.Person) {
	a, b, c := "", "", ""
	for _, p := range list {
		acme.Text(a) // want `Person\.Email`
		a, b, c = b, c, p.Email
	}
}

func copyCleared(list []person.Person) {
	var out []person.Person
	for _, p := range list {
		out = append(out, person.Person{ID: p.ID, Plan: p.Plan})
	}
	acme.Send(out)
	var some []person.Person
	for _, p := range list {
		some = append(some, person.Person{ID: p.ID, Phone: p.Phone})
	}
	acme.Send(some) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
}

func grouped(list []person.Person) {
	byPlan := map[string][]string{}
	sizes := map[string]int{}
	for _, p := range list {
		byPlan[p.Plan] = append(byPlan[p.Plan], p.Email)
		sizes[p.Plan]++
	}
	acme.Send(byPlan) // want `Person\.Email`
	acme.Send(sizes)
	for plan, mails := range byPlan {
		acme.Send(plan, len(mails))
		acme.Send(mails) // want `Person\.Email`
	}
}

func found(list []person.Person) {
	var hit *person.Person
	for i := range list {
		if list[i].Logins > 3 {
			hit = &list[i]
			break
		}
	}
	if hit != nil {
		acme.Text(hit.Email) // want `Person\.Email`
		acme.Text(hit.Plan)
	}
}
