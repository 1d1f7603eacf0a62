// Package tags has purposes given by comments.
package tags

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

func Above(c customer.Customer) {
	//consentvet:purpose support
	desk.File(c.Email)
	desk.File(c.Phone) // want "Customer.Phone.*consentcheck"
}

func AtTheEnd(c customer.Customer) {
	desk.File(c.Email) //consentvet:purpose support
	desk.File(c.Phone) // want "Customer.Phone.*consentcheck"
}

// OfFunction covers the whole body.
//
//consentvet:purpose support
func OfFunction(c customer.Customer) {
	desk.File(c.Email)
	if c.Plan != "" {
		desk.File(c.Phone)
	}
	func() { desk.File(c.Email) }()
}

// OfType covers the methods.
//
//consentvet:purpose support
type OfType struct{}

func (OfType) File(c customer.Customer) { desk.File(c.Email) }

func (*OfType) FileToo(c customer.Customer) { desk.File(c.Email) }

// Bare has no tag.
type Bare struct{}

func (Bare) File(c customer.Customer) {
	desk.File(c.Email) // want "Customer.Email.*consentcheck"
}

// Basis needs consent besides the tag.
func Basis(c customer.Customer) {
	//consentvet:purpose marketing
	mailer.Mail(c.Email) // want "Customer.Email.*Mailer without a consent check for marketing.*consentcheck"
	if consent.Granted(c.ID, consent.Marketing) {
		//consentvet:purpose marketing
		mailer.Mail(c.Email)
	}
	if !consent.Granted(c.ID, consent.Marketing) {
		//consentvet:purpose marketing
		mailer.Mail(c.Email) // want "Customer.Email.*inverted.*consentcheck"
	}
}

func InheritedBasis(c customer.Customer) {
	//consentvet:purpose marketing.email
	mailer.Mail(c.Email) // want "Customer.Email.*Mailer without a consent check for marketing.email.*consentcheck"
}

func Disagree(c customer.Customer) {
	if consent.Granted(c.ID, consent.Analytics) {
		//consentvet:purpose marketing
		mailer.Mail(c.Email) // want "Customer.Email.*for marketing under consent for analytics only.*consentcheck"
	}
	if consent.Granted(c.ID, consent.Support) {
		//consentvet:purpose training
		desk.File(c.Email) // want "Customer.Email.*for training under consent for support only.*consentcheck"
	}
}

func OtherSubject(c, d customer.Customer) {
	if consent.Granted(d.ID, consent.Marketing) {
		//consentvet:purpose marketing
		mailer.Mail(c.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func NotApproved(c customer.Customer) {
	//consentvet:purpose support
	mailer.Mail(c.Email) // want "Customer.Email.*for purpose support, which it is not approved for.*purposetag"
	//consentvet:purpose analytics
	acme.Send(c.Email) // want "Customer.Email.*for analytics.*consentcheck"
}

func Unknown(c customer.Customer) {
	//consentvet:purpose suport
	desk.File(c.Email) // want "Customer.Email.*suport.*purposetag"
}

// Nearest: the tag of the line counts, not that of the function.
//
//consentvet:purpose support
func Nearest(c customer.Customer) {
	//consentvet:purpose training
	desk.File(c.Email) // want "Customer.Email.*for training.*consentcheck"
	desk.File(c.Phone)
}

// NearestAllowed has the tags the other way round.
//
//consentvet:purpose training
func NearestAllowed(c customer.Customer) {
	//consentvet:purpose support
	desk.File(c.Email)
	desk.File(c.Phone) // want "Customer.Phone.*for training.*consentcheck"
}

func file(c customer.Customer) { desk.File(c.Email) } // want "Customer.Email.*consentcheck"

func CallerTagged(c customer.Customer) {
	//consentvet:purpose support
	file(c)
}

func CallerUntagged(c customer.Customer) {
	file(c)
}

func CallerTaggedOtherwise(c customer.Customer) {
	//consentvet:purpose training
	file(c)
}

// fileTraining has the tag nearest to the sink.
func fileTraining(c customer.Customer) {
	//consentvet:purpose training
	desk.File(c.Email) // want "Customer.Email.*for training.*consentcheck"
}

func NearestOnChain(c customer.Customer) {
	//consentvet:purpose support
	fileTraining(c)
}

func NearestOnChainGuarded(c customer.Customer) {
	if consent.Granted(c.ID, consent.Training) {
		fileTraining(c)
	}
}

// tag says only what it is for.
const tag = "//consentvet:purpose support"

func InText(c customer.Customer) {
	desk.File(tag + c.Email) // want "Customer.Email.*consentcheck"
}

func Spaced(c customer.Customer) {
	// consentvet:purpose support // want "ordinary comment.*directive"
	desk.File(c.Email) // want "Customer.Email.*consentcheck"
}

func TwoAbove(c customer.Customer) {
	//consentvet:purpose support // want "attached to nothing.*directive"

	desk.File(c.Email) // want "Customer.Email.*consentcheck"
}

func ManyLines(c customer.Customer) {
	//consentvet:purpose support
	acme.Send(
		c.Plan,
		c.Email,
	)
	acme.Send( // want "Customer.Email.*consentcheck"
		c.Plan,
		c.Email,
	)
}
