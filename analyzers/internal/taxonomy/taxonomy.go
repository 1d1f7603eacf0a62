// Package taxonomy reads the file that drives consentvet: which data is
// personal, which vendors exist and what each is approved for, what a consent
// check and a purpose tag look like. It loads, validates and merges the user's
// file with the built-in packs, and knows nothing of Go code beyond the
// notation of function names.
package taxonomy

import (
	"fmt"
	"strings"
)

// Pos is a place in a taxonomy file. The zero Pos is unknown.
type Pos struct {
	File      string
	Line, Col int
}

// String renders the position as file:line:col.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// BuiltIn reports whether the place is in a built-in pack.
func (p Pos) BuiltIn() bool { return strings.HasPrefix(p.File, builtIn) }

// Taxonomy is a merged, validated taxonomy. It is immutable once loaded.
type Taxonomy struct {
	Files   []string // user files that went into it (absolute paths), for error messages
	Digest  string   // hex digest of everything that decides findings, packs included
	Extends []string // built-in packs in effect

	FirstParty      []string // go list patterns; nil: the main modules
	FirstPartyHosts []string
	Policy          Policy

	Purposes     map[string]*Purpose  // by dotted key
	Categories   map[string]*Category // by dotted key
	Special      []string             // categories that need explicit consent
	Data         []*DataRule
	Vendors      []*Vendor // sorted by name
	Checks       []*ConsentCheck
	Tags         []*PurposeTag
	Sanitizers   []*Sanitizer
	PurposeNames map[string]string // `values:` of purposes: constant's value or name -> purpose key
}

// Policy holds the policy section with its defaults filled in.
type Policy struct {
	Require       string // consent_or_purpose | consent | purpose | both
	Approval      string // optional | required
	UnlistedHosts string // report | ignore
	UnknownHosts  string // ignore | report
	Tests         string // ignore | report
}

// Purpose is one declared purpose of processing. LegalBasis is resolved: own,
// else inherited from the nearest declared parent, else "consent".
type Purpose struct {
	Key        string
	LegalBasis string // consent | contract | legitimate_interests | legal_obligation | vital_interests | public_interest
	Pos        Pos
}

// Category is one data category (a dotted fideslang-style key).
type Category struct {
	Key string
	Doc string // what it is, "" if the file does not say
	Pos Pos
}

// DataRule says where personal data comes from. Exactly one of Type, Func, Tag
// and Names is set.
type DataRule struct {
	Pos Pos

	Type    string      // qualified type name, e.g. example.com/shop/customer.Customer
	Subject string      // Type: field that identifies the data subject, "" if none
	Fields  []FieldRule // Type: classified fields, in file order
	Whole   []string    // Type: `category:` on the whole type (no fields), may be empty

	Func     *FuncRef // function or method whose result is personal data
	Result   int      // Func: index of the result, -1 when Param is set
	Param    int      // Func: index of a parameter that receives the data, -1 if none
	Category []string // Func, Names: categories

	Tag    string            // struct tag key
	Values map[string]string // Tag: tag value -> category; nil: the value is a category

	Names string   // regular expression over field names
	Kinds []string // Names: types of field that count (string, time.Time, ...); nil: any
	In    string   // Names: regular expression over the struct's type name, "" for any
}

// FieldRule classifies one field of a type.
type FieldRule struct {
	Name       string
	Categories []string
	Pos        Pos
}

// FuncRef names a function as (*types.Func).FullName prints it. A major
// version in the package path may be left out.
type FuncRef struct {
	Name string // as written
	Pos  Pos
}

// Vendor is a third party.
type Vendor struct {
	Name      string
	Module    string // optional module path
	Owner     string
	DPA       string
	Sinks     []*Sink
	Hosts     []string
	Decided   bool // an `approved` key is present
	Approvals []*Approval
	Pos       Pos
	Pack      string // built-in pack that it comes from, "" for the user's file
}

// Sink kinds.
const (
	Egress       = "egress"
	Interception = "interception"
)

// Sink is a vendor function that receives data or starts collecting it.
type Sink struct {
	Func     FuncRef
	Args     []int // nil: every parameter but contexts
	Receiver bool  // the receiver is sent as well
	Kind     string
	Parties  string // "" | all
	Pos      Pos
}

// Approval says what a vendor may receive.
type Approval struct {
	Categories []string
	Purposes   []string // nil: any declared purpose
	Safeguards []Safeguard
	Regions    []string
	ReviewBy   string // YYYY-MM-DD, "" for none
	Pos        Pos
}

// Safeguard is a setting on the sink's argument that an approval depends on.
type Safeguard struct {
	Arg  int
	Path string
	Want string
	Pos  Pos
}

// String identifies the safeguard among those of its vendor, for messages too.
func (s Safeguard) String() string {
	name := fmt.Sprintf("argument %d", s.Arg)
	if s.Path != "" {
		name = s.Path
		if s.Arg != 0 {
			name = fmt.Sprintf("%s of argument %d", s.Path, s.Arg)
		}
	}
	return name + " = " + s.Want
}

// ConsentCheck describes a function or field that tells whether consent holds,
// or a type of which a value proves it. Exactly one of Func, Field and Type is
// set.
type ConsentCheck struct {
	Func  *FuncRef
	Field string // qualified: pkg/path.Type.Field
	Type  string // qualified

	Subject     *Operand // nil: any subject
	Purpose     *Operand // nil: see Purposes; both empty: any purpose
	Purposes    []string // constant purposes (from `purpose: {const}` and `purposes:`)
	Result      int
	Path        []string // of the result: the part that tells
	GrantedWhen string   // "" (by type) | true | false | nil | non-nil | returns | constant's qualified name
	Explicit    bool
	Parties     string   // "" | all
	Guards      *Operand // middleware: the argument that runs with consent
	Pos         Pos
}

// Operand names a part of a call: an argument or the receiver, then a path of
// field names.
type Operand struct {
	Arg      int // -1 when Receiver or Key
	Receiver bool
	Key      bool // the map key or element that selects from the field
	Path     []string
	Values   map[string]string // purposes only: constant's value or name -> purpose key; nil if none
	Pos      Pos
}

// PurposeTag is a function whose result (a context) carries a purpose.
type PurposeTag struct {
	Func     FuncRef
	Purpose  *Operand // nil when Purposes is set
	Purposes []string
	Pos      Pos
}

// Sanitizer is a function whose result is no longer personal data, or is data
// of another category.
type Sanitizer struct {
	Func    FuncRef
	Becomes string // "" : no longer personal data
	Pos     Pos
}

// Error is a defect of a taxonomy file. Its text names the place, what was
// found, what is allowed and, where there is one, the nearest spelling.
type Error struct {
	Pos Pos
	Msg string
}

func (e *Error) Error() string { return e.Pos.String() + ": " + e.Msg }
