package missed

import (
	"sdk.example/sdk"
	"shop/consent"
	"shop/customer"
)

func Replaced(c, other *customer.Customer) {
	if !consent.Granted(c.ID, "marketing") {
		return
	}
	*c = *other
	sdk.Send(c.Email)
}

func Renamed(c *customer.Customer, id string) {
	if !consent.Granted(c.ID, "marketing") {
		return
	}
	c.ID = id
	sdk.Send(c.Email)
}
