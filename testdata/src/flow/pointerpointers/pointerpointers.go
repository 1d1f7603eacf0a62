// Package pointerpointers: a callee writes through a pointer to a pointer.
package pointerpointers

import (
	"flow/person"

	acme "acme.example/sdk"
)

type job struct{ to string }

func retarget(pp **job, to string) { (*pp).to = to }

func replace(pp **job, j *job) { *pp = j }

func written(p person.Person) {
	j, k := &job{}, &job{}
	retarget(&j, p.Email)
	retarget(&k, p.Plan)
	acme.Text(j.to) // want `Person\.Email`
	acme.Text(k.to)
}

func replaced(p person.Person) {
	j := &job{to: p.Email}
	old := j
	replace(&j, &job{to: p.Plan})
	acme.Text(j.to)
	acme.Text(old.to) // want `Person\.Email`
}

func threeDeep(p person.Person) {
	s := "x"
	a := &s
	b := &a
	c := &b
	***c = p.Phone
	acme.Text(s) // want `Person\.Phone`
	t := "y"
	**c = &t
	acme.Text(*a)
	***c = p.Name
	acme.Text(t) // want `Person\.Name`
	acme.Text(s) // want `Person\.Phone`
}

func swap(a, b *string) { *a, *b = *b, *a }

func swapped(p person.Person) {
	x, y := p.Email, p.Plan
	swap(&x, &y)
	acme.Text(x)
	acme.Text(y) // want `Person\.Email`
}
