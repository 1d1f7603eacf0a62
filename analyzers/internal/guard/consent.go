// Package guard decides which consents hold at each point of a function.
//
// It is a forward must-analysis on the control-flow graph. A branch edge adds
// a consent when its condition is, or implies, the granted outcome of a
// consent check; a join keeps what holds on both sides; computing the subject
// anew takes it away. What a first-party function's results imply is inferred
// and passed on as a fact, so that wrappers need no configuration.
package guard

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Consent is one answer of a consent check as seen at a point of a function.
type Consent struct {
	Check      string           // full name of the checking function or field
	Pos        finding.Position // where it was asked
	AnyPurpose bool
	Purposes   []string // sorted; with AnyPurpose false and PurposeParam < 0, empty means unknown
	OneOf      bool     // consent for one of the purposes, and it is not known which
	// PurposeParam is the index of the parameter of the enclosing function that
	// names the purpose, or -1.
	PurposeParam int
	purposeOf    *ssa.Parameter // that parameter
	PurposePath  string         // of the part of it that does
	purposeList  ssa.Value      // the list of which the purpose is an element
	purposeIndex ssa.Value      // and its index
	AnySubject   bool
	Subject      origin.Lineage
	Explicit     bool
	AllParties   bool

	// If says that this is no consent but a condition of the caller's: whatever
	// follows from what it passed.
	If *Condition
}

// Key identifies the consent inside its package: two with one key say the same.
func (c *Consent) Key() string {
	return c.keyFor(c.Subject.Self)
}

func (c *Consent) keyFor(subject origin.Origin) string {
	return fmt.Sprintf("%s|%v|%s%v|%d%s|%v|%s|%v|%v%s%s", c.Check, c.AnyPurpose, strings.Join(c.Purposes, ","), c.OneOf,
		c.PurposeParam, c.PurposePath, c.AnySubject, subject, c.Explicit, c.AllParties, c.If, nameOf(c.purposeIndex))
}

// Outcome says what is known about a consent at a point.
type Outcome int

// The outcomes of a consent check.
const (
	Granted     Outcome = iota
	Denied              // the check said no
	Failed              // the check's error is not nil
	valued              // no consent: what a branch tells about a value
	conditional         // a consent that holds where a value is what it may be
)

// Fact is a consent check with its outcome on a path.
type Fact struct {
	Outcome Outcome
	*Consent

	given, then int // conditional: the facts by number
}

// key identifies the fact. Consent that two checks may give is one consent: it
// holds after a || b, and where two paths meet that asked differently; it is
// the consent of the record, whichever of its fields was asked about. What was
// refused or failed stays that check's own.
func (f Fact) key() string {
	if f.Outcome == conditional {
		return fmt.Sprintf("%d>%d", f.given, f.then)
	}
	if f.Outcome == Granted {
		c := *f.Consent
		c.Check = ""
		return fmt.Sprintf("%d|%s", f.Outcome, c.keyFor(c.Subject.Record()))
	}
	return fmt.Sprintf("%d|%s", f.Outcome, f.Consent.Key())
}

// set is a set of interned facts, as bits.
type set []uint64

func (s set) has(i int) bool { return i>>6 < len(s) && s[i>>6]&(1<<(i&63)) != 0 }

func (s set) with(i int) set {
	if s.has(i) {
		return s
	}
	n := len(s)
	if i>>6 >= n {
		n = i>>6 + 1
	}
	out := make(set, n)
	copy(out, s)
	out[i>>6] |= 1 << (i & 63)
	return out
}

func (s set) without(i int) set {
	if !s.has(i) {
		return s
	}
	out := append(set(nil), s...)
	out[i>>6] &^= 1 << (i & 63)
	return out
}

func (s set) and(t set) set {
	out := make(set, min(len(s), len(t)))
	for i := range out {
		out[i] = s[i] & t[i]
	}
	return out
}

func (s set) or(t set) set {
	if len(s) < len(t) {
		s, t = t, s
	}
	out := append(set(nil), s...)
	for i := range t {
		out[i] |= t[i]
	}
	return out
}

func (s set) equal(t set) bool {
	if len(s) < len(t) {
		s, t = t, s
	}
	for i := range s {
		if i < len(t) && s[i] != t[i] || i >= len(t) && s[i] != 0 {
			return false
		}
	}
	return true
}

func (s set) empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// closed adds to a set of facts the weaker ones that follow from them: of a
// parent purpose, of every subject.
func (t *table) closed(s set) set {
	for i, f := range t.facts {
		if !s.has(i) {
			continue
		}
		for j, g := range t.facts {
			if i != j && !s.has(j) && f.covers(g) {
				s = s.with(j)
			}
		}
	}
	return s
}

// covers reports whether consent f is consent g as well.
func (f Fact) covers(g Fact) bool {
	if f.Outcome != Granted || g.Outcome != Granted || f.If != nil || g.If != nil ||
		g.Explicit && !f.Explicit || g.AllParties && !f.AllParties {
		return false
	}
	if !f.AnySubject && (g.AnySubject || !f.Subject.Self.Known() || f.Subject.Record() != g.Subject.Record()) {
		return false
	}
	if f.AnyPurpose {
		return true
	}
	if g.AnyPurpose || f.PurposeParam != g.PurposeParam || f.PurposePath != g.PurposePath || f.PurposeParam < 0 && len(g.Purposes) == 0 {
		return false
	}
	return purposesCover(f.Consent, g.Consent)
}

// purposesCover reports whether consent for f's purposes is consent for g's.
func purposesCover(f, g *Consent) bool {
	all, some := !f.OneOf, g.OneOf
	if !all && some { // whichever it is, it is among g's
		for _, p := range f.Purposes {
			if !slices.ContainsFunc(g.Purposes, func(q string) bool { return taxonomy.Covers(p, q) }) {
				return false
			}
		}
		return true
	}
	covered := func(q string) bool {
		covers := func(p string) bool { return taxonomy.Covers(p, q) }
		if all {
			return slices.ContainsFunc(f.Purposes, covers)
		}
		return !slices.ContainsFunc(f.Purposes, func(p string) bool { return !covers(p) })
	}
	if some {
		return slices.ContainsFunc(g.Purposes, covered)
	}
	return !slices.ContainsFunc(g.Purposes, func(q string) bool { return !covered(q) })
}

// common returns the facts that two lists have in common.
func (t *table) common(a, b []int) []int {
	a, b = t.closedList(a), t.closedList(b)
	return append(intersect(a, b), t.either(a, b)...)
}

func (t *table) closedList(ids []int) []int {
	var s set
	for _, id := range ids {
		s = s.with(id)
	}
	all := t.closed(s)
	if all.equal(s) {
		return ids
	}
	var out []int
	for i := range t.facts {
		if all.has(i) {
			out = append(out, i)
		}
	}
	return out
}

// state is what is known at a point: what holds on every path that leads
// there, and what was found out on some path.
type state struct {
	must, may set
}

func (s *state) equal(t *state) bool {
	return s == t || s != nil && t != nil && s.must.equal(t.must) && s.may.equal(t.may)
}

// meet joins two paths. A nil state is a point that is not reached.
func (t *table) meet(a, b *state) *state {
	if a == nil {
		return b
	}
	if b == nil || a == b {
		return a
	}
	must := a.must
	if !a.must.equal(b.must) {
		x, y := t.closed(a.must), t.closed(b.must)
		must = x.and(y)
		for _, id := range t.either(t.granted(x), t.granted(y)) {
			must = must.with(id)
		}
		must = t.dependent(x, y, must)
	}
	return &state{must, a.may.or(b.may)}
}

func (s *state) add(ids []int) *state {
	if s == nil || len(ids) == 0 {
		return s
	}
	out := &state{s.must, s.may}
	for _, id := range ids {
		out.must, out.may = out.must.with(id), out.may.with(id)
	}
	return out
}

// table interns the facts of one function.
type table struct {
	facts []Fact
	ids   map[string]int

	dependents int // of facts: the conditional ones
}

func (t *table) id(f Fact) int {
	k := f.key()
	if id, ok := t.ids[k]; ok {
		return id
	}
	if t.ids == nil {
		t.ids = map[string]int{}
	}
	id := len(t.facts)
	t.facts = append(t.facts, f)
	t.ids[k] = id
	return id
}

func (t *table) list(s set) []Fact {
	var out []Fact
	for i, f := range t.facts {
		if s.has(i) {
			out = append(out, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].key() < out[j].key() })
	return out
}

func intersect(a, b []int) []int {
	var out []int
	for _, x := range a {
		for _, y := range b {
			if x == y {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

func nameOf(v ssa.Value) string {
	if v == nil {
		return ""
	}
	return "@" + v.Name()
}
