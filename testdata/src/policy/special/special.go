// Package special has data that needs explicit consent.
package special

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/desk"
)

// Patient has a special category and an ordinary one.
type Patient struct {
	ID        string
	Diagnosis string //consentvet:data user.health_and_medical
	Race      string //consentvet:data user.demographic.race_ethnicity
	Voice     string //consentvet:data user.biometric.voice
	City      string //consentvet:data user.contact.address.city
}

func None(p Patient) {
	acme.Send(p.Diagnosis) // want "Diagnosis.*without an explicit consent check.*consentcheck"
	acme.Send(p.City)      // want "City.*without a consent check or purpose tag.*consentcheck"
}

func Ordinary(p Patient) {
	if consent.Granted(p.ID, consent.Support) {
		acme.Send(p.City)
		acme.Send(p.Diagnosis) // want "Diagnosis.*consent.Granted, which is not explicit, as the special category user.health_and_medical needs.*consentcheck"
		acme.Send(p.Race)      // want "Race.*not explicit.*consentcheck"
		acme.Send(p.Voice)     // want "Voice.*not explicit.*consentcheck"
	}
}

func Explicit(p Patient) {
	if consent.AllAgreed(p.ID) {
		acme.Send(p.Diagnosis, p.Race, p.Voice, p.City)
	}
}

func ExplicitInverted(p Patient) {
	if !consent.AllAgreed(p.ID) {
		acme.Send(p.Diagnosis) // want "Diagnosis.*inverted.*consentcheck"
	}
}

func ExplicitOfAnother(p, q Patient) {
	if consent.AllAgreed(q.ID) {
		acme.Send(p.Diagnosis) // want "Diagnosis.*another data subject.*consentcheck"
	}
}

func BothChecks(p Patient) {
	if consent.Granted(p.ID, consent.Support) && consent.AllAgreed(p.ID) {
		acme.Send(p.Diagnosis)
	}
}

func Tagged(p Patient) {
	//consentvet:purpose support
	desk.File(p.City)
	//consentvet:purpose support
	desk.File(p.Diagnosis) // want "Diagnosis.*consentcheck"
	if consent.AllAgreed(p.ID) {
		//consentvet:purpose support
		desk.File(p.Diagnosis)
	}
}

func Asserted(p Patient) {
	//consentvet:consent support -- the form was signed at admission
	acme.Send(p.Diagnosis)
}
