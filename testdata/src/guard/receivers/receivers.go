// Package receivers asks the data subject itself.
package receivers

import (
	"guardstubs/acme"
	"guardstubs/customer"
	"guardstubs/mailer"
)

func Pointer(c, d *customer.Customer) {
	if c.Agreed("marketing") {
		mailer.Mail(c.Email)
		mailer.Mail(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func Value(c, d customer.Customer) {
	if !c.Agreed("marketing") {
		return
	}
	mailer.Mail(c.Email)
	mailer.Mail(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
}

func Purpose(c *customer.Customer) {
	if c.Agreed("support") {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
}

func Loaded(id string) error {
	c, err := customer.Load(id)
	if err != nil || !c.Agreed("marketing") {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func Elements(cs []customer.Customer) {
	for i := range cs {
		if cs[i].Agreed("marketing") {
			acme.Send(cs[i].Email)
		}
	}
	for _, c := range cs {
		if cs[0].Agreed("marketing") {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func MethodExpression(c, d *customer.Customer) {
	if (*customer.Customer).Agreed(c, "marketing") {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}
