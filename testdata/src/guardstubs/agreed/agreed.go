// Package agreed holds a data subject whose consents are kept in many forms.
package agreed

import "time"

// Flag is a consent as a bit.
type Flag uint8

// The bits.
const (
	FlagMarketing Flag = 1 << iota
	FlagAnalytics
	FlagUnknown // no purpose of the taxonomy
)

// Has tells whether a bit is set.
func (f Flag) Has(x Flag) bool { return f&x != 0 }

// HasAny tells whether any bit is set.
func (f Flag) HasAny(x Flag) bool { return f != 0 }

// State is an answer.
type State string

// The answers.
const (
	Given   State = "given"
	Refused State = "refused"
)

// Mode is a choice for everything.
type Mode int

// The choices.
const (
	ModeNone Mode = iota
	ModeSome
	ModeAll
)

// Person is a data subject.
type Person struct {
	ID, Email string
	Name      struct{ First, Last string }

	Purposes     []string
	Flags        Flag
	States       map[string]State
	Given        map[string]struct{}
	Stamps       map[string]*time.Time
	Mode         Mode
	AgreedAt     *time.Time
	AgreedOn     time.Time
	OptIn        *bool
	NeedsConsent bool
	Tags         []string // no consent
	Bits         Flag     // no consent
}

// Agrees looks the purpose up among those that were agreed to.
func (p *Person) Agrees(purpose string) bool {
	for _, x := range p.Purposes {
		if x == purpose {
			return true
		}
	}
	return false
}

// AgreesNot looks for any other purpose.
func (p *Person) AgreesNot(purpose string) bool {
	for _, x := range p.Purposes {
		if x != purpose {
			return true
		}
	}
	return false
}

// Tagged looks among the tags, which are no consent.
func (p *Person) Tagged(purpose string) bool {
	for _, x := range p.Tags {
		if x == purpose {
			return true
		}
	}
	return false
}
