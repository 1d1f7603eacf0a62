// Package answers has answers of a consent check that are kept and looked at
// later.
package answers

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func ConstantKeys(c customer.Customer) {
	a := map[string]bool{"mail": consent.Granted(c.ID, consent.Marketing), "other": true}
	if a["mail"] {
		acme.Send(c.Email)
	}
	if a["other"] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !a["mail"] {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ByID(cs []customer.Customer, d customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = consent.Granted(c.ID, consent.Marketing)
	}
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email)
			acme.Send(d.Email) // want "Customer.Email.*consentcheck"
		}
		if !granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		if granted[d.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ByIDUnderCheck(cs []customer.Customer) {
	granted := make(map[string]struct{})
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			granted[c.ID] = struct{}{}
		}
	}
	for _, c := range cs {
		if _, ok := granted[c.ID]; ok {
			acme.Send(c.Email)
		}
		if _, ok := granted[c.ID]; !ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ByIDWrong(cs []customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = consent.Granted(c.ID, consent.Marketing)
		if c.Plan == "gold" {
			granted[c.ID] = true
		}
	}
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func ByIDGivenAway(cs []customer.Customer, change func(map[string]bool)) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.ID] = consent.Granted(c.ID, consent.Marketing)
	}
	change(granted)
	for _, c := range cs {
		if granted[c.ID] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func OtherKey(cs []customer.Customer) {
	granted := map[string]bool{}
	for _, c := range cs {
		granted[c.Plan] = consent.Granted(c.ID, consent.Marketing)
	}
	for _, c := range cs {
		if granted[c.Plan] {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

type job struct {
	c  customer.Customer
	ok bool
}

func (j *job) ask() { j.ok = consent.Granted(j.c.ID, consent.Marketing) }

func (j *job) run() {
	if j.ok {
		acme.Send(j.c.Email)
	}
}

func Job(c customer.Customer) {
	j := job{c: c, ok: consent.Granted(c.ID, consent.Marketing)}
	if j.ok {
		acme.Send(j.c.Email)
	}
}

type untrue struct {
	c  customer.Customer
	ok bool
}

func JobWrong(c customer.Customer) {
	j := untrue{c: c, ok: true}
	if j.ok {
		acme.Send(j.c.Email) // want "Customer.Email.*consentcheck"
	}
}

func CapturedLater(c customer.Customer) {
	ok := consent.Granted(c.ID, consent.Marketing)
	go func() {
		if !ok {
			return
		}
		acme.Send(c.Email)
	}()
	defer func() {
		if ok {
			acme.Send(c.Email)
		} else {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}()
}

func CapturedTwice(c customer.Customer) func() {
	err := consent.Require(c.ID, consent.Marketing)
	return func() {
		func() {
			if err != nil {
				return
			}
			acme.Send(c.Email)
		}()
	}
}

func CapturedReset(c customer.Customer, again func() error) func() {
	err := consent.Require(c.ID, consent.Marketing)
	retry := func() { err = again() }
	return func() {
		retry()
		if err != nil {
			return
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ErrorKept(c customer.Customer) {
	var errs []error
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = append(errs, err)
	}
	if len(errs) > 0 {
		return
	}
	acme.Send(c.Email)
}

func ErrorKeptWrong(c customer.Customer, errs []error) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		errs = errs[:0]
	}
	if len(errs) > 0 {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*(consentcheck|failopen)"
}

type mailing struct {
	to      customer.Customer
	granted bool
	forced  bool
}

func newMailing(c customer.Customer) *mailing {
	return &mailing{to: c, granted: consent.Granted(c.ID, consent.Marketing)}
}

func (m *mailing) allowed() bool { return m.granted }

func (m *mailing) send() {
	if m.granted {
		acme.Send(m.to.Email)
	} else {
		acme.Send(m.to.Email) // want "Customer.Email.*consentcheck"
	}
}

func (m *mailing) sendTo(d customer.Customer) {
	if m.granted {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func (m *mailing) sendForced() {
	if m.forced {
		acme.Send(m.to.Email) // want "Customer.Email.*consentcheck"
	}
}

func Mailing(c, d customer.Customer) {
	m := newMailing(c)
	m.send()
	m.sendTo(d)
	m.sendForced()
	if m.allowed() {
		acme.Send(m.to.Email)
	}
}

type changing struct {
	to      customer.Customer
	granted bool
}

func newChanging(c customer.Customer) *changing {
	return &changing{to: c, granted: consent.Granted(c.ID, consent.Marketing)}
}

func (m *changing) readdress(c customer.Customer) { m.to = c }

func (m *changing) send() {
	if m.granted {
		acme.Send(m.to.Email) // want "Customer.Email.*consentcheck"
	}
}

func Changing(c, d customer.Customer) {
	m := newChanging(c)
	m.readdress(d)
	m.send()
}

type forcing struct {
	to      customer.Customer
	granted bool
}

func newForcing(c customer.Customer) *forcing {
	return &forcing{to: c, granted: consent.Granted(c.ID, consent.Marketing)}
}

func (m *forcing) force() { m.granted = true }

func (m *forcing) send() {
	if m.granted {
		acme.Send(m.to.Email) // want "Customer.Email.*consentcheck"
	}
}

func Forcing(c customer.Customer) {
	m := newForcing(c)
	m.force()
	m.send()
}

func (m *forcing) allowed() bool { return m.granted }

func (m *forcing) name() string { return m.to.Plan }

func ForcedAndAsked(c customer.Customer) {
	m := newForcing(c)
	m.force()
	if m.allowed() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func NotForced(c customer.Customer) {
	m := newForcing(c)
	println(m.name())
	if m.allowed() {
		acme.Send(c.Email)
	}
}

func ForcedField(c customer.Customer) {
	m := newForcing(c)
	m.force()
	if m.granted {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func SetField(c customer.Customer) {
	m := newForcing(c)
	m.granted = c.Plan == "pro"
	if m.granted {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func UnsetField(c customer.Customer) {
	m := newForcing(c)
	if m.granted {
		acme.Send(c.Email)
	}
}

type verdict struct{ yes bool }

func judge(c customer.Customer) verdict {
	return verdict{yes: consent.Granted(c.ID, consent.Marketing)}
}

func (v *verdict) force() { v.yes = true }

func (v *verdict) show() { println(v.yes) }

func ForcedValue(c customer.Customer) {
	v := judge(c)
	v.force()
	if v.yes {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ShownValue(c customer.Customer) {
	v := judge(c)
	v.show()
	if v.yes {
		acme.Send(c.Email)
	}
}
