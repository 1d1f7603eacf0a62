// Package finding is the one model of what consentvet reports. Every host and
// every printer renders these; none adds to them.
package finding

import (
	"go/token"
	"strings"
)

// Finding is one disclosing call and one reason to report it.
type Finding struct {
	Check      string // analyzer name
	Pos, End   token.Pos
	Message    string // stands alone without the steps
	Steps      []Step
	Fixes      []Fix
	Vendor     string
	Categories []string // sorted
	Fields     []string // sorted: what is disclosed, e.g. Customer.Email
	Sink       string   // FullName of the disclosing function
	Func       string   // FullName of the enclosing function
}

// Step is one stage on the data's way.
type Step struct {
	Pos Position
	Msg string
}

// Position is a place that survives export data: positions of imported
// objects have no column, and token.Pos means nothing in another package.
type Position struct {
	File      string
	Line, Col int
}

// Fix is a suggested edit.
type Fix struct {
	Message string
	Edits   []Edit
}

// Asserts reports whether a text that a fix inserts is a directive. It says
// what the data is for, or that consent was given: a person has to say so, and a
// tool that edits files by itself must not.
func Asserts(text string) bool { return strings.Contains(text, "//consentvet:") }

// Edit replaces [Pos, End) by Text.
type Edit struct {
	Pos, End token.Pos
	Text     string
}
