// Package signup welcomes customers.
package signup

import (
	"example.com/pair/consent"
	"example.com/pair/mail"
)

// Customer is somebody who signed up.
type Customer struct {
	ID    string
	Email string
	Phone string
}

// Welcome leaks the address: nobody asked the customer.
func Welcome(c Customer) error {
	return mail.Send(c.Email, "welcome")
}

// Offer asks first.
func Offer(c Customer) error {
	if !consent.Granted(c.ID, "marketing") {
		return nil
	}
	return mail.Send(c.Email, "an offer")
}

// Remind asks somebody else.
func Remind(c, friend Customer) error {
	if !consent.Granted(friend.ID, "marketing") {
		return nil
	}
	return mail.Send(c.Phone, "a reminder")
}

// Receipt says why no consent is needed.
func Receipt(c Customer) error {
	//consentvet:purpose support
	return mail.Send(c.Email, "a receipt")
}

// Note goes nowhere.
func Note(c Customer) { mail.Log(c.Email) }
