// Package purposes has consent for one purpose and data that leaves for another.
package purposes

import (
	"guardstubs/acme"
	"guardstubs/adland"
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
)

func Right(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if consent.Granted(c.ID, consent.Training) {
		desk.File(c.Email)
	}
}

func Wrong(c customer.Customer) {
	if consent.Granted(c.ID, consent.Support) {
		mailer.Mail(c.Email) // want "Customer.Email.* reaches Mailer under consent for support, a purpose that Mailer is not approved for.*consentcheck"
	}
	if consent.Granted(c.ID, consent.Marketing) {
		desk.File(c.Email) // want "Customer.Email.*under consent for marketing.*consentcheck"
	}
}

func Child(c customer.Customer) {
	if consent.Granted(c.ID, consent.Email) {
		mailer.Mail(c.Email)
		adland.Show(c.Email) // want "Customer.Email.*marketing.email.*consentcheck"
	}
}

func ParentTag(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		//consentvet:purpose marketing.email
		mailer.Mail(c.Email)
		//consentvet:purpose marketing.ads
		adland.Show(c.Email)
	}
}

func ChildTag(c customer.Customer) {
	if consent.Granted(c.ID, consent.Email) {
		//consentvet:purpose marketing.email
		mailer.Mail(c.Email)
		//consentvet:purpose marketing
		mailer.Mail(c.Phone) // want "Customer.Phone.*for marketing under consent for marketing.email only.*consentcheck"
	}
}

func SiblingTag(c customer.Customer) {
	if consent.Granted(c.ID, consent.Email) {
		//consentvet:purpose marketing.ads
		adland.Show(c.Email) // want "Customer.Email.*marketing.ads under consent for marketing.email only.*consentcheck"
	}
}

func Number(c customer.Customer) {
	if consent.GrantedUse(c.ID, consent.UseMarketing) {
		mailer.Mail(c.Email)
	}
	if consent.GrantedUse(c.ID, consent.UseSupport) {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
	if consent.GrantedUse(c.ID, 2) {
		mailer.Mail(c.Email)
	}
	if consent.GrantedUse(c.ID, 9) {
		mailer.Mail(c.Email) // want "Customer.Email.*whose purpose is not known.*consentcheck"
	}
}

func Untyped(c customer.Customer) {
	if consent.GrantedString(c.ID, "marketing") {
		mailer.Mail(c.Email)
	}
	if consent.GrantedString(c.ID, "support") {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
	if consent.Granted(c.ID, "marketing") {
		mailer.Mail(c.Email)
	}
	if consent.GrantedString(c.ID, string(consent.Marketing)) {
		mailer.Mail(c.Email)
	}
	const local = "mark" + "eting"
	if consent.GrantedString(c.ID, local) {
		mailer.Mail(c.Email)
	}
}

func Unknown(c customer.Customer) {
	if consent.Granted(c.ID, consent.Unlisted) {
		acme.Send(c.Email) // want "Customer.Email.*with the consent check consent.Granted, whose purpose is not known.*consentcheck"
	}
	if consent.GrantedString(c.ID, "") {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(c.ID, "marketting") {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

var newsletter = consent.Marketing

var help = consent.Support

func PackageVariable(c customer.Customer) {
	if consent.Granted(c.ID, newsletter) {
		mailer.Mail(c.Email)
	}
	if consent.Granted(c.ID, help) {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
}

var current = consent.Marketing

func switchTo(p consent.Purpose) { current = p }

func PackageVariableChanged(c customer.Customer) {
	switchTo(consent.Support)
	if consent.Granted(c.ID, current) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Local(c customer.Customer, ads bool) {
	p := consent.Marketing
	if consent.Granted(c.ID, p) {
		mailer.Mail(c.Email)
	}
	p = consent.Support
	if consent.Granted(c.ID, p) {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
}

func EitherPurpose(c customer.Customer, ads bool) {
	p := consent.Marketing
	if ads {
		p = consent.Support
	}
	if consent.Granted(c.ID, p) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Given(c customer.Customer, p consent.Purpose) {
	if consent.Granted(c.ID, p) {
		mailer.Mail(c.Email) // want "Customer.Email.*whose purpose is not known.*consentcheck"
	}
}

func mailFor(c customer.Customer, p consent.Purpose) {
	if consent.Granted(c.ID, p) {
		mailer.Mail(c.Email)
	}
}

func GivenMarketing(c customer.Customer) {
	mailFor(c, consent.Marketing)
}

func mailForAny(c customer.Customer, p consent.Purpose) {
	if consent.Granted(c.ID, p) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func GivenEither(c customer.Customer) {
	mailForAny(c, consent.Marketing)
	mailForAny(c, consent.Support)
}

func agreed(c customer.Customer, p consent.Purpose) bool {
	return c.Plan != "" && consent.Granted(c.ID, p)
}

func ThroughWrapper(c customer.Customer) {
	if agreed(c, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if agreed(c, consent.Support) {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
}

func ThroughWrapperUnknown(c customer.Customer, p consent.Purpose) {
	if agreed(c, p) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func AnyPurpose(c, d customer.Customer) {
	if consent.GrantedAny(c.ID) {
		mailer.Mail(c.Email)
		desk.File(c.Email)
		mailer.Mail(d.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func FixedPurpose(c customer.Customer) {
	if consent.Newsletter(c.ID) {
		mailer.Mail(c.Email)
		desk.File(c.Email) // want "Customer.Email.*under consent for marketing.*consentcheck"
	}
}

func OptInField(c customer.Customer) {
	if c.MarketingOptIn {
		mailer.Mail(c.Email)
		desk.File(c.Email) // want "Customer.Email.*under consent for marketing.*consentcheck"
	}
}

func OptOutField(c customer.Customer) {
	if !c.NoAds {
		adland.Show(c.Email)
		mailer.Mail(c.Email)
	}
	if c.NoAds {
		adland.Show(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
	}
}

func Map(c customer.Customer) {
	if c.Consents["marketing"] {
		mailer.Mail(c.Email)
	}
	if c.Consents["support"] {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
	if c.Consents["marketting"] {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
	if !c.Consents["marketing"] {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func MapCommaOk(c customer.Customer) {
	if ok, found := c.Consents["marketing"]; found && ok {
		mailer.Mail(c.Email)
	}
	if _, found := c.Consents["marketing"]; found {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func MapVariable(c, d customer.Customer) {
	m := c.Consents
	if m[string(consent.Marketing)] {
		mailer.Mail(c.Email)
		mailer.Mail(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func MapLength(c customer.Customer) {
	if len(c.Consents) > 0 {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Several(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) || !consent.Granted(c.ID, consent.Training) {
		return
	}
	mailer.Mail(c.Email)
	desk.File(c.Email)
	adland.Show(c.Email) // want "Customer.Email.*Adland.*consentcheck"
}

func OverAll(c customer.Customer) {
	for _, p := range []consent.Purpose{consent.Marketing, consent.Support} {
		if consent.Granted(c.ID, p) {
			mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}
