package placement

import (
	"sync"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Literal(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		send := func() { acme.Send(c.Email) }
		send()
	}
}

func LiteralAsked(c customer.Customer) {
	func() {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
		acme.Send(c.Email)
	}()
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func LiteralMadeBefore(c customer.Customer) {
	send := func() { acme.Send(c.Email) } // want "Customer.Email.*consentcheck"
	send()
	if consent.Granted(c.ID, consent.Marketing) {
		send()
	}
}

func LiteralOther(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		func() {
			acme.Send(c.Email)
			acme.Send(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
		}()
	}
}

func LiteralOfReassigned(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		send := func() {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		c = d
		send()
	}
}

func Goroutine(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		go func() { acme.Send(c.Email) }()
		go acme.Send(c.Email)
	}
	go acme.Send(c.Email)              // want "Customer.Email.*consentcheck"
	go func() { acme.Send(c.Phone) }() // want "Customer.Phone.*consentcheck"
}

func AskedInGoroutine(c customer.Customer) {
	go func() {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}()
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Defer(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	defer acme.Send(c.Email)
	defer func() { acme.Send(c.Email) }()
}

func DeferBefore(c customer.Customer) {
	defer acme.Send(c.Email)              // want "Customer.Email.*consentcheck"
	defer func() { acme.Send(c.Phone) }() // want "Customer.Phone.*consentcheck"
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
}

func AskedInDefer(c customer.Customer) {
	defer func() {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}()
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Group(cs []customer.Customer) {
	var wg sync.WaitGroup
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			acme.Send(c.Email)
		}()
	}
	wg.Wait()
}

func GroupWrong(cs []customer.Customer) {
	var wg sync.WaitGroup
	ok := len(cs) > 0 && consent.Granted(cs[0].ID, consent.Marketing)
	if !ok {
		return
	}
	for _, c := range cs {
		wg.Add(1)
		go func(c customer.Customer) {
			defer wg.Done()
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}(c)
	}
	wg.Wait()
}

func regardless(c customer.Customer, f func(customer.Customer)) {
	_ = consent.Granted(c.ID, consent.Marketing)
	f(c)
}

func CallbackWrong(c customer.Customer) {
	regardless(c, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func each(cs []customer.Customer, f func(customer.Customer)) {
	for _, c := range cs {
		f(c)
	}
}

func Each(cs []customer.Customer) {
	each(cs, func(c customer.Customer) {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	})
}

func EachWrong(cs []customer.Customer) {
	each(cs, func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	})
}

func EachFilter(cs []customer.Customer) {
	var out []customer.Customer
	each(cs, func(c customer.Customer) {
		if consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	})
	acme.Send(out)
}

func EachFilterWrong(cs []customer.Customer) {
	var out []customer.Customer
	each(cs, func(c customer.Customer) {
		out = append(out, c)
	})
	for _, c := range out {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type batch struct{ emails []string }

func (b *batch) add(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		b.emails = append(b.emails, c.Email)
	}
}

func (b *batch) flush() { acme.Send(b.emails) }

func Batch(cs []customer.Customer) {
	b := &batch{}
	for _, c := range cs {
		b.add(c)
	}
	b.flush()
}

type openBatch struct{ emails []string }

func (b *openBatch) add(c customer.Customer) { b.emails = append(b.emails, c.Email) }

func (b *openBatch) flush() { acme.Send(b.emails) }

func BatchWrong(cs []customer.Customer) {
	b := &openBatch{}
	for _, c := range cs {
		b.add(c)
	}
	b.flush() // want "Customer.Email.*consentcheck"
}

func once(c customer.Customer) *customer.Customer {
	if c.MarketingOptIn {
		return &c
	}
	return nil
}

func Optional(c customer.Customer) {
	if p := once(c); p != nil {
		acme.Send(p.Email)
	}
}
