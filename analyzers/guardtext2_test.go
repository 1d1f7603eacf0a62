package analyzers_test

// guardLists are helpers of the programs for lists, caches and answers beside others.
const guardLists = `package keep

import (
	"slices"

	"gen/ask"
)

func OrElse(v, otherwise bool) bool {
	if v {
		return v
	}
	return otherwise
}

func MayAll(id string, ps ...ask.Purpose) bool {
	for _, p := range ps {
		if !ask.Granted(id, p) {
			return false
		}
	}
	return true
}

func MayAny(id string, ps ...ask.Purpose) bool {
	for _, p := range ps {
		if ask.Granted(id, p) {
			return true
		}
	}
	return false
}

func All(cs []ask.Customer) bool {
	for _, c := range cs {
		if !Fine(c) {
			return false
		}
	}
	return true
}

func Any(cs []ask.Customer) bool { return slices.ContainsFunc(cs, Fine) }

func IDs(cs []ask.Customer) (ids []string) {
	for _, c := range cs {
		if ask.Granted(c.ID, ask.Marketing) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func AllIDs(cs []ask.Customer) (ids []string) {
	for _, c := range cs {
		if ask.Granted(c.ID, ask.Marketing) || ask.Flag() {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func Pick(a, b ask.Customer, second bool) ask.Customer {
	if second {
		return b
	}
	return a
}

func First[T any](a, b T, second bool) T {
	if second {
		return b
	}
	return a
}

type Book struct{ yes, known map[string]bool }

func NewBook() *Book { return &Book{yes: map[string]bool{}, known: map[string]bool{}} }

func (b *Book) Note(c ask.Customer) {
	b.yes[c.ID] = ask.Granted(c.ID, ask.Marketing)
	b.known[c.ID] = ask.Flag()
}

func (b *Book) Has(id string) bool { return b.yes[id] }

func (b *Book) Knows(id string) bool { return b.known[id] }
`
