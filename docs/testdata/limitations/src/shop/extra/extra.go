// Package extra has code that is in order and reported all the same.
package extra

import (
	"sdk.example/sdk"
	"shop/consent"
	"shop/customer"
)

func SliceIndex(c *customer.Customer) {
	list := []string{c.Email, "nothing personal"}
	sdk.Send(list[1]) // want `reaches Vendor`
}

func SliceCleared(c *customer.Customer) {
	list := []string{c.Email}
	list[0] = ""
	sdk.Send(list[0]) // want `reaches Vendor`
}

func FewLetters(c *customer.Customer) {
	sdk.Send(c.Email[:1]) // want `reaches Vendor`
}

func SameCondition(c *customer.Customer, internal bool) {
	email := ""
	if internal {
		email = c.Email
	}
	if !internal {
		sdk.Send(email) // want `reaches Vendor`
	}
}

func TwoParameters(id string, c *customer.Customer) { // id is c.ID, which only callers know
	if consent.Granted(id, "marketing") {
		sdk.Send(c.Email) // want `under consent of another data subject`
	}
}
