// Package clearing clears what nobody agreed to, and sends the rest.
package clearing

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Cleared(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		c.Email = ""
		c.Phone = ""
		c.Contact.Street = ""
	}
	acme.Send(c.Email)
	acme.Send(c)
}

func ClearedInverted(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		c.Email = ""
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ClearedForOther(c, d customer.Customer) {
	if !consent.Granted(d.ID, consent.Marketing) {
		c.Email = ""
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ClearedSome(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		c.Email = ""
	}
	acme.Send(c) // want "Customer.Phone.*consentcheck"
}

func ClearedVariable(c customer.Customer) {
	email := c.Email
	if !consent.Granted(c.ID, consent.Marketing) {
		email = ""
	}
	acme.Send(email)
}

func ClearedVariableInverted(c customer.Customer) {
	email := c.Email
	if consent.Granted(c.ID, consent.Marketing) {
		email = ""
	}
	acme.Send(email) // want "Customer.Email.*consentcheck"
}

func ClearedPointer(c *customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		c.Email = ""
	}
	return acme.Post(nil, c.Email)
}

func ClearedLater(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		c.Email = ""
	}
	c = customer.Get(c.ID)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

type event struct{ name, email string }

func Event(c customer.Customer) {
	e := event{"order", c.Email}
	if ok, err := consent.Lookup(c.ID, consent.Marketing); err != nil || !ok {
		e.email = ""
	}
	acme.Send(e)
}

func EventOnErrorOnly(c customer.Customer) {
	e := event{"order", c.Email}
	if _, err := consent.Lookup(c.ID, consent.Marketing); err != nil {
		e.email = ""
	}
	acme.Send(e) // want "Customer.Email.*(consentcheck|failopen)"
}

func Each(cs []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			c.Email, c.Phone, c.Contact = "", "", customer.Contact{}
		}
		acme.Send(c)
	}
}

func Props(c customer.Customer) {
	props := map[string]any{"plan": c.Plan, "email": c.Email}
	if !consent.Granted(c.ID, consent.Marketing) {
		delete(props, "email")
	}
	acme.Send(props)
}

func Emptied(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		c.Contact = customer.Contact{}
	}
	acme.Send(c) // want "^user.contact.email .Customer.Email., user.contact.phone_number .Customer.Phone. reaches.*consentcheck"
}

func EmptiedAlways(c customer.Customer) {
	c.Contact = customer.Contact{}
	c.Email, c.Phone = "", ""
	acme.Send(c)
}
