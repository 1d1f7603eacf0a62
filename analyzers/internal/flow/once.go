package flow

import (
	"fmt"
	"go/ast"
	"reflect"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
)

// once drops what is known already of calls that were pending. A call that
// another package makes through an interface may be found wherever the type
// behind it is seen. A call here that hands over the data tells most, the place
// that gives the object to the caller comes next, then an import. What a goroutine
// that a callee started discloses is known where it is found otherwise.
func (e *engine) once(list []*judge.Disclosure) []*judge.Disclosure {
	found := e.findings(list)
	var out []*judge.Disclosure
	for i, d := range list {
		var keep []*judge.Item
		for _, it := range d.Items {
			if !e.toldElsewhere(found[reasonOf(d, it, true)], found[reasonOf(d, it, false)], it, i) {
				keep = append(keep, it)
			}
		}
		if len(d.Items) == 0 || len(keep) > 0 {
			d.Items = keep
			out = append(out, d)
		}
	}
	return out
}

// rank says how much a place tells of a disclosure.
type rank int

const (
	handsOver rank = iota
	givesObject
	imports
	startedByCallee
)

// toldBy is one of the places where a disclosure was found.
type toldBy struct {
	nth  int // in the list
	rank rank
	fn   *ssa.Function
	sink bool // it is the vendor's call itself
}

// findings lists the places by what they tell.
func (e *engine) findings(list []*judge.Disclosure) map[string][]toldBy {
	places := map[*judge.Disclosure]toldBy{}
	for fn, x := range e.runs {
		for _, d := range x.found {
			p := toldBy{fn: fn, sink: len(d.Trail) == 0}
			switch {
			case x.moved[d]:
				p.rank = startedByCallee
			case x.dispatched[d] && fn.Synthetic == initializer:
				p.rank = imports
			case x.dispatched[d]:
				p.rank = givesObject
			}
			places[d] = p
		}
	}
	out := map[string][]toldBy{}
	for i, d := range list {
		for _, it := range d.Items {
			p := places[d]
			p.nth = i
			out[reasonOf(d, it, true)] = append(out[reasonOf(d, it, true)], p)
			out[reasonOf(d, it, false)] = append(out[reasonOf(d, it, false)], p)
		}
	}
	return out
}

// reasonOf is what a disclosure tells: what is sent, and where to, and with start also
// where the data is from.
func reasonOf(d *judge.Disclosure, it *judge.Item, start bool) string {
	key := fmt.Sprint(d.Vendor, "|", d.Host, "|", d.Sink, "|", sentAt(d), "|", it.Field, "|")
	if start && len(it.Steps) > 0 {
		key += fmt.Sprint("from ", it.Steps[0].Pos)
	}
	return key
}

// toldElsewhere reports whether item it of disclosure nth of the list is known from
// another place: same are those that tell the same, like those that tell the same of
// data from elsewhere. Data of this package is handed over by each function that calls,
// but for what a callee has handed over.
func (e *engine) toldElsewhere(same, like []toldBy, it *judge.Item, nth int) bool {
	me := same[slices.IndexFunc(same, func(p toldBy) bool { return p.nth == nth })]
	if me.rank == handsOver {
		return false
	}
	if me.rank == startedByCallee && slices.ContainsFunc(like, func(p toldBy) bool { return p.rank < me.rank && (p.sink || p.fn == me.fn) }) {
		return true
	}
	here := me.rank == givesObject && len(it.Steps) > 0 && e.ownFile(it.Steps[0].Pos.File)
	return slices.ContainsFunc(same, func(p toldBy) bool {
		first := p.rank < me.rank || p.rank == me.rank && p.nth < me.nth
		switch {
		case p.nth == me.nth || p.rank > me.rank:
			return false
		case !here || p.fn == me.fn || p.rank < me.rank && e.within(me.fn, it.Steps[0].Pos):
			return first
		}
		return e.leadsInto(me.fn, p.fn) && (first || !e.leadsInto(p.fn, me.fn))
	})
}

// ownFile reports whether a file is one of the package under analysis.
func (e *engine) ownFile(name string) bool {
	return slices.ContainsFunc(e.pass.Files, func(f *ast.File) bool { return e.pass.Fset.Position(f.Package).Filename == name })
}

// within reports whether a place is in the text of a function.
func (e *engine) within(fn *ssa.Function, at finding.Position) bool {
	if fn.Syntax() == nil {
		return false
	}
	start, end := e.position(fn.Syntax().Pos()), e.position(fn.Syntax().End())
	return at.File == start.File && at.Line >= start.Line && at.Line <= end.Line
}

// leadsInto reports whether function a calls b, itself or through others.
func (e *engine) leadsInto(a, b *ssa.Function) bool {
	seen := map[*ssa.Function]bool{a: true}
	work := []*ssa.Function{a}
	for len(work) > 0 {
		x := e.runs[work[len(work)-1]]
		work = work[:len(work)-1]
		if x == nil {
			continue
		}
		if x.deps[b] {
			return true
		}
		for fn := range x.deps {
			if !seen[fn] {
				seen[fn] = true
				work = append(work, fn)
			}
		}
	}
	return false
}

// sentAt is the line where the vendor is called: two calls of one function of a
// vendor's that are handed the same person's data are two disclosures.
func sentAt(d *judge.Disclosure) finding.Position {
	at := d.Position
	if n := len(d.Trail); n > 0 {
		at = d.Trail[n-1].Pos
	}
	at.Col = 0 // a step names the call's parenthesis
	return at
}

// merged joins what is one finding for whoever reads the call: a literal's
// disclosure is found where the literal is called as well, and a call may lead
// to several sinks of one vendor.
func merged(list []*judge.Disclosure) []*judge.Disclosure {
	var out []*judge.Disclosure
	for _, d := range list {
		if n := len(out); n > 0 && oneFinding(out[n-1], d) {
			out[n-1].Items = append(out[n-1].Items, d.Items...)
			continue
		}
		out = append(out, d)
	}
	return out
}

func oneFinding(a, b *judge.Disclosure) bool {
	if a.Pos != b.Pos || a.Vendor != b.Vendor || a.Host != b.Host || a.Safeguards != b.Safeguards || a.Kind != b.Kind || a.Parties != b.Parties {
		return false
	}
	if a.Sink != b.Sink && (len(a.Items) == 0 || len(b.Items) == 0) {
		return false // each says something of its own sink
	}
	return reflect.DeepEqual(a.Tag, b.Tag)
}
