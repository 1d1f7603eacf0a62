// Package inferring uses the wrappers of package inferred.
package inferring

import (
	"guard/inferred"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Pointers(c, d customer.Customer) {
	if inferred.Find(c) != nil {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
	if inferred.FindAny(c) != nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if inferred.Valid(inferred.Find(c)) {
		acme.Send(c.Email)
	}
	if inferred.Valid(inferred.FindAny(c)) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if inferred.Find(c).Ok() {
		acme.Send(c.Email)
	}
	if !inferred.Find(c).Ok() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Exit(c customer.Customer) {
	inferred.Exit(c)
	acme.Send(c.Email)
}

func Fatal(c, d customer.Customer) {
	inferred.Fatal(c)
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
}

func Print(c customer.Customer) {
	inferred.Print(c)
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func Must(c customer.Customer) {
	acme.Send(inferred.Must(c).Email)
}

func MustOther(c, d customer.Customer) {
	inferred.Must(d)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Needed(c customer.Customer) {
	if inferred.Needed(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		return
	}
	acme.Send(c.Email)
}

func NeededWrong(c customer.Customer) {
	if inferred.NeededWrong(c) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

func States(c customer.Customer) {
	if inferred.Yes(consent.Status(c.ID, consent.Marketing)) {
		acme.Send(c.Email)
	}
	if inferred.NotNo(consent.Status(c.ID, consent.Marketing)) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if _, ok := inferred.Known(consent.Status(c.ID, consent.Marketing)); ok {
		acme.Send(c.Email)
	}
	if !inferred.Yes(consent.Status(c.ID, consent.Marketing)) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Decisions(c, d customer.Customer) {
	if inferred.Decide(c).Granted {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
	if inferred.Decide(c).Allowed() {
		acme.Send(c.Email)
	}
	if !inferred.Decide(c).Allowed() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if dec := inferred.Decide(c); !dec.Refused() {
		acme.Send(c.Email)
	}
	if dec := inferred.DecideWrong(c); dec.Granted {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if inferred.DecideWrong(c).Allowed() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func DecisionErr(c customer.Customer) error {
	d, err := inferred.DecideErr(c)
	if err != nil {
		return err
	}
	if !d.Granted {
		return nil
	}
	acme.Send(c.Email)
	return nil
}

func DecisionErrOnly(c customer.Customer) error {
	_, err := inferred.DecideErr(c)
	if err != nil {
		return err
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func id(c customer.Customer) string { return c.ID }

func Generic(c, d customer.Customer) error {
	v, err := inferred.Checked(c.ID, c)
	if err != nil {
		return err
	}
	acme.Send(v.Email)
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func GenericUnchecked(c customer.Customer) error {
	v, err := inferred.Unchecked(c.ID, c)
	if err != nil {
		return err
	}
	acme.Send(v.Email) // want "Customer.Email.*(consentcheck|failopen)"
	return nil
}

type order struct{ c customer.Customer }

func (o order) Owner() string { return o.c.ID }

func GenericOwner(o, p order) error {
	if err := inferred.Owner(o); err != nil {
		return err
	}
	acme.Send(o.c.Email)
	acme.Send(p.c.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func GenericMethod(a inferred.All[customer.Customer], c, d customer.Customer) {
	if a.May(c.ID, c) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func Gates(g inferred.Gate, c, d customer.Customer) {
	if g.Open(c) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
	if !g.Open(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Doors(g inferred.Door, c customer.Customer) {
	if g.Pass(c) == nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Layers(c, d customer.Customer) error {
	if err := inferred.Layers(c); err != nil {
		return err
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

type gated struct {
	gate inferred.Gate
	door inferred.Door
	may  func(customer.Customer) bool
}

func (g *gated) mail(c customer.Customer) {
	if !g.gate.Open(c) {
		return
	}
	acme.Send(c.Email)
}

func (g *gated) mailDoor(c customer.Customer) {
	if g.door.Pass(c) != nil {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Gated(g *gated, c customer.Customer) {
	g.mail(c)
	g.mailDoor(c)
}
