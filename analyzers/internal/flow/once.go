package flow

import (
	"fmt"
	"reflect"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
)

// once drops what is known already of calls that were pending. A call that
// another package makes through an interface may be found wherever the type
// behind it is seen. A call here that hands over the data tells most, the place
// that gives the object to the caller comes next, then an import. What a goroutine
// that a callee started discloses is known where it is found otherwise.
func (e *engine) once(list []*judge.Disclosure) []*judge.Disclosure {
	rank := map[*judge.Disclosure]int{}
	for _, x := range e.runs {
		for d := range x.dispatched {
			rank[d] = 1
			if x.fn.Synthetic == initializer {
				rank[d] = 2
			}
		}
		for d := range x.moved {
			rank[d] = 3
		}
	}
	seen := map[string]bool{}
	keep := map[*judge.Disclosure][]*judge.Item{}
	for r := range 4 {
		for _, d := range list {
			if rank[d] != r {
				continue
			}
			for _, it := range d.Items {
				sink := fmt.Sprint(d.Vendor, "|", d.Host, "|", d.Sink, "|", sentAt(d), "|", it.Field, "|")
				key := sink
				if len(it.Steps) > 0 {
					key += fmt.Sprint(it.Steps[0].Pos)
				}
				if r == 0 || !seen[key] && (r < 3 || !seen[sink]) {
					keep[d] = append(keep[d], it)
				}
				seen[key], seen[sink] = true, seen[sink] || r < 3
			}
		}
	}
	var out []*judge.Disclosure
	for _, d := range list {
		if len(d.Items) == 0 || len(keep[d]) > 0 {
			d.Items = keep[d]
			out = append(out, d)
		}
	}
	return out
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
