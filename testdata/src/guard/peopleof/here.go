package peopleof

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type book struct {
	byID map[string]customer.Customer
	ptrs map[string]*customer.Customer
	ids  []string
}

func (b *book) InMap(id, friend string) {
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	acme.Send(b.byID[id].Email)
	acme.Send(b.ptrs[id].Email)
	if c, ok := b.ptrs[id]; ok {
		acme.Send(c.Email)
	}
	acme.Send(b.byID[friend].Email) // want "Customer.Email.*consentcheck"
	acme.Send(b.ptrs[friend].Email) // want "Customer.Email.*consentcheck"
}

func (b *book) InMapByRecord(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(b.byID[c.ID].Email)
		acme.Send(b.byID[d.ID].Email) // want "Customer.Email.*consentcheck"
	}
}

func (b *book) EachID() {
	for _, id := range b.ids {
		if !consent.Granted(id, consent.Marketing) {
			continue
		}
		acme.Send(b.ptrs[id].Email)
	}
	for _, id := range b.ids {
		acme.Send(b.ptrs[id].Email) // want "Customer.Email.*consentcheck"
	}
}

func Pointer(c, d customer.Customer) {
	p := &c
	if !consent.Granted(p.ID, consent.Marketing) {
		return
	}
	acme.Send(p.Email)
	p = &d
	acme.Send(p.Email) // want "Customer.Email.*consentcheck"
}

func PointerToPointer(c, d *customer.Customer) {
	p := &c
	if !consent.Granted((*p).ID, consent.Marketing) {
		return
	}
	*p = d
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func EmailBefore(c, d customer.Customer) {
	email := c.Email
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	c = d
	acme.Send(email)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Previous(cs []*customer.Customer) {
	var prev *customer.Customer
	for _, c := range cs {
		if prev != nil && consent.Granted(prev.ID, consent.Marketing) {
			acme.Send(prev.Email)
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		prev = c
	}
}

func PreviousAnswer(cs []*customer.Customer) {
	var ok bool
	for _, c := range cs {
		if !ok {
			ok = consent.Granted(c.ID, consent.Marketing)
		}
		if ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func Found(cs []customer.Customer) {
	var found *customer.Customer
	for i := range cs {
		if consent.Granted(cs[i].ID, consent.Marketing) {
			found = &cs[i]
			break
		}
	}
	if found != nil {
		acme.Send(found.Email)
	}
}

func FoundOther(cs []customer.Customer) {
	var found *customer.Customer
	for i := range cs {
		if consent.Granted(cs[0].ID, consent.Marketing) {
			found = &cs[i]
		}
	}
	if found != nil {
		acme.Send(found.Email) // want "Customer.Email.*consentcheck"
	}
}

func Collected(cs []customer.Customer) {
	var list []string
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			list = append(list, c.Email)
		}
	}
	acme.Send(list)
}

func CollectedAll(cs []customer.Customer) {
	var list []string
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			list = append(list, "")
		}
		list = append(list, c.Email)
	}
	acme.Send(list) // want "Customer.Email.*consentcheck"
}

func Pairs(as, bs []customer.Customer) {
	for i, a := range as {
		if consent.Granted(a.ID, consent.Marketing) {
			acme.Send(as[i].Email)
			acme.Send(bs[i].Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func Array(cs [2]customer.Customer) {
	if consent.Granted(cs[0].ID, consent.Marketing) {
		acme.Send(cs[0].Email)
		acme.Send(cs[1].Email) // want "Customer.Email.*consentcheck"
	}
}

func Slice(cs []customer.Customer) {
	if len(cs) > 1 && consent.Granted(cs[0].ID, consent.Marketing) {
		rest := cs[1:]
		acme.Send(rest[0].Email) // want "Customer.Email.*consentcheck"
	}
}

type order struct {
	*customer.Customer
	referrer *customer.Customer
}

func Embedded(o order) {
	if consent.Granted(o.ID, consent.Marketing) {
		acme.Send(o.Email)
		acme.Send(o.Customer.Phone)
		acme.Send(o.referrer.Email) // want "Customer.Email.*consentcheck"
	}
}

func Captured(c, d customer.Customer) func() {
	if !consent.Granted(c.ID, consent.Marketing) {
		return nil
	}
	return func() {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func CapturedReplaced(c, d customer.Customer) {
	send := func() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	c = d
	send()
}

func Goroutines(cs []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		go func() { acme.Send(c.Email) }()
		go func(c customer.Customer) { acme.Send(c.Email) }(c)
	}
}

func GoroutinesOther(cs []customer.Customer, d customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		go func(c customer.Customer) {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}(d)
	}
}

func sendBoth(a, b customer.Customer) {
	acme.Send(a.Email)
	acme.Send(b.Email) // want "Customer.Email.*consentcheck"
}

func Helper(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		sendBoth(c, d)
	}
}

func sendTwo(a, b customer.Customer) { acme.Send(a.Email, b.Email) }

func HelperBoth(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) && consent.Granted(d.ID, consent.Marketing) {
		sendTwo(c, d)
		sendTwo(d, c)
		sendTwo(c, c)
	}
}

func either(c customer.Customer) bool {
	return c.MarketingOptIn || consent.Granted(c.ID, consent.Marketing)
}

func eitherOther(c, d customer.Customer) bool {
	return c.MarketingOptIn || consent.Granted(d.ID, consent.Marketing)
}

func Either(c, d customer.Customer) {
	if either(c) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
	if eitherOther(c, d) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
