// Package placement has consent checked elsewhere on the data's way: where it
// was read, stored or handed to a closure.
package placement

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func FilterFirst(cs []customer.Customer) {
	var audience []customer.Customer
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			audience = append(audience, c)
		}
	}
	for _, c := range audience {
		acme.Send(c.Email)
	}
	acme.Send(audience)
}

func FilterEmails(cs []customer.Customer) {
	var emails []string
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		emails = append(emails, c.Email)
	}
	acme.Send(emails)
}

func FilterInverted(cs []customer.Customer) {
	var emails []string
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		emails = append(emails, c.Email)
	}
	acme.Send(emails) // want "Customer.Email.*consentcheck"
}

func FilterAndUnfiltered(cs []customer.Customer, vip customer.Customer) {
	var emails []string
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			emails = append(emails, c.Email)
		}
	}
	emails = append(emails, vip.Email)
	acme.Send(emails) // want "Customer.Email.*consentcheck"
}

func OnAnotherPath(cs []customer.Customer) {
	var emails []string
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			emails = append(emails, c.Email)
		} else if c.Enabled {
			emails = append(emails, c.Email)
		}
	}
	acme.Send(emails) // want "Customer.Email.*consentcheck"
}

func FilterOtherCustomer(cs []customer.Customer, d customer.Customer) {
	var emails []string
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			emails = append(emails, d.Email)
		}
	}
	acme.Send(emails) // want "Customer.Email.*consentcheck"
}

func FilterInPlace(cs []customer.Customer) {
	kept := cs[:0]
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			kept = append(kept, c)
		}
	}
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func FilterMap(cs []customer.Customer) {
	emails := map[string]string{}
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			emails[c.ID] = c.Email
		}
	}
	for _, e := range emails {
		acme.Send(e)
	}
}

func FilterMapWrong(cs []customer.Customer) {
	emails := map[string]string{}
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			println(c.ID)
		}
		emails[c.ID] = c.Email
	}
	for _, e := range emails {
		acme.Send(e) // want "Customer.Email.*consentcheck"
	}
}

func FilterChannel(cs []customer.Customer) {
	ch := make(chan customer.Customer, len(cs))
	go func() {
		for _, c := range cs {
			if consent.Granted(c.ID, consent.Marketing) {
				ch <- c
			}
		}
		close(ch)
	}()
	for c := range ch {
		acme.Send(c.Email)
	}
}

func FilterChannelWrong(cs []customer.Customer) {
	ch := make(chan customer.Customer, len(cs))
	go func() {
		for _, c := range cs {
			ch <- c
		}
		close(ch)
	}()
	for c := range ch {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ReadUnderConsent(c customer.Customer) {
	email := ""
	if consent.Granted(c.ID, consent.Marketing) {
		email = c.Email
	}
	acme.Send(email)
}

func ReadWithout(c customer.Customer) {
	email := c.Email
	if !consent.Granted(c.ID, consent.Marketing) {
		email = c.Phone
	}
	acme.Send(email) // want "Customer.Phone.*consentcheck"
}

func ClearedOne(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		c.Email = ""
	}
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

type event struct {
	Kind  string
	Email string
}

func FieldUnderConsent(c customer.Customer) {
	e := event{Kind: "order"}
	if consent.Granted(c.ID, consent.Marketing) {
		e.Email = c.Email
	}
	acme.Send(e)
}

func FieldWithout(c customer.Customer) {
	e := &event{Kind: "order"}
	if !consent.Granted(c.ID, consent.Marketing) {
		e.Kind = "anonymous"
	}
	e.Email = c.Email
	acme.Send(e) // want "Customer.Email.*consentcheck"
}

func build(c customer.Customer) event {
	if consent.Granted(c.ID, consent.Marketing) {
		return event{"order", c.Email}
	}
	return event{Kind: "order"}
}

func Built(c customer.Customer) { acme.Send(build(c)) }

func buildWrong(c customer.Customer) event {
	if consent.Granted(c.ID, consent.Marketing) {
		return event{"order", c.Email}
	}
	return event{"order", c.Phone}
}

func BuiltWrong(c customer.Customer) {
	acme.Send(buildWrong(c)) // want "Customer.Phone.*consentcheck"
}
