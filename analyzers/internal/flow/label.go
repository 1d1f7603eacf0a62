package flow

import (
	"fmt"
	"go/token"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Kind tells what a label stands for.
type Kind uint8

// The kinds of label.
const (
	Source Kind = iota // personal data
	Input              // whatever the caller passes in
	Tag                // a purpose that a context carries
	Local              // a value of unknown content: what a library or another process gave
)

// Place is a part of a function's input: a parameter (receiver first, then
// captured variables) and an access path below it. Steps of the path are "*"
// (pointee, elements' array of a slice or map), ".Field", "[]" (any element),
// `["key"]` (a constant key) and "{}" (map keys).
type Place struct {
	Param int
	Path  string
}

// label is an interned source or input. Labels are compared by identity.
type label struct {
	id   int
	kind Kind

	cats        []string       // Source: sorted categories
	field       string         // Source: Customer.Email
	subjectType string         // Source: type of the data subject, "" if none is named
	subject     origin.Lineage // Local: the value itself

	in    Place // Input: the place; Source: the place it was read from, if hasIn
	hasIn bool
	whole bool   // Input, Local: data from anywhere beneath the place
	wide  bool   // Input, Local: stands for many that were joined by widening
	skip  bool   // Input, whole: what its own type classifies is judged by the callee
	codec string // Input, whole: as an encoding writes it, which may leave parts out
	via   string // Input, Local, whole: not all beneath the place, but some part of it, so deep that its path is forgotten: the last field of that, or anyPart

	unless int // Input, Source: what is assumed of the call that has this place, for callers that don't know the function; 0 for no such assumption

	shared  bool   // Source: found in shared memory
	purpose string // Tag

	tab    *labels
	name   string            // the key, once interned
	parts  map[string]*label // memo of child
	wholes [2]*label         // memo of deep
	joined *label            // memo of widened
	depth  int               // steps of the path
}

// grant is a consent that held somewhere on the way of a label.
type grant struct {
	key  string
	c    *guard.Consent
	rel  relation
	note string // reason of an assertion by directive, "" for a check
}

type relation uint8

const (
	open     relation = iota // decided where the subject of the data is known
	proven                   // the consent is the data subject's own
	unproven                 // an origin is not visible: it counts
)

// carried is a label on its way: the consents that held and how it came here.
type carried struct {
	lab  *label
	held []*grant // sorted by key
	step *step    // latest first; not part of the lattice
}

// stepKind says what happened to the data in a step.
type stepKind uint8

const (
	stepRead stepKind = iota
	stepStored
	stepThrough
	stepPassed
	stepReturned
	stepSent
	stepText // imported from another function: name is the whole sentence
)

// step is one recorded decision. A trace is a walk back over steps.
type step struct {
	kind stepKind
	pos  token.Pos
	at   finding.Position // instead of pos, for steps in other functions
	name string
	prev *step
	len  int
}

const maxSteps = 12

func (s *step) then(kind stepKind, pos token.Pos, name string) *step {
	if s != nil && (s.len >= maxSteps || s.kind == kind && s.pos == pos && s.name == name) {
		return s
	}
	n := &step{kind: kind, pos: pos, name: name, prev: s, len: 1}
	if s != nil {
		n.len = s.len + 1
	}
	return n
}

func (s *step) text() string {
	switch s.kind {
	case stepRead:
		return s.name + " read here"
	case stepStored:
		return "stored in " + s.name
	case stepThrough:
		return "passed through " + s.name
	case stepPassed:
		return "passed to " + s.name
	case stepReturned:
		return "returned by " + s.name
	case stepSent:
		return "sent by " + s.name
	}
	return s.name
}

// trace returns the steps that lead to s, oldest first.
func (s *step) trace(fset *token.FileSet) []finding.Step {
	var out []finding.Step
	for ; s != nil; s = s.prev {
		at := s.at
		if s.pos.IsValid() {
			p := fset.Position(s.pos)
			at = finding.Position{File: p.Filename, Line: p.Line, Col: p.Column}
		}
		out = append(out, finding.Step{Pos: at, Msg: s.text()})
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// labels interns the labels of one package.
type labels struct {
	byKey map[string]*label
	ids   map[ssa.Value]int // numbers for keys, in order of appearance
	ops   int               // labels merged so far, the measure of work
}

func (ls *labels) get(l label) *label {
	l.name, l.tab = "", ls
	key := l.key()
	if got, ok := ls.byKey[key]; ok {
		return got
	}
	l.id = len(ls.byKey) + 1
	l.name = key
	p := &l
	ls.byKey[key] = p
	return p
}

// lazy reports whether the label stands for a value whose parts can be told
// apart by their paths.
func (l *label) lazy() bool { return (l.kind == Input || l.kind == Local) && !l.whole }

// child returns the label of a part of the label's value.
func (l *label) child(part string) *label {
	if !l.lazy() && (l.via == "" || part[0] != '.') {
		return l
	}
	if got := l.parts[part]; got != nil {
		return got
	}
	got := l.makeChild(part)
	if l.parts == nil {
		l.parts = map[string]*label{}
	}
	l.parts[part] = got
	return got
}

func (l *label) makeChild(part string) *label {
	c := l.copy()
	if l.depth >= maxDepth || l.via != "" {
		// Of the path of what lies deeper, as in trees and lists, the last field is
		// remembered: what its type says of the others does not count.
		c.whole, c.via = true, anyPart
		if part[0] == '.' {
			c.via, c.skip = part, l.kind == Input
		}
		return l.tab.get(c)
	}
	c.depth++
	if l.kind == Input {
		c.in.Path += part
	} else {
		c.subject = origin.Lineage{Self: l.subject.Self.Down(originStep(part)), Parents: l.subject.Parents, Ambient: l.subject.Ambient}
	}
	return l.tab.get(c)
}

// copy returns l's content without its memos.
func (l *label) copy() label {
	c := *l
	c.parts, c.wholes, c.joined = nil, [2]*label{}, nil
	return c
}

// contains reports whether the value of m is a part of that of l.
func (l *label) contains(m *label) bool {
	if l.kind != m.kind {
		return false
	}
	if l.kind == Input {
		return l.in.Param == m.in.Param && strings.HasPrefix(m.in.Path, l.in.Path)
	}
	a, b := l.subject.Self, m.subject.Self
	return a.Known() && a.Root == b.Root && strings.HasPrefix(b.Path, a.Path)
}

// deep returns the label of everything beneath the label's value.
func (l *label) deep(skip bool) *label {
	if !l.lazy() {
		return l
	}
	i := 0
	if skip && l.kind == Input {
		i = 1
	}
	if l.wholes[i] == nil {
		c := l.copy()
		c.whole, c.skip = true, i == 1
		l.wholes[i] = l.tab.get(c)
	}
	return l.wholes[i]
}

// encoded returns the label of what an encoding writes of the label's value.
// What that is depends on the concrete type, which a caller may know.
func (l *label) encoded(skip bool, codec string) *label {
	if codec == "" || !l.lazy() || l.kind != Input {
		return l.deep(skip)
	}
	c := l.copy()
	c.whole, c.skip, c.codec = true, skip, codec
	return l.tab.get(c)
}

// originStep turns a step of an access path into one of an origin's path,
// which does not tell pointers from what they point to.
func originStep(part string) string {
	if part == "*" || strings.HasPrefix(part, assertedMark) {
		return ""
	}
	return anyKey(part)
}

func originPath(path string) string {
	return strings.ReplaceAll(withoutAsserted(anyKeys(path)), "*", "")
}

func (l *label) key() string {
	if l.name != "" {
		return l.name
	}
	switch l.kind {
	case Input:
		return "i" + strconv.Itoa(l.in.Param) + l.in.Path + "|" + flags(l.whole, l.skip, l.wide) + l.codec + l.via + l.assumed()
	case Tag:
		return fmt.Sprintf("t%s|%v%d", l.purpose, l.hasIn, l.in.Param)
	case Local:
		return "l" + l.tab.origin(l.subject.Self) + "|" + flags(l.whole, l.wide) + l.via
	}
	return "s" + flags(l.shared, l.subject.Loose, l.hasIn) + strings.Join(l.cats, ",") + "|" + l.field + "|" + l.tab.origin(l.subject.Self) + "|" + strconv.Itoa(l.in.Param) + l.in.Path + l.assumed()
}

func (l *label) assumed() string {
	if l.unless == 0 {
		return ""
	}
	return "?" + strconv.Itoa(l.unless)
}

// origin writes an origin for a key.
func (ls *labels) origin(o origin.Origin) string {
	if o.Root == nil {
		return "?"
	}
	id, ok := ls.ids[o.Root]
	if !ok {
		id = len(ls.ids) + 1
		ls.ids[o.Root] = id
	}
	return strconv.Itoa(id) + o.Path
}

// flags writes booleans one letter each.
func flags(list ...bool) string {
	var b [4]byte
	for i, f := range list {
		b[i] = 'f'
		if f {
			b[i] = 't'
		}
	}
	return string(b[:len(list)])
}

// mergeHeld keeps the consents that held on both ways.
func mergeHeld(a, b []*grant) []*grant {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	var out []*grant
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].key < b[j].key:
			i++
		case a[i].key > b[j].key:
			j++
		default:
			out = append(out, a[i])
			i++
			j++
		}
	}
	return out
}

// addHeld adds consents that hold now to those that held before.
func addHeld(a, b []*grant) []*grant {
	if len(b) == 0 {
		return a
	}
	if len(a) == 0 {
		return b
	}
	out := append(append([]*grant(nil), a...), b...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].key < out[j].key })
	n := 1
	for _, g := range out[1:] {
		if g.key != out[n-1].key {
			out[n] = g
			n++
		}
	}
	return out[:n]
}

func sameHeld(a, b []*grant) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && a[i].key != b[i].key {
			return false
		}
	}
	return true
}
