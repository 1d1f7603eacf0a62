// Package shapes has consent kept as sets, bits, times and modes.
package shapes

import (
	"slices"

	"guardstubs/acme"
	"guardstubs/agreed"
	"guardstubs/mailer"
)

func Contains(p, q agreed.Person) {
	if slices.Contains(p.Purposes, "marketing") {
		mailer.Mail(p.Email)
		mailer.Mail(q.Email) // want "Person.Email.*consentcheck"
	} else {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if slices.Contains(p.Purposes, "analytics") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if slices.Contains(p.Tags, "marketing") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func NotContained(p agreed.Person) {
	if !slices.Contains(p.Purposes, "marketing") {
		return
	}
	mailer.Mail(p.Email)
}

func Index(p agreed.Person) {
	if slices.Index(p.Purposes, "marketing") >= 0 {
		mailer.Mail(p.Email)
	}
	if slices.Index(p.Purposes, "marketing") != -1 {
		mailer.Mail(p.Email)
	}
	if slices.Index(p.Purposes, "marketing") < 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if slices.Index(p.Purposes, "marketing") != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func ContainsFunc(p agreed.Person) {
	if slices.ContainsFunc(p.Purposes, func(x string) bool { return x == "marketing" }) {
		mailer.Mail(p.Email)
	}
	if slices.ContainsFunc(p.Purposes, func(x string) bool { return x != "marketing" }) {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func Loop(p agreed.Person) {
	for _, x := range p.Purposes {
		if x == "marketing" {
			mailer.Mail(p.Email)
		}
		if x != "marketing" {
			mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
		}
	}
	for i := range p.Purposes {
		switch p.Purposes[i] {
		case "marketing":
			mailer.Mail(p.Email)
		case "analytics":
			mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
		}
	}
}

func LoopFound(p agreed.Person) {
	found := false
	for _, x := range p.Purposes {
		if x == "marketing" {
			found = true
			break
		}
	}
	if !found {
		return
	}
	mailer.Mail(p.Email)
}

func LoopFoundWrong(p agreed.Person) {
	found := false
	for _, x := range p.Purposes {
		if x != "marketing" {
			found = true
			break
		}
	}
	if !found {
		return
	}
	mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
}

func Helper(p, q *agreed.Person) {
	if p.Agrees("marketing") {
		mailer.Mail(p.Email)
		mailer.Mail(q.Email) // want "Person.Email.*consentcheck"
	}
	if p.Agrees("analytics") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.AgreesNot("marketing") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Tagged("marketing") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func has(list []string, x string) bool { return slices.Contains(list, x) }

func HelperOfList(p agreed.Person) {
	if has(p.Purposes, "marketing") {
		mailer.Mail(p.Email)
	}
	if has(p.Purposes, "analytics") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if has(p.Tags, "marketing") {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func Bits(p, q agreed.Person) {
	if p.Flags&agreed.FlagMarketing != 0 {
		mailer.Mail(p.Email)
		mailer.Mail(q.Email) // want "Person.Email.*consentcheck"
	}
	if agreed.FlagMarketing&p.Flags == agreed.FlagMarketing {
		mailer.Mail(p.Email)
	}
	if p.Flags&agreed.FlagMarketing > 0 {
		mailer.Mail(p.Email)
	}
	if p.Flags&agreed.FlagMarketing == 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Flags&agreed.FlagAnalytics != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Flags&agreed.FlagUnknown != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Flags|agreed.FlagMarketing != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Flags != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Bits&agreed.FlagMarketing != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Flags&(agreed.FlagMarketing|agreed.FlagAnalytics) != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if both := agreed.FlagMarketing | agreed.FlagAnalytics; p.Flags&both == both {
		mailer.Mail(p.Email)
	}
	if p.Flags&^agreed.FlagMarketing != 0 {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func BitsHelper(p agreed.Person) {
	if p.Flags.Has(agreed.FlagMarketing) {
		mailer.Mail(p.Email)
	}
	if p.Flags.Has(agreed.FlagAnalytics) {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Flags.HasAny(agreed.FlagMarketing) {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.Bits.Has(agreed.FlagMarketing) {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func States(p agreed.Person) {
	if p.States["marketing"] == agreed.Given {
		mailer.Mail(p.Email)
	}
	if p.States["marketing"] != agreed.Refused {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if s, ok := p.States["marketing"]; ok && s == agreed.Given {
		mailer.Mail(p.Email)
	}
	if s, ok := p.States["marketing"]; ok || s == agreed.Given {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if _, ok := p.States["marketing"]; ok {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	switch p.States["marketing"] {
	case agreed.Given:
		mailer.Mail(p.Email)
	default:
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func Present(p agreed.Person) {
	if _, ok := p.Given["marketing"]; ok {
		mailer.Mail(p.Email)
	}
	if _, ok := p.Given["marketing"]; !ok {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if _, ok := p.Given["analytics"]; ok {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func Stamped(p agreed.Person) {
	if p.Stamps["marketing"] != nil {
		mailer.Mail(p.Email)
	}
	if p.Stamps["marketing"] == nil {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if at, ok := p.Stamps["marketing"]; ok && at != nil {
		mailer.Mail(p.Email)
	}
}

func Mode(p agreed.Person) {
	if p.Mode == agreed.ModeAll {
		mailer.Mail(p.Email)
	}
	switch p.Mode {
	case agreed.ModeSome:
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	case agreed.ModeAll:
		mailer.Mail(p.Email)
	}
	if p.Mode != agreed.ModeNone {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func Times(p agreed.Person) {
	if p.AgreedAt != nil {
		mailer.Mail(p.Email)
	}
	if p.AgreedAt == nil {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if !p.AgreedOn.IsZero() {
		mailer.Mail(p.Email)
	}
	if p.AgreedOn.IsZero() {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}

func OptIn(p agreed.Person) {
	if p.OptIn != nil && *p.OptIn {
		mailer.Mail(p.Email)
	}
	if p.OptIn != nil {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.OptIn == nil || *p.OptIn {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
	if p.OptIn == nil || !*p.OptIn {
		return
	}
	acme.Send(p.Email)
}

func Needed(p agreed.Person) {
	if p.NeedsConsent {
		return
	}
	mailer.Mail(p.Email)
}

func NeededInverted(p agreed.Person) {
	if p.NeedsConsent {
		mailer.Mail(p.Email) // want "Person.Email.*consentcheck"
	}
}
