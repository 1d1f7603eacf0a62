// Package purpose is where every flow needs a tag.
package purpose

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/phone"
)

func Nothing(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*without a purpose tag, which policy.require demands.*purposetag"
}

func Check(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*without a purpose tag, which policy.require demands.*purposetag"
	}
}

func ContractTag(c customer.Customer) {
	//consentvet:purpose support
	acme.Send(c.Email)
}

func ConsentTag(c customer.Customer) {
	//consentvet:purpose marketing
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ContractTagAndCheck(c customer.Customer) {
	if consent.Granted(c.ID, consent.Support) {
		//consentvet:purpose support
		acme.Send(c.Email)
	}
}

func ConsentTagAndCheck(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		//consentvet:purpose marketing
		acme.Send(c.Email)
	}
}

func TagAndOtherCheck(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		//consentvet:purpose support
		acme.Send(c.Email)
	}
}

func Listen(ctx context.Context, call string) {
	phone.Record(ctx, call) // want "phone.Record.*interception"
	if consent.Granted(call, consent.Support) {
		phone.Record(ctx, call) // want "phone.Record.*interception"
	}
	//consentvet:purpose support
	phone.Record(ctx, call)
}
