// Package verydeep: a value sixteen structs deep is handed over with the whole.
package verydeep

import (
	"flow/person"

	acme "acme.example/sdk"
)

type d0 struct{ mail, plan string }

type (
	d1  struct{ in d0 }
	d2  struct{ in d1 }
	d3  struct{ in d2 }
	d4  struct{ in d3 }
	d5  struct{ in d4 }
	d6  struct{ in d5 }
	d7  struct{ in d6 }
	d8  struct{ in d7 }
	d9  struct{ in d8 }
	d10 struct{ in d9 }
	d11 struct{ in d10 }
	d12 struct{ in d11 }
	d13 struct{ in d12 }
	d14 struct{ in d13 }
	d15 struct{ in d14 }
	d16 struct{ in d15 }
)

func sixteen(p person.Person) {
	var v, w d16
	v.in.in.in.in.in.in.in.in.in.in.in.in.in.in.in.in.mail = p.Email
	w.in.in.in.in.in.in.in.in.in.in.in.in.in.in.in.in.plan = p.Plan
	acme.Send(v) // want `Person\.Email`
	acme.Send(w)
}
