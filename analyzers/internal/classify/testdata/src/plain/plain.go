// Package plain is not first-party.
package plain

type T struct{ Email string }

func f() {
	x := struct{ Email string }{}
	_ = x
}
