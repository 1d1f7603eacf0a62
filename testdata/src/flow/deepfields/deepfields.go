// Package deepfields: a value many structs deep is handed over with the whole.
package deepfields

import (
	"flow/person"

	acme "acme.example/sdk"
)

type leaf struct{ mail, plan string }

type (
	d1  struct{ in leaf }
	d2  struct{ in d1 }
	d3  struct{ in d2 }
	d4  struct{ in d3 }
	d5  struct{ in d4 }
	d6  struct{ in d5 }
	d7  struct{ in d6 }
	d8  struct{ in d7 }
	d9  struct{ in d8 }
	d10 struct{ in d9 }
)

func six(p person.Person) {
	var v d6
	v.in.in.in.in.in.in.mail = p.Email
	acme.Send(v)                        // want `Person\.Email`
	acme.Text(v.in.in.in.in.in.in.mail) // want `Person\.Email`
	v.in.in.in.in.in.in.mail = ""
	acme.Send(v)
}

func ten(p person.Person) {
	var v, w d10
	v.in.in.in.in.in.in.in.in.in.in.mail = p.Email
	w.in.in.in.in.in.in.in.in.in.in.plan = p.Plan
	acme.Send(v)                                    // want `Person\.Email`
	acme.Text(v.in.in.in.in.in.in.in.in.in.in.mail) // want `Person\.Email`
	acme.Send(w)
}
