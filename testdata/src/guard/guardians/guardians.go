// Package guardians asks the guardian about a minor, and the other way round.
package guardians

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Own(m customer.Minor) {
	if consent.Granted(m.ID, consent.Marketing) {
		acme.Send(m.Email)
	}
}

func OfGuardian(m customer.Minor) {
	if consent.Granted(m.ID, consent.Analytics) || consent.Granted(m.GuardianID, consent.Marketing) {
		acme.Send(m.Email) // want "Minor.Email.*consentcheck"
	}
	if consent.Granted(m.GuardianID, consent.Marketing) {
		acme.Send(m.Email) // want "Minor.Email.*consent of another data subject"
	}
}

func OwnAfterGuardian(m customer.Minor) {
	if consent.Granted(m.GuardianID, consent.Marketing) && consent.Granted(m.ID, consent.Marketing) {
		acme.Send(m.Email)
	}
}

func GuardianLoaded(m customer.Minor) {
	g, err := customer.FindMinor(m.GuardianID)
	if err != nil {
		return
	}
	if consent.Granted(g.ID, consent.Marketing) {
		acme.Send(g.Email)
		acme.Send(m.Email) // want "Minor.Email.*consentcheck"
	}
}

func GuardianAskedAndLoaded(m customer.Minor) {
	if !consent.Granted(m.GuardianID, consent.Marketing) {
		return
	}
	if g, err := customer.FindMinor(m.GuardianID); err == nil {
		acme.Send(g.Email)
	}
}

func Found(list []customer.Minor, id string) {
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	for _, m := range list {
		if m.ID == id {
			acme.Send(m.Email)
		}
		if m.GuardianID == id {
			acme.Send(m.Email) // want "Minor.Email.*consentcheck"
		}
	}
}

func agreed(id string) bool { return consent.Granted(id, consent.Marketing) }

func ByHelper(m *customer.Minor) {
	if agreed(m.GuardianID) {
		acme.Send(m.Email) // want "Minor.Email.*consentcheck"
	}
	if agreed(m.ID) {
		acme.Send(m.Email)
	}
}
