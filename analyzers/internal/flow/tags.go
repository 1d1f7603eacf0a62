package flow

import (
	"sort"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// tagAt returns the purpose tag that a directive puts on the call.
func (x *exec) tagAt(k *call) *judge.Tag {
	if k.tag != nil {
		return &judge.Tag{Purposes: k.tag.Purposes, Pos: k.tag.Pos, Each: k.tag.Each}
	}
	d := x.classes.Directives.PurposeAt(callPos(x.engine, k.in))
	if d == nil {
		return nil
	}
	return &judge.Tag{Purposes: d.Args, Pos: x.position(d.Pos)}
}

// asserted returns the consents that directives assert for the call.
func (x *exec) asserted(k *call) []*grant {
	var out []*grant
	for _, d := range x.classes.Directives.ConsentAt(callPos(x.engine, k.in)) {
		if x.model.Tax.PurposeError(d.Arg(0)) != "" {
			continue
		}
		x.assertions[x.position(d.Pos)] = d
		c := &guard.Consent{Check: "//consentvet:consent", Pos: x.position(d.Pos), Purposes: d.Args, PurposeParam: -1,
			AnySubject: true, Explicit: true, AllParties: true}
		out = addHeld(out, []*grant{newGrant(c, proven, d.Reason)})
	}
	return out
}

// noPurpose is the tag of a context that was made without one, so that it is seen
// where it meets one that has a purpose.
const noPurpose = "(none)"

func (c carried) isTag() bool { return c.lab.kind == Tag }

// contextTag finds the purposes that a context carries. Purposes of contexts
// that come from the caller are looked up there.
func (x *exec) contextTag(n *node, tag **judge.Tag) []Place {
	if n == nil {
		return nil
	}
	var purposes []string
	var places []Place
	var params []int
	untagged := false
	for _, c := range n.labs {
		switch {
		case c.lab.kind == Tag && c.lab.hasIn && c.lab.in.Path != "":
			purposes = append(purposes, "") // a part of a parameter, which is not followed further
		case c.lab.kind == Tag && c.lab.hasIn:
			params = append(params, c.lab.in.Param)
		case c.lab.kind == Tag && c.lab.purpose == noPurpose:
			untagged = true
		case c.lab.kind == Tag:
			purposes = append(purposes, c.lab.purpose)
		case c.lab.kind == Input && c.lab.lazy():
			places = append(places, c.lab.in)
		case c.lab.kind == Local:
			untagged = true
		}
	}
	some := len(purposes)+len(params) > 0
	if some && (untagged || len(places) > 0) {
		return nil // some path brings a context without the tag
	}
	if *tag != nil {
		return nil // a directive in this function is nearer
	}
	if some {
		sort.Strings(purposes)
		sort.Ints(params)
		*tag = &judge.Tag{Purposes: purposes, Params: params, Each: true}
		return nil
	}
	return places
}

// tagged handles a function whose result carries a purpose.
func (x *exec) tagged(k *call, tags []*taxonomy.PurposeTag) *node {
	var ctx *node
	for i, v := range k.vals {
		if v != nil && origin.IsContext(v.Type()) {
			ctx = join(ctx, k.args[i])
		}
	}
	out := &node{}
	if ctx != nil {
		for _, c := range ctx.labs {
			if c.lab.kind == Source { // the new purpose replaces the old one
				out.labs = append(out.labs, c)
			}
		}
	}
	for _, t := range tags {
		purposes := t.Purposes
		if t.Purpose != nil {
			_, v := k.arg(t.Purpose.Arg)
			if v != nil {
				p := guard.PurposeOf(x.model.Tax, x.origins, v)
				purposes = p.Keys
				if p.Param >= 0 {
					out.labs = append(out.labs, carried{lab: x.labels.get(label{kind: Tag, in: Place{Param: p.Param, Path: p.Path}, hasIn: true})})
				} else if len(purposes) == 0 {
					purposes = unknownPurpose(v)
				}
			}
		}
		for _, p := range purposes {
			out.labs = append(out.labs, carried{lab: x.labels.get(label{kind: Tag, purpose: p})})
		}
	}
	out.labs = sortLabs(out.labs)
	if k.sig.Results().Len() > 1 {
		return tuple(out)
	}
	return out
}

// unknownPurpose keeps a constant that is no declared purpose, so that the tag
// is reported as unknown.
func unknownPurpose(v ssa.Value) []string {
	for {
		switch u := v.(type) {
		case *ssa.Convert:
			v = u.X
			continue
		case *ssa.ChangeType:
			v = u.X
			continue
		case *ssa.Const:
			if u.Value != nil {
				return []string{constText(u)}
			}
		}
		return nil
	}
}

func (t *thawer) tag(s *Send) *judge.Tag {
	if s.Tag == nil {
		return nil
	}
	tag := &judge.Tag{Purposes: s.Tag.Purposes, Pos: s.Tag.Pos, Each: s.Tag.Each}
	for _, p := range s.Tag.Params {
		n := t.purposeTag(&Label{In: Place{Param: p}, HasIn: true})
		if n == nil {
			tag.Purposes = append([]string{""}, tag.Purposes...)
			continue
		}
		for _, c := range n.labs {
			if c.lab.hasIn {
				tag.Params = append(tag.Params, c.lab.in.Param)
			} else {
				tag.Purposes = append(tag.Purposes[:len(tag.Purposes):len(tag.Purposes)], c.lab.purpose)
			}
		}
	}
	return tag
}

// tagOf finds the tag of what a callee discloses: its own, that of the contexts
// which it was given, or that of the call; and whose contexts else may have one.
func (t *thawer) tagOf(s *Send) (*judge.Tag, []Place) {
	tag := t.tag(s)
	var places []Place
	if tag == nil {
		for _, p := range s.Context {
			n, _, _ := t.place(p)
			places = append(places, t.x.contextTag(n, &tag)...)
		}
	}
	if tag == nil {
		tag = t.x.tagAt(t.k)
	}
	return tag, places
}

// tagInfo is a tag as summaries keep it.
func tagInfo(t *judge.Tag) *TagInfo {
	if t == nil {
		return nil
	}
	return &TagInfo{Purposes: t.Purposes, Pos: t.Pos, Params: t.Params, Each: t.Each}
}
