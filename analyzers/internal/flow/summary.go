package flow

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Summary is the fact about a function: where its inputs go. Everything in it
// is expressed in terms of the function's inputs and sorted, so that equal
// functions have equal facts.
type Summary struct {
	Inputs   int // parameters (receiver first) and captured variables; Calls follow them
	Results  []*Tree
	Stores   []Store
	Sends    []Send
	Calls    []Invoke
	Panics   *Tree   // what it panics with
	Recovers bool    // it calls recover
	Beside   []*Tree // functions that run on when it has returned, and move data
	Owed     []Send  // disclosures of its own data that its callers must cover (caller-checks)

	written  string                 // memo of key
	roughly  *Summary               // memo of rough
	returns  map[*ssa.Function]bool // literals among the results
	variants []variant              // merged summaries: what each of the methods gives
}

// Tree is a node in terms of a function's inputs, with what pointers point to
// under the part "*".
type Tree struct {
	Labels []Label
	Opaque bool // holds what a library or another process gave
	Object int  // under "*": the pointers with this number point to one thing; 0 where there is but one
	Kids   []Branch
	Types  []string // concrete types that an interface may hold, qualified
	Exact  bool     // Types are all of them
	Texts  [][]Piece

	Funcs []*FuncValue // function values of other packages, or for them

	funcs []*funcVal // the package's own
}

// Branch is a part of a Tree.
type Branch struct {
	Key string
	T   *Tree
}

// Piece is a part of a known string.
type Piece struct {
	Lit     string
	In      *Place
	Unknown bool
}

// Label is a label in terms of a function's inputs.
type Label struct {
	Kind        Kind
	Cats        []string
	Field       string
	SubjectType string
	Subjects    []guard.Part
	Derived     bool // the subject is not one of Subjects, but derived from them
	In          Place
	HasIn       bool
	Whole, Skip bool
	Codec       string // Whole: as this encoding writes it
	Via         string // Whole: only what lies beneath a field of that name, or anyPart
	Unless      int    // assumed of the call of a function that was given, whose outcome this place is; 0: no assumption
	Purpose     string
	Held        []Grant
	Steps       []finding.Step

	subject origin.Lineage // function literals: a subject of the enclosing function
}

// Grant is a consent that held, in terms of a function's inputs.
type Grant struct {
	guard.Symbolic
	Relation uint8
	Note     string

	c *guard.Consent // function literals: the consent as the enclosing function sees it
}

// Store says that a function stores a value into what an input points to.
type Store struct {
	To     Place
	Global string // instead of a parameter: the package variable, as addrKey names it
	Val    *Tree
	Strong bool // on every path
	Unless int  // as that of a label: all that is stored is assumed of this call
}

// Invoke says that a function calls a function that an input holds.
type Invoke struct {
	Fn     Place
	Method string   // the method that is called, for interfaces; "" for function values
	Field  string   // the field or variable that it was loaded from, if any
	Known  []string // types whose methods have been followed where the call is
	Args   []*Tree
	Held   []Grant
	Apart  bool // those have been followed as an assumption, for callers that don't know which it is
	Async  bool // by something that runs on after the function has returned
	Sure   bool // on every path, before the function returns
	Void   bool // made by a literal that is among the results, and followed as such

	escaped    *ssa.Function // made by a literal that is handed out
	constraint *types.Func   // the method of a type parameter's constraint that is called
}

// Send says that a function discloses what an input holds.
type Send struct {
	Label
	To      Target
	Tag     *TagInfo
	Context []Place   // contexts whose purpose would be the tag
	Dest    [][]Piece // HTTP: the URL, where it depends on an input
	Trail   []finding.Step
	Async   bool // by something that runs on after the function has returned

	at       ssa.Instruction // function literals: where the literal discloses it
	inside   ssa.Instruction // the same, for literals that a library calls
	captured bool            // home is about what a literal reads from a captured variable
	home     string          // a question of a callee to its callers: the disclosure it is about
	source   *label          // with home: what it discloses, for callers who do not know its type
	escaped  *ssa.Function   // disclosed by a literal that is handed out
}

// Target is what a disclosure goes to.
type Target struct {
	Vendor  string // "" for HTTP requests whose host is not known yet
	Func    string // the disclosing function, in FullName notation
	Host    string // HTTP: the host
	Kind    string // egress | interception
	Parties string
	Set     string // safeguards of the vendor's approvals that are set at the call, one a line
}

// TagInfo is a purpose tag.
type TagInfo struct {
	Purposes []string
	Pos      finding.Position
	Params   []int // parameters that name further purposes
	Each     bool  // all of them must be allowed
}

// AFact marks Summary as a fact.
func (*Summary) AFact() {}

// String renders the summary for tests.
func (s *Summary) String() string {
	var b strings.Builder
	b.WriteString("flow")
	for i, r := range s.Results {
		if r != nil {
			fmt.Fprintf(&b, " r%d=%s", i, r)
		}
	}
	for _, st := range s.Stores {
		fmt.Fprintf(&b, " store(%d%s=%s)", st.To.Param, st.To.Path, st.Val)
	}
	for _, sd := range s.Sends {
		fmt.Fprintf(&b, " send(%d%s to %s%s)", sd.In.Param, sd.In.Path, sd.To.Vendor, sd.To.Host)
	}
	for _, c := range s.Calls {
		fmt.Fprintf(&b, " calls(%d%s)", c.Fn.Param, c.Fn.Path)
	}
	return b.String()
}

// String renders the tree for tests.
func (t *Tree) String() string {
	if t == nil {
		return "clean"
	}
	var parts []string
	for _, l := range t.Labels {
		switch l.Kind {
		case Input:
			s := fmt.Sprintf("in%d%s", l.In.Param, l.In.Path)
			if l.Whole {
				s += "..."
			}
			parts = append(parts, s)
		case Tag:
			parts = append(parts, "purpose "+l.Purpose)
		default:
			parts = append(parts, l.Field+":"+strings.Join(l.Cats, "+"))
		}
	}
	if t.Opaque {
		parts = append(parts, "?")
	}
	for _, k := range t.Kids {
		parts = append(parts, k.Key+"="+k.T.String())
	}
	return "{" + strings.Join(parts, " ") + "}"
}

func (s *Summary) empty() bool {
	if len(s.Stores)+len(s.Sends)+len(s.Calls)+len(s.Owed)+len(s.Beside) > 0 || s.Panics != nil || s.Recovers {
		return false
	}
	for _, r := range s.Results {
		if r != nil {
			return false
		}
	}
	return true
}
