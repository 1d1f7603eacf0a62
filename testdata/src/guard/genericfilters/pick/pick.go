// Package pick picks elements for another package.
package pick

import "iter"

// Where keeps the elements for which ok answers yes.
func Where[S ~[]E, E any](list S, ok func(E) bool) S {
	var out S
	for i := range list {
		if ok(list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

// Not keeps the others.
func Not[S ~[]E, E any](list S, ok func(E) bool) S {
	out := make(S, 0, len(list))
	for _, e := range list {
		if ok(e) {
			continue
		}
		out = append(out, e)
	}
	return out
}

// Split tells the two apart.
func Split[E any](list []E, ok func(E) bool) (yes, no []E) {
	for _, e := range list {
		if ok(e) {
			yes = append(yes, e)
		} else {
			no = append(no, e)
		}
	}
	return yes, no
}

// First finds one.
func First[E any](list []E, ok func(E) bool) (e E, found bool) {
	for _, e := range list {
		if ok(e) {
			return e, true
		}
	}
	return e, false
}

// FirstOr finds one, or takes the first of all.
func FirstOr[E any](list []E, ok func(E) bool) E {
	for _, e := range list {
		if ok(e) {
			return e
		}
	}
	return list[0]
}

// Seq filters a sequence.
func Seq[E any](list iter.Seq[E], ok func(E) bool) iter.Seq[E] {
	return func(yield func(E) bool) {
		for e := range list {
			if ok(e) && !yield(e) {
				return
			}
		}
	}
}

// Checked keeps the elements whose check does not fail.
func Checked[E any](list []E, check func(E) error) []E {
	var out []E
	for _, e := range list {
		if err := check(e); err != nil {
			continue
		}
		out = append(out, e)
	}
	return out
}

// Next keeps the element after one that passes.
func Next[E any](list []E, ok func(E) bool) []E {
	var out []E
	for i := range list[1:] {
		if ok(list[i]) {
			out = append(out, list[i+1])
		}
	}
	return out
}

// List is a list with methods.
type List[E any] struct{ items []E }

// Of makes a List.
func Of[E any](items ...E) *List[E] { return &List[E]{items} }

// Where filters it.
func (l *List[E]) Where(ok func(E) bool) *List[E] {
	out := &List[E]{}
	for _, e := range l.items {
		if ok(e) {
			out.items = append(out.items, e)
		}
	}
	return out
}

// Each runs do for each element.
func (l *List[E]) Each(do func(E)) {
	for _, e := range l.items {
		do(e)
	}
}

// EachIf runs do for each element that passes.
func (l *List[E]) EachIf(ok func(E) bool, do func(E)) {
	for _, e := range l.items {
		if ok(e) {
			do(e)
		}
	}
}
