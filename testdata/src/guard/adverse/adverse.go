// Package adverse has code that looks as if consent held, or as if nothing led
// to the call.
package adverse

import (
	"errors"
	"slices"

	"guardstubs/acme"
	"guardstubs/agreed"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/mailer"
)

func PhiOfOuter(c customer.Customer, a, b bool) func() {
	open := a
	if b {
		open = !a
	}
	return func() {
		if open {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Phone)
		}
	}
}

func LoopVariable(cs []customer.Customer) {
	var err error
	for _, c := range cs {
		if err != nil {
			acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
		}
		err = consent.Require(c.ID, consent.Marketing)
		if err != nil {
			continue
		}
		acme.Send(c.Phone)
	}
}

func AskedAgain(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		return
	}
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func Changed(c customer.Customer, ask func() bool) {
	ok := consent.Granted(c.ID, consent.Marketing)
	for !ok {
		ok = ask()
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Spread(c customer.Customer, more []error) {
	var errs []error
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = append(errs, more...)
	}
	if len(errs) == 0 {
		acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
	}
}

func JoinedList(c, d customer.Customer) error {
	var errs []error
	errs = append(errs, consent.Require(c.ID, consent.Marketing))
	if err := errors.Join(errs...); err != nil {
		return err
	}
	acme.Send(c.Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func JoinedNonNil(c customer.Customer) error {
	var errs []error
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func AnySet(p agreed.Person, purposes []string) {
	for _, x := range purposes {
		if slices.Contains(p.Purposes, x) {
			mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
		}
	}
	if slices.Contains([]string{"marketing"}, p.Purposes[0]) {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if len(p.Purposes) > 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func SelfSaid(p agreed.Person) {
	p.Purposes = append(p.Purposes, "marketing")
	if slices.Contains(p.Purposes, "marketing") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	p.Flags |= agreed.FlagMarketing
	if p.Flags&agreed.FlagMarketing != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func SelfSaidMap(c customer.Customer) {
	c.Consents["marketing"] = true
	if c.Consents["marketing"] {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func two(p *agreed.Person, a, b string) bool {
	return slices.Contains(p.Purposes, a) || slices.Contains(p.Purposes, b)
}

func Two(p *agreed.Person) {
	if two(p, "marketing", "analytics") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func both(p *agreed.Person, a, b string) bool {
	return slices.Contains(p.Purposes, a) && slices.Contains(p.Purposes, b)
}

func Both(p *agreed.Person) {
	if both(p, "marketing", "analytics") {
		mailer.Mail(p.Email)
	}
}

func isOr(s consent.State, force bool) bool { return s == consent.Yes || force }

func StateOr(c customer.Customer, force bool) {
	if isOr(consent.Status(c.ID, consent.Marketing), force) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func answer(c customer.Customer) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = true
		}
	}()
	return consent.Granted(c.ID, consent.Marketing)
}

func Recovered(c customer.Customer) {
	if answer(c) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func chosen(c, d *customer.Customer) {
	var who *customer.Customer
	if consent.Granted(c.ID, consent.Marketing) {
		who = c
	}
	if consent.Granted(d.ID, consent.Support) {
		who = d
	}
	if who != nil {
		mailer.Mail(who.Email) // want "Customer.Email.*consentcheck"
	}
}

func Chosen(c, d *customer.Customer) { chosen(c, d) }

func Deleted(cs []customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = !consent.Granted(c.ID, consent.Marketing)
	}
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		if !granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func UpdatedInLiteral(c customer.Customer) {
	granted := map[string]bool{}
	set := func() { granted["c"] = true }
	granted["c"] = consent.Granted(c.ID, consent.Marketing)
	set()
	if granted["c"] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Reassigned(c, d customer.Customer) {
	granted := map[string]bool{"c": consent.Granted(c.ID, consent.Marketing)}
	c = d
	if granted["c"] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OuterPurpose(p consent.Purpose, c customer.Customer) {
	may := func(q consent.Purpose) bool { return consent.Granted(c.ID, p) }
	if may(consent.Marketing) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	own := func(q consent.Purpose) bool { return consent.Granted(c.ID, q) }
	if own(consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if own(consent.Support) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}
