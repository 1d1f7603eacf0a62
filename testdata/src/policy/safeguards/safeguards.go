// Package safeguards has vendors whose approval depends on a setting.
package safeguards

import (
	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/scribe"
)

const redact = true

//consentvet:purpose support
func Literals(c customer.Customer) {
	scribe.Transcribe(c.Email, scribe.Options{RedactPII: true, Language: "en"})
	scribe.Transcribe(c.Email, scribe.Options{RedactPII: redact})
	scribe.Transcribe(c.Email, scribe.Options{Language: "en"})   // want "Customer.Email.*Scribe, which is not approved for it without the safeguard RedactPII of argument 1 = true.*approvedsink"
	scribe.Transcribe(c.Email, scribe.Options{})                 // want "without the safeguard.*approvedsink"
	scribe.Transcribe(c.Email, scribe.Options{RedactPII: false}) // want "without the safeguard.*approvedsink"
	scribe.With(c.Email, &scribe.Options{RedactPII: true})
	scribe.With(c.Email, &scribe.Options{}) // want "without the safeguard.*approvedsink"
	scribe.With(c.Email, nil)               // want "without the safeguard.*approvedsink"
}

//consentvet:purpose support
func Constant(c customer.Customer, mode string) {
	scribe.Mode(c.Phone, "strict")
	scribe.Mode(c.Phone, "loose") // want "without the safeguard argument 1 = strict.*approvedsink"
	scribe.Mode(c.Phone, mode)    // want "without the safeguard.*approvedsink"
}

//consentvet:purpose support
func Earlier(c customer.Customer) {
	o := &scribe.Options{}
	o.RedactPII = true
	scribe.With(c.Email, o)
	scribe.Transcribe(c.Email, *o)
	o.RedactPII = false
	scribe.With(c.Email, o) // want "without the safeguard.*approvedsink"
}

//consentvet:purpose support
func Later(c customer.Customer) {
	var o scribe.Options
	scribe.With(c.Email, &o) // want "without the safeguard.*approvedsink"
	o.RedactPII = true
	scribe.With(c.Email, &o)
}

//consentvet:purpose support
func OnePath(c customer.Customer, careful bool) {
	var o scribe.Options
	if careful {
		o.RedactPII = true
	}
	scribe.With(c.Email, &o) // want "without the safeguard.*approvedsink"
}

//consentvet:purpose support
func BothPaths(c customer.Customer, en bool) {
	o := scribe.Options{RedactPII: true}
	if en {
		o.Language = "en"
	}
	scribe.With(c.Email, &o)
}

//consentvet:purpose support
func Given(c customer.Customer, o scribe.Options) {
	scribe.Transcribe(c.Email, o) // want "without the safeguard.*approvedsink"
}

func transcribe(text string) {
	scribe.Transcribe(text, scribe.Options{RedactPII: true})
}

func careless(text string) {
	scribe.Transcribe(text, scribe.Options{})
}

//consentvet:purpose support
func Wrapped(c customer.Customer) {
	transcribe(c.Email)
	careless(c.Email) // want "without the safeguard.*approvedsink"
}

// Unreasoned: the safeguard is no reason by itself.
func Unreasoned(c customer.Customer) {
	scribe.Transcribe(c.Email, scribe.Options{RedactPII: true}) // want "Customer.Email.*without a consent check.*consentcheck"
	if consent.Granted(c.ID, consent.Support) {
		scribe.Transcribe(c.Email, scribe.Options{RedactPII: true})
	}
}
