package missed

import (
	"sdk.example/sdk"
	"shop/consent"
	"shop/customer"
)

func SeenReplaced(c, other *customer.Customer) {
	if !consent.Granted(c.ID, "marketing") {
		return
	}
	*c = *other
	sdk.Send(c.Email) // want `without a consent check`
}

func Renamed(c *customer.Customer, id string) {
	if !consent.Granted(c.ID, "marketing") {
		return
	}
	c.ID = id
	sdk.Send(c.Email)
}
