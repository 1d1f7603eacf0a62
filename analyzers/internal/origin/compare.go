package origin

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Relation is the outcome of comparing two subjects.
type Relation int

// The relations between the subject of consent and the subject of data.
const (
	Unknown   Relation = iota // an origin is not visible: consent counts, unproven
	Same                      // the same subject, or one derived from the other
	Different                 // two subjects
)

// Compare relates the subject of a consent check to the subject of data.
// Two distinct visible origins are different subjects unless one is derived
// from the other or both from one id.
func Compare(consent, data Lineage) Relation {
	c, d := consent.Self, data.Self
	if consent.Another && d.within(c.Record()) && !d.within(c) {
		return Different // consent of c.GuardianID, data of c
	}
	if !c.Known() || !d.Known() {
		return Unknown
	}
	if related(c, d) {
		return Same
	}
	if len(data.Parents) > 0 && anotherOfItsKind(c, data.Parents[0], d) || len(consent.Parents) > 0 && anotherOfItsKind(d, consent.Parents[0], c) {
		return Different
	}
	if anyParent(c, data.Parents) || anyParent(d, consent.Parents) {
		return Same
	}
	for _, p := range consent.Parents {
		if isIdentifier(p) && anyParent(p, data.Parents) {
			return Same
		}
	}
	if onRoot(c, data.Ambient) || onRoot(d, consent.Ambient) || sameAsked(consent, data) {
		return Same
	}
	if ofEvery(c, data) {
		return Same
	}
	if anyParent(c, data.Within) || anyParent(d, consent.Within) {
		return Same
	}
	if isAmbient(c) && ofItsKind(data) {
		return Different // the context was given another one since
	}
	if isAmbient(c) || anonymous(d) {
		return Unknown
	}
	if c.Root == d.Root && diverge(c.Path, d.Path) {
		return Different
	}
	if c.Root == d.Root {
		return Same
	}
	elementsOfTwo := elements(c.Path) > 0 && elements(d.Path) > 0 && fromCall(d.Root)
	if data.Loose && fromCall(c.Root) && !elementsOfTwo {
		return Unknown
	}
	return Different
}

// sameAsked reports whether two values are what one function gave for one context
// or request: the user of a request, asked for twice.
func sameAsked(consent, data Lineage) bool {
	a, ok := consent.Self.Root.(*ssa.Call)
	b, ok2 := data.Self.Root.(*ssa.Call)
	if !ok || !ok2 || len(consent.Parents)+len(data.Parents) > 0 || len(consent.Ambient) == 0 || len(data.Ambient) == 0 {
		return false
	}
	fn := a.Common().StaticCallee()
	if fn == nil || fn != b.Common().StaticCallee() || elements(consent.Self.Path) != elements(data.Self.Path) {
		return false
	}
	for _, arg := range append(withoutReceiver(a.Common()), withoutReceiver(b.Common())...) {
		if _, isConst := arg.(*ssa.Const); isConst {
			return false // r.FormValue("friend")
		}
	}
	return consent.Ambient[0] == data.Ambient[0]
}

// ofItsKind reports whether a value was read from a context that was given a
// record of the value's own type.
func ofItsKind(data Lineage) bool {
	for _, w := range data.Within {
		if types.Identical(Deref(w.Root.Type()), Deref(data.Self.Root.Type())) {
			return true
		}
	}
	return false
}

// fromCall reports whether a root is what a call returned or filled, or a
// pointer that was chosen on the way.
func fromCall(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Call, *ssa.Extract:
		return true
	case *ssa.Phi: // the element of an earlier iteration
		return isPointer(v)
	case *ssa.Alloc:
		return len(filledBy(v)) > 0
	}
	return false
}

// related reports whether two origins of one root lie on one another's path.
// The last step of a consent's path is the identifier itself (buyer.ID), which
// stands for the value that holds it.
func related(c, d Origin) bool {
	if c.Root != d.Root {
		return false
	}
	if _, ok := c.Root.(*ssa.Next); ok {
		return true // key and value of one iteration over a map
	}
	return !diverge(c.Path, d.Path)
}

// diverge reports whether two paths lead to two different subjects: to
// different elements, or into different fields that hold a subject each.
func diverge(c, d string) bool {
	cs, ds := Steps(c), Steps(d)
	for len(cs) > 0 && len(ds) > 0 && sameStep(cs[0], ds[0]) {
		cs, ds = cs[1:], ds[1:]
	}
	if len(cs) == 0 || len(ds) == 0 {
		return false // one is an ancestor of the other
	}
	if isIndex(cs[0]) || isIndex(ds[0]) {
		return true
	}
	return len(cs) > 1 // c.Buyer.ID against d.Seller; c.ID against d.Contact is the same customer
}

// sameStep reports whether two steps may lead to the same part. "[]" is an
// element whose index is not known: it may be that of a loop, but is not meant
// by a check of one constant index. "[*]" is every element.
func sameStep(a, b string) bool {
	if a == b || a == Every && b[0] == '[' || b == Every && a[0] == '[' {
		return true
	}
	if b == "[]" {
		a, b = b, a
	}
	return a == "[]" && strings.HasPrefix(b, "[") && !constIndex(b) && b != "[!]"
}

// Every is the step to every element of a list.
const Every = "[*]"

func constIndex(step string) bool {
	return len(step) > 2 && (step[1] == '"' || step[1] >= '0' && step[1] <= '9')
}

func isIndex(step string) bool { return strings.HasPrefix(step, "[") || strings.HasPrefix(step, "#") }

// Steps splits a path into its steps.
func Steps(path string) []string {
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case '[':
			if depth == 0 && i > start {
				out = append(out, path[start:i])
				start = i
			}
			depth++
		case ']':
			depth--
		case '.', '#':
			if depth == 0 && i > start {
				out = append(out, path[start:i])
				start = i
			}
		}
	}
	if start < len(path) {
		out = append(out, path[start:])
	}
	return out
}

// anyParent reports whether a value was derived from o: o, or the record that o
// is a field of, is among the values that it was computed from. A slice is not
// a parent that makes two of its elements one subject.
func anyParent(o Origin, list []Origin) bool {
	for _, p := range list {
		if related(o, p) && elements(o.Path) == elements(p.Path) && !ofAnotherField(o, p) {
			return true
		}
	}
	return false
}

// elements counts the steps of a path that select elements.
func elements(path string) int {
	n := 0
	for _, s := range Steps(path) {
		if s[0] == '[' {
			n++
		}
	}
	return n
}

func onRoot(o Origin, list []Origin) bool {
	for _, p := range list {
		if o.Root == p.Root {
			return true
		}
	}
	return false
}

func isAmbient(o Origin) bool { return o.Path == "" && identity(o.Root.Type()) == ambient }

// isIdentifier reports whether the origin is a plain id (not a record that
// both values merely have something of).
func isIdentifier(o Origin) bool {
	if o.Path != "" {
		return true
	}
	_, basic := o.Root.Type().Underlying().(*types.Basic)
	return basic
}

// anonymous reports whether a value says nothing about whose it is: a bare
// string or number that was handed in.
func anonymous(o Origin) bool {
	if o.Path != "" {
		return false
	}
	switch o.Root.(type) {
	case *ssa.Parameter, *ssa.FreeVar, *ssa.Call, *ssa.Extract, *ssa.Phi, *ssa.Alloc, *ssa.UnOp, *ssa.Next, *ssa.Select, *ssa.Lookup:
	default:
		return true
	}
	switch t := Deref(o.Root.Type()).Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Slice:
		_, basic := t.Elem().Underlying().(*types.Basic)
		return basic
	case *types.Interface, *types.Map:
		return true
	}
	return false
}

// Mentions reports whether the origin's root or one of its indices is v, so
// that it means something else once v is computed anew.
func (o Origin) Mentions(v ssa.Value) bool {
	if o.Root == v {
		return true
	}
	if !strings.Contains(o.Path, "[") {
		return false
	}
	name := "[" + valueName(v)
	for _, step := range Steps(o.Path) {
		if rest, ok := strings.CutPrefix(step, name); ok && (rest == "]" || rest[0] == '.' || rest[0] == '#' || rest[0] == '[') {
			return true
		}
	}
	return false
}

// Somewhere replaces the indices of a path that are values of one function,
// which mean nothing elsewhere, by an element that no other path names.
func Somewhere(path string) string { return reindex(path, "[!]") }

// Anywhere replaces them by the element that is spoken of.
func Anywhere(path string) string { return reindex(path, "[]") }

func reindex(path, index string) string {
	if !strings.Contains(path, "[") {
		return path
	}
	out := ""
	for _, s := range Steps(path) {
		if s[0] == '[' && !constIndex(s) && s != "[]" && s != Every {
			s = index
		}
		out += s
	}
	return out
}

func isPointer(v ssa.Value) bool {
	_, ok := v.Type().Underlying().(*types.Pointer)
	return ok
}
