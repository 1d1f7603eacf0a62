// Package parties asks the data subject itself.
package parties

import (
	"guardstubs/acme"
	"guardstubs/customer"
)

func Parties(o *customer.Order) {
	if o.Buyer.Agreed("marketing") {
		acme.Send(o.Buyer.Email)
		acme.Send(o.Seller.Email) // want "Customer.Email.*consentcheck"
	}
}

func MethodValue(c, d *customer.Customer) {
	agreed := c.Agreed
	if agreed("marketing") {
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}
