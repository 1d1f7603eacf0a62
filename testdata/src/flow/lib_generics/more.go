package lib_generics

import (
	"encoding/json"
	"errors"
	"slices"

	"flow/person"

	acme "acme.example/sdk"
	"other.example/lib"
)

func shapes(list []person.Person) {
	some := lib.Filter(list, func(p person.Person, _ int) bool { return p.Email != "" })
	acme.Text(some[0].Plan)
	acme.Text(some[0].Email) // want `Person\.Email`
	p, ok := lib.First(list)
	acme.Send(ok)
	acme.Text(p.Plan)
	acme.Text(p.Name) // want `Person\.Name`
	q, ok := lib.Find(list, func(p person.Person) bool { return p.ID == "x" })
	acme.Send(ok)
	acme.Text(q.Plan)
	acme.Text(q.Phone) // want `Person\.Phone`
	byPlan := lib.GroupBy(list, func(p person.Person) string { return p.Plan })
	acme.Send(lib.KeysOf(byPlan))
	acme.Text(byPlan["x"][0].Plan)
	acme.Text(byPlan["x"][0].Email) // want `Person\.Email`
	byMail := lib.GroupBy(list, func(p person.Person) string { return p.Email })
	acme.Send(lib.KeysOf(byMail)) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(lib.CountBy(list, func(p person.Person) bool { return p.Email != "" }))
}

func folded(list []person.Person) {
	acme.Send(lib.Reduce(list, func(n int, p person.Person) int { return n + p.Logins }, 0))
	acme.Send(lib.Reduce(list, func(s []string, p person.Person) []string { return append(s, p.Phone) }, nil)) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
}

func values(p person.Person) {
	acme.Text(lib.Must(p.Email, nil)) // want `Person\.Email`
	acme.Text(lib.Must(p.Plan, errors.New(p.Email)))
	acme.Text(*lib.Ptr(p.Email)) // want `Person\.Email`
	acme.Text(lib.Ptr(p).Plan)
	acme.Text(lib.Ptr(p).Phone) // want `Person\.Phone`
	acme.Text(lib.Describe(p))  // want `Person\.Email`
	acme.Text(lib.Describe(p.Plan))
	data, _ := json.Marshal(p.Email)
	s, err := lib.Decode[string](data)
	acme.Text(s) // want `Person\.Email`
	acme.Send(err)
	d, _ := lib.Decode[person.Person]([]byte(p.Plan))
	acme.Text(d.Plan)
	acme.Text(d.Name) // want `Person\.Name`
}

func functions(p person.Person) {
	acme.Text(lib.Memo(func() string { return p.Email })()) // want `Person\.Email`
	acme.Text(lib.Memo(func() string { return p.Plan })())
	name, err := lib.Try(func() (string, error) { return p.Name, nil })
	acme.Text(name) // want `Person\.Name`
	acme.Send(err)
	plan, _ := lib.Try(func() (string, error) { return p.Plan, nil })
	acme.Text(plan)
	lib.Each(slices.Values([]string{p.Phone}), func(s string) {
		acme.Text(s) // want `Person\.Phone`
	})
	lib.Each(slices.Values([]string{p.Plan}), func(s string) { acme.Text(s) })
	acme.Text(lib.Transform(p.Plan, func(s string) string { return s + p.Email })) // want `Person\.Email`
	acme.Text(lib.Transform(p.Plan, func(s string) string { return s + p.ID }))
}

func containers(p person.Person) {
	var s lib.Stack[string]
	s.Push(p.Email)
	v, ok := s.Pop()
	acme.Text(v) // want `Person\.Email`
	acme.Send(ok, s.Len())
	var t lib.Stack[string]
	t.Push(p.Plan)
	v, _ = t.Pop()
	acme.Text(v)
	var u lib.Stack[person.Person]
	u.Push(p)
	q, _ := u.Pop()
	acme.Text(q.Plan)
	acme.Text(q.Phone)                   // want `Person\.Phone`
	acme.Text(lib.Wrap(p.Name).Unwrap()) // want `Person\.Name`
	acme.Text(lib.Wrap(p.Plan).Unwrap())
	acme.Text(lib.Wrap(p).Unwrap().Plan)
}
