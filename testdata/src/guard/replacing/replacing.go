// Package replacing puts another record in the place of the one that was asked
// about, in the ways in which code does it without saying so.
package replacing

import (
	"encoding/json"
	"slices"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func granted(c customer.Customer) bool { return consent.Granted(c.ID, consent.Marketing) }

func set[T any](p *T, v T) { *p = v }

func ByGeneric(c customer.Customer, id string) {
	if !granted(c) {
		return
	}
	set(&c, customer.Get(id))
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ByGenericElsewhere(c customer.Customer, n int) {
	if !granted(c) {
		return
	}
	set(&n, 1)
	acme.Send(c.Email)
}

func Decoded(c customer.Customer, body []byte) {
	if !granted(c) {
		return
	}
	if json.Unmarshal(body, &c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func DecodedBefore(body []byte) {
	var c customer.Customer
	if json.Unmarshal(body, &c) != nil || !granted(c) {
		return
	}
	acme.Send(c.Email)
}

func read(body []byte, c *customer.Customer) error { return json.Unmarshal(body, c) }

func DecodedByHelper(c customer.Customer, body []byte) {
	if !granted(c) {
		return
	}
	if read(body, &c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

type source interface {
	Next(c *customer.Customer)
	Touch(c *customer.Customer)
}

type queue struct{ list []customer.Customer }

func (q *queue) Next(c *customer.Customer)  { *c, q.list = q.list[0], q.list[1:] }
func (q *queue) Touch(c *customer.Customer) { c.Plan = "seen" }

func ByInterface(q source, c customer.Customer) {
	if !granted(c) {
		return
	}
	q.Next(&c)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ChangedByInterface(q source, c customer.Customer) {
	if !granted(c) {
		return
	}
	q.Touch(&c)
	acme.Send(c.Email)
}

type asker interface {
	Ask(c *customer.Customer) bool
}

type swapping struct{ other customer.Customer }

func (s swapping) Ask(c *customer.Customer) bool {
	ok := granted(*c)
	*c = s.other
	return ok
}

func AskedAndReplaced(a asker, c customer.Customer) {
	if a.Ask(&c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func refill(c *customer.Customer, id string) { *c = customer.Get(id) }

func AnswerKept(c customer.Customer, id string) {
	ok := granted(c)
	refill(&c, id)
	if ok {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func AnswerOfTheNew(c customer.Customer, id string) {
	refill(&c, id)
	ok := granted(c)
	if ok {
		acme.Send(c.Email)
	}
}

func Reordered(cs []customer.Customer) {
	if !granted(cs[0]) {
		return
	}
	slices.Reverse(cs)
	acme.Send(cs[0].Email) // want "Customer.Email.*consentcheck"
}

func OrderedBefore(cs []customer.Customer) {
	slices.Reverse(cs)
	if !granted(cs[0]) {
		return
	}
	acme.Send(cs[0].Email)
}

func Overwritten(cs, others []customer.Customer) {
	if !granted(cs[0]) {
		return
	}
	copy(cs, others)
	acme.Send(cs[0].Email) // want "Customer.Email.*consentcheck"
}

func Counted(cs []customer.Customer, seen []int) {
	if !granted(cs[0]) {
		return
	}
	slices.Sort(seen)
	acme.Send(cs[0].Email)
}

func UnderAKey(m map[string]customer.Customer, d customer.Customer) {
	if !granted(m["first"]) {
		return
	}
	m["first"] = d
	acme.Send(m["first"].Email) // want "Customer.Email.*consentcheck"
}

func UnderAnotherKey(m map[string]customer.Customer, d customer.Customer) {
	if !granted(m["first"]) {
		return
	}
	m["second"] = d
	acme.Send(m["first"].Email)
}

type holder struct{ held customer.Customer }

func InAField(c, d customer.Customer) {
	h := holder{held: c}
	if !granted(h.held) {
		return
	}
	h.held = d
	acme.Send(h.held.Email) // want "Customer.Email.*consentcheck"
}

func InAFieldBefore(c, d customer.Customer) {
	h := holder{held: c}
	h.held = d
	if !granted(h.held) {
		return
	}
	acme.Send(h.held.Email)
}

func BesideTheField(c, d customer.Customer) {
	h := holder{held: c}
	if !granted(h.held) {
		return
	}
	h.held = d
	acme.Send(c.Email)
}

func BeforeItRuns(c, d *customer.Customer) {
	if !granted(*c) {
		return
	}
	f := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	*c = *d
	f()
}

func AfterItRan(c, d *customer.Customer) {
	if !granted(*c) {
		return
	}
	f := func() { acme.Send(c.Email) }
	f()
	*c = *d
}

func FoundByIt(c customer.Customer, id string, all map[string]customer.Customer) {
	if !granted(all[c.ID]) {
		return
	}
	refill(&c, id)
	acme.Send(all[c.ID].Email) // want "Customer.Email.*consentcheck"
}
