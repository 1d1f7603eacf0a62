// Package wholetypes: a struct that is personal as a whole is so in each of its
// fields, however it is reached.
package wholetypes

import (
	"strings"

	acme "acme.example/sdk"
)

//consentvet:data user.content.private.call_transcript
type Transcript struct {
	Text   string
	Length int
	Shared bool
	Turns  []Turn
	Meta   *Meta
	Last   Turn
	Public string `pii:"-"`
}

type Turn struct {
	Speaker string
	Words   []string
}

type Meta struct{ Summary string }

func (t *Transcript) First() string { return t.Turns[0].Words[0] }

var kept = map[string]*Transcript{}

func find(id string) *Transcript { return kept[id] }

func pointer(t *Transcript, other *Turn) {
	acme.Text(t.Text)             // want `call_transcript \(Transcript\)`
	acme.Text(t.Turns[0].Speaker) // want `call_transcript \(Transcript\)`
	acme.Text(t.Meta.Summary)     // want `call_transcript \(Transcript\)`
	acme.Text(t.Last.Speaker)     // want `call_transcript \(Transcript\)`
	acme.Text(t.Last.Words[0])    // want `call_transcript \(Transcript\)`
	acme.Text(t.First())          // want `call_transcript \(Transcript\)`
	acme.Send(t)                  // want `call_transcript \(Transcript\)`
	acme.Send(t.Meta)             // want `call_transcript \(Transcript\)`
	acme.Send(t.Shared, len(t.Text), len(t.Turns))
	acme.Text(other.Speaker)
}

func value(t Transcript) {
	acme.Text(strings.ToUpper(t.Text)) // want `call_transcript \(Transcript\)`
	acme.Text(t.Last.Speaker)          // want `call_transcript \(Transcript\)`
}

func loaded(id string) {
	t := find(id)
	if t == nil {
		return
	}
	acme.Text(t.Text)         // want `call_transcript \(Transcript\)`
	acme.Text(t.Meta.Summary) // want `call_transcript \(Transcript\)`
}

func listed(all []*Transcript, flat []Transcript) {
	for _, t := range all {
		acme.Text(t.Text) // want `call_transcript \(Transcript\)`
	}
	for i := range flat {
		acme.Text(flat[i].Last.Speaker) // want `call_transcript \(Transcript\)`
	}
}

// Call has one, by value and promoted.
type Call struct {
	Transcript
	Number int
	Note   string
}

func embedded(c *Call) {
	acme.Text(c.Text) // want `call_transcript`
	acme.Text(c.Note)
	acme.Send(c.Number)
}

// handed is given a part by its callers.
func handed(t *Turn) { acme.Text(t.Speaker) }

func hands(t *Transcript, other *Turn) {
	handed(&t.Last) // want `call_transcript \(Transcript\)`
	handed(other)
}

// What is put together of nothing personal holds nothing.
func made() {
	t := &Transcript{Text: "(no transcript)", Last: Turn{Speaker: "agent"}}
	acme.Text(t.Text)
	acme.Text(t.Last.Speaker)
	t.Text = "(none)"
	acme.Send(t.Text)
}

// What is put in the place of it is something else.
func replaced(t *Transcript) {
	t.Text = "(removed)"
	t.Last = Turn{Speaker: "agent"}
	acme.Text(t.Text)
	acme.Text(t.Last.Speaker)
	acme.Text(t.Meta.Summary) // want `call_transcript \(Transcript\)`
}
