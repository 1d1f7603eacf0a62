package guard

import (
	"fmt"
	"go/token"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Promises is the fact about a function: what each outcome of its results
// implies. A wrapper around a consent check promises what the check proves.
type Promises struct {
	List     []Promise
	Guards   []Guarded
	Gives    *Part     // what the function returns of what it is given
	Names    []string  // purposes that the result always names
	Makes    []Guarded // what the function that is returned guards: Param is one of that function's
	Passes   []int     // functions that only what is returned runs
	Runs     []int     // functions that it is given and does nothing with but call them
	Sets     []Part    // fields of what it is given that the function sets and that may be answers
	Exits    bool      // no call returns
	Recovers bool      // deferred, it ends a panic
	Fails    []int     // results that are errors and never nil
	Replaces []Part    // where the function puts another record: what was known of the one there ends

	outer []origin.Origin // the same, in variables of the functions around a literal
}

// Guarded says that a function which the function is given runs only where the
// consents hold, and goes nowhere else: middleware, and helpers that take a
// callback.
type Guarded struct {
	Param    int
	Consents []Symbolic
}

// Promise says that when result Result has outcome When, the consents hold.
// With When "returns", they hold whenever the function returns.
type Promise struct {
	Result   int
	Path     string  // of a part of the result: ".Granted"
	When     string  // true | false | nil | non-nil | const | returns | elements: of each, whatever it is
	Const    Literal // with const
	Consents []Symbolic

	// Either are lists of consents, and conditions, of which one holds: a || b.
	Either [][]Symbolic
}

// Symbolic is a granted consent in terms of the function's parameters
// (receiver first).
type Symbolic struct {
	Check        string
	Pos          finding.Position
	AnyPurpose   bool
	Purposes     []string
	OneOf        bool
	PurposeParam int
	PurposePath  string
	AnySubject   bool
	Subjects     []Part // the subject itself, then what it was derived from; none: not visible
	Explicit     bool
	AllParties   bool
	If           *Condition
	Elem         string // with elements: the subject, below an element
	OfCall       bool   // guarded functions: Subjects are what these are called with

	// With are, for guarded functions, the parameters that these are called with, in
	// the order of theirs; -1: something else.
	With []Part

	outerPurpose *ssa.Parameter // function literals: a purpose that the enclosing function was given

	outer origin.Lineage // function literals: a subject of the enclosing function
}

// Part is a parameter and a path below it.
type Part struct {
	Param int
	Path  string
}

// AFact marks Promises as a fact.
func (*Promises) AFact() {}

// String renders the fact for tests.
func (p *Promises) String() string {
	var b strings.Builder
	b.WriteString("promises")
	for _, g := range p.Guards {
		fmt.Fprintf(&b, " [guards %d]", g.Param)
	}
	if len(p.Names) > 0 {
		fmt.Fprintf(&b, " [names %s]", strings.Join(p.Names, ","))
	}
	if p.Gives != nil {
		fmt.Fprintf(&b, " [gives %d%s]", p.Gives.Param, p.Gives.Path)
	}
	for _, g := range p.Makes {
		fmt.Fprintf(&b, " [makes guard %d]", g.Param)
	}
	for _, i := range p.Passes {
		fmt.Fprintf(&b, " [passes %d]", i)
	}
	for _, r := range p.Sets {
		fmt.Fprintf(&b, " [sets %d%s]", r.Param, r.Path)
	}
	for _, i := range p.Runs {
		fmt.Fprintf(&b, " [runs %d]", i)
	}
	if p.Exits {
		b.WriteString(" [exits]")
	}
	if p.Recovers {
		b.WriteString(" [recovers]")
	}
	for _, i := range p.Fails {
		fmt.Fprintf(&b, " [fails %d]", i)
	}
	for _, r := range p.Replaces {
		fmt.Fprintf(&b, " [replaces %d%s]", r.Param, r.Path)
	}
	for _, pr := range p.List {
		fmt.Fprintf(&b, " [%d%s %s%s:", pr.Result, pr.Path, pr.When, pr.Const.Text)
		for _, c := range pr.Consents {
			if c.If != nil {
				fmt.Fprintf(&b, " %s", c.If)
				continue
			}
			fmt.Fprintf(&b, " %s(%s)", c.Check, strings.Join(c.Purposes, ","))
		}
		b.WriteString("]")
	}
	return b.String()
}

func (s Symbolic) key() string {
	return fmt.Sprint(s.Check, s.AnyPurpose, s.Purposes, s.OneOf, s.PurposeParam, s.PurposePath, parameterName(s.outerPurpose), s.AnySubject, s.Subjects, s.outer.Self, s.Explicit, s.AllParties, s.If, s.OfCall, s.With, s.Elem)
}

// answer identifies the consent whichever function was asked, or whichever field
// of the record was looked at.
func (s Symbolic) answer() string {
	s.Check = ""
	if len(s.Subjects) > 0 {
		self := s.Subjects[0]
		self.Path = origin.Origin{Path: self.Path}.Record().Path
		s.Subjects = append([]Part{self}, s.Subjects[1:]...)
	}
	return s.key()
}

// symbolic expresses a consent in terms of fn's parameters, for a promise: an
// element that only fn's own index names is some element, not a known one.
func symbolic(c *Consent, fn *ssa.Function) Symbolic { return express(c, fn, origin.Somewhere) }

func express(c *Consent, fn *ssa.Function, path func(string) string) Symbolic {
	s := Symbolic{
		Check: c.Check, Pos: c.Pos, AnyPurpose: c.AnyPurpose, Purposes: c.Purposes, OneOf: c.OneOf, PurposeParam: c.PurposeParam, PurposePath: c.PurposePath,
		AnySubject: c.AnySubject, Explicit: c.Explicit, AllParties: c.AllParties, If: c.If,
	}
	s.PurposePath = origin.Anywhere(s.PurposePath)
	if c.purposeOf != nil && c.purposeOf.Parent() != fn {
		s.PurposeParam, s.outerPurpose = -1, c.purposeOf
	}
	for _, o := range append(append([]origin.Origin{c.Subject.Self}, c.Subject.Parents...), c.Subject.Ambient...) {
		if p, ok := o.Root.(*ssa.Parameter); ok && p.Parent() == fn {
			s.Subjects = append(s.Subjects, Part{ParamIndex(fn, p), path(o.Path)})
		}
	}
	if len(s.Subjects) == 0 && fn.Parent() != nil {
		s.outer = around(c.Subject, fn)
	}
	return s
}

// around expresses a subject of function literal fn by what the functions around it
// know: itself, or, where the literal looks it up, the id that it was looked up by.
func around(l origin.Lineage, fn *ssa.Function) origin.Lineage {
	if !l.Self.Known() || l.Self.Root.Parent() != fn {
		return l
	}
	for i, p := range l.Parents {
		if p.Known() && p.Root.Parent() != fn {
			return origin.Lineage{Self: p, Parents: l.Parents[i+1:], Ambient: l.Ambient}
		}
	}
	return origin.Lineage{}
}

// ParamIndex returns the position of p among fn's parameters, receiver first.
func ParamIndex(fn *ssa.Function, p *ssa.Parameter) int {
	for i, q := range fn.Params {
		if q == p {
			return i
		}
	}
	return -1
}

// Captured reports whether the consent is of what a function literal captured, which
// only the package knows.
func (s Symbolic) Captured() bool { return s.outer.Self.Known() }

// Portable returns the consent without what only means something inside the
// package.
func (s Symbolic) Portable() Symbolic {
	s.outer, s.outerPurpose = origin.Lineage{}, nil
	return s
}

// Apply expresses a promised consent at a call with the given arguments
// (receiver first).
func (s Symbolic) Apply(r *origin.Resolver, args []ssa.Value, purpose func(v ssa.Value, path string) Purpose) *Consent {
	c := &Consent{
		Check: s.Check, Pos: s.Pos, AnyPurpose: s.AnyPurpose, Purposes: s.Purposes, OneOf: s.OneOf, PurposeParam: -1,
		AnySubject: s.AnySubject, Explicit: s.Explicit, AllParties: s.AllParties,
	}
	if s.PurposeParam >= 0 && s.PurposeParam < len(args) {
		p := purpose(args[s.PurposeParam], s.PurposePath)
		c.names(p)
	}
	if s.outerPurpose != nil {
		p := purpose(s.outerPurpose, s.PurposePath)
		c.names(p)
	}
	if s.outer.Self.Known() {
		c.Subject = s.outer
	}
	for i, part := range s.Subjects {
		if part.Param >= len(args) {
			continue
		}
		l := r.LineageOf(r.At(args[part.Param], part.Path))
		if i == 0 {
			c.Subject = l
			continue
		}
		c.Subject.Parents = append(c.Subject.Parents, l.Self)
		c.Subject.Parents = append(c.Subject.Parents, l.Parents...)
	}
	return c
}

func sortSymbolics(list []Symbolic) {
	sort.Slice(list, func(i, j int) bool { return list[i].key() < list[j].key() })
}

func position(fset *token.FileSet, pos token.Pos) finding.Position {
	p := fset.Position(pos)
	return finding.Position{File: p.Filename, Line: p.Line, Col: p.Column}
}

// OnTheWay expresses a consent in terms of fn's parameters, for data that it
// went along with: an element is the very one that the data is of.
func OnTheWay(c *Consent, fn *ssa.Function) Symbolic { return express(c, fn, origin.Anywhere) }

func (p *Promises) portable() *Promises {
	out := &Promises{Replaces: p.Replaces, Gives: p.Gives, Names: p.Names, Sets: p.Sets, Runs: p.Runs, Exits: p.Exits, Recovers: p.Recovers, Fails: p.Fails}
	for _, pr := range p.List {
		q := Promise{Result: pr.Result, Path: pr.Path, When: pr.When, Const: pr.Const}
		for _, c := range pr.Consents {
			q.Consents = append(q.Consents, c.Portable())
		}
		for _, list := range pr.Either {
			var alt []Symbolic
			for _, c := range list {
				alt = append(alt, c.Portable())
			}
			q.Either = append(q.Either, alt)
		}
		out.List = append(out.List, q)
	}
	out.Guards, out.Makes, out.Passes = portableGuards(p.Guards), portableGuards(p.Makes), p.Passes
	return out
}

func portableGuards(list []Guarded) []Guarded {
	var out []Guarded
	for _, g := range list {
		q := Guarded{Param: g.Param}
		for _, c := range g.Consents {
			q.Consents = append(q.Consents, c.Portable())
		}
		out = append(out, q)
	}
	return out
}

func parameterName(p *ssa.Parameter) string {
	if p == nil {
		return ""
	}
	return p.Parent().String() + ":" + p.Name()
}
