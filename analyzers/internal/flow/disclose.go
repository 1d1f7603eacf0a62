package flow

import (
	"fmt"
	"go/types"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// disclose handles a call of a sink: its arguments leave the company.
func (x *exec) disclose(k *call, s model.Sink) {
	to := Target{Vendor: s.Vendor.Name, Func: k.fn.Origin().FullName(), Kind: s.Kind, Parties: s.Parties}
	if to.Kind == "" {
		to.Kind = taxonomy.Egress
	}
	var labs []carried
	for _, i := range sinkArgs(k, s) {
		labs = append(labs, x.collect(k.vals[i], k.args[i], typeOf(k.vals[i]), "", k.in.Pos())...)
	}
	x.emit(k, to, sortLabs(labs), x.tagAt(k), nil)
}

func typeOf(v ssa.Value) types.Type {
	if v == nil {
		return nil
	}
	return v.Type()
}

// sinkArgs returns the positions of the arguments that a sink sends.
func sinkArgs(k *call, s model.Sink) []int {
	first := 0
	if k.hasRecv() {
		first = 1
	}
	var out []int
	if s.Receiver && first == 1 && len(k.args) > 0 {
		out = append(out, 0)
	}
	if s.Args != nil {
		for _, a := range s.Args {
			if a+first < len(k.args) {
				out = append(out, a+first)
			}
		}
		return out
	}
	if s.Receiver {
		return out
	}
	params := k.sig.Params()
	for i := first; i < len(k.args); i++ {
		if i-first < params.Len() && origin.IsContext(params.At(i-first).Type()) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// contexts returns the positions of the context arguments of a call.
func contexts(k *call) []int {
	var out []int
	for i, v := range k.vals {
		if v != nil && origin.IsContext(v.Type()) {
			out = append(out, i)
		}
	}
	return out
}

// emit records a disclosure of labs at call k: what is known to be personal
// becomes a disclosure here, what the caller passes in goes into the summary.
func (x *exec) emit(k *call, to Target, labs []carried, tag *judge.Tag, dest [][]Piece) {
	var places []Place
	for _, i := range contexts(k) {
		places = append(places, x.contextTag(k.args[i], &tag)...)
	}
	x.emitAt(k, to, labs, tag, nil, dest, places)
}

// emitAt is emit for a disclosure that a callee's summary (from) tells of.
func (x *exec) emitAt(k *call, to Target, labs []carried, tag *judge.Tag, from *Send, dest [][]Piece, places []Place) {
	held := addHeld(x.heldAt(k.in), x.asserted(k))
	held = addHeld(held, k.extra)
	if x.personal(labs) || to.Kind == taxonomy.Interception {
		x.useDirectives(k.in)
	}
	if to.Kind == taxonomy.Interception || to.Vendor != "" || to.Host != "" {
		x.record(k, to, labs, held, tag, from)
	}
	for _, c := range labs {
		home := ""
		switch {
		case c.lab.kind == Input:
		case c.lab.kind == Source && to.Vendor == "" && to.Host == "" && dest != nil:
		case x.callersKnow(c) && from.homeOr("") == "":
			home = x.homeKey(k, to, c)
			c = x.asInput(c)
		default:
			continue
		}
		c.held = addHeld(c.held, relate(held, c.lab))
		sd := Send{Label: x.freezeLabel(c), To: to, Context: places, Dest: dest, home: home}
		if tag != nil {
			sd.Tag = &TagInfo{Purposes: tag.Purposes, Pos: tag.Pos}
		}
		sd.Trail = x.trail(k, to, from)
		if x.fn.Parent() != nil && (c.lab.in.Param >= len(x.fn.Params) || isLoopBody(x.fn)) {
			sd.at = k.in
		}
		sd.escaped = x.escaping
		x.addSend(sd)
	}
}

// personal reports whether labs are personal data, or can be: a plain value
// that callers pass in, but not a field that its type leaves unclassified.
func (x *exec) personal(labs []carried) bool {
	for _, c := range labs {
		if c.lab.kind == Source {
			return true
		}
		if c.lab.kind != Input || c.lab.in.Param >= len(x.fn.Params) {
			continue
		}
		t := x.fn.Params[c.lab.in.Param].Type()
		open := true
		for _, s := range steps(c.lab.in.Path) {
			if t == nil {
				break
			}
			if s[0] == '.' && len(x.classes.Paths(t)) > 0 {
				open = false
				break
			}
			_, t = x.down(nil, t, s)
		}
		if open && !c.lab.skip {
			return true
		}
	}
	return false
}

// isLoopBody reports whether fn is the body of a range-over-func loop, which is
// a function only inside the compiler.
func isLoopBody(fn *ssa.Function) bool { return strings.HasPrefix(fn.Synthetic, "range-over-func") }

func (x *exec) addSend(sd Send) {
	key := sd.key()
	if len(key) > 2000 {
		key = key[:2000]
	}
	if _, ok := x.sends[key]; !ok && len(x.sends) < maxSends {
		x.sends[key] = sd
	}
}

// maxSends bounds the disclosures that one summary lists. It is far above what
// code written by hand has; a generated dispatcher could exceed any bound.
const maxSends = 200

// trail is the way from a call in this function to the sink.
func (x *exec) trail(k *call, to Target, from *Send) []finding.Step {
	p := x.position(k.in.Pos())
	if from != nil && from.at != nil {
		return from.Trail
	}
	if from == nil {
		return []finding.Step{{Pos: p, Msg: "sent by " + judge.Short(to.Func)}}
	}
	steps := append([]finding.Step{{Pos: p, Msg: "passed to " + k.name}}, from.Trail...)
	return clipSteps(steps)
}

// record adds what is personal among labs to the disclosure at k.
func (x *exec) record(k *call, to Target, labs []carried, held []*grant, tag *judge.Tag, from *Send) {
	key := fmt.Sprintf("%d|%s|%s|%s", x.instrID(k.in), to.Vendor, to.Host, to.Func)
	d := x.found[key]
	if d == nil {
		d = &judge.Disclosure{
			Pos: callPos(x.engine, k.in), End: callEnd(x.engine, k.in), Position: x.position(callPos(x.engine, k.in)), Func: x.fn.String(), Sink: to.Func,
			Vendor: to.Vendor, Host: to.Host, Kind: to.Kind, Parties: to.Parties, Tag: tag,
			Known: x.knowledge(k.in),
		}
		if from != nil && from.at == nil {
			d.Via = k.name
			d.Inherited = from.Kind == Input
			d.Trail = from.Trail
		}
		for _, g := range held {
			d.Held = append(d.Held, consentOf(g, g.rel == proven || g.c.AnySubject))
		}
	}
	for _, c := range labs {
		if c.lab.kind == Source && !x.listed(d, c) {
			it := x.item(c, held)
			if x.callersKnow(c) {
				it.Home = x.homeKey(k, to, c)
			}
			d.Items = append(d.Items, it)
			x.subjects[d] = append(x.subjects[d], c)
		}
	}
	if len(d.Items) == 0 && (d.Kind != taxonomy.Interception || d.Inherited) {
		return
	}
	if _, seen := x.found[key]; !seen {
		x.seen = append(x.seen, key)
	}
	x.found[key] = d
}

// listed reports whether the disclosure has the label, with the same consents,
// already (from another argument of the call).
func (x *exec) listed(d *judge.Disclosure, c carried) bool {
	for _, o := range x.subjects[d] {
		if o.lab == c.lab && sameHeld(o.held, c.held) {
			return true
		}
	}
	return false
}

// item turns a label that reached a sink into an item of the disclosure.
func (x *exec) item(c carried, held []*grant) *judge.Item {
	it := &judge.Item{Categories: c.lab.cats, Field: c.lab.field, SubjectType: c.lab.subjectType, Steps: c.step.trace(x.pass.Fset)}
	for _, g := range addHeld(c.held, relate(held, c.lab)) {
		it.Consents = append(it.Consents, consentOf(g, g.rel == proven))
	}
	for _, g := range held {
		if g.rel == open && g.resolve(c.lab.subject) == nil {
			it.Others = append(it.Others, consentOf(g, true))
		}
	}
	return it
}

func consentOf(g *grant, proven bool) judge.Consent {
	return judge.Consent{
		Check: g.c.Check, Pos: g.c.Pos, Any: g.c.AnyPurpose, Purposes: g.c.Purposes, Proven: proven,
		Explicit: g.c.Explicit, AllParties: g.c.AllParties, Why: g.note,
	}
}

// knowledge collects what else the guards know at a call, for messages.
func (x *exec) knowledge(in ssa.Instruction) judge.Knowledge {
	var k judge.Knowledge
	for _, f := range x.guards.Known(in) {
		if f.Outcome == guard.Denied {
			k.Denied = append(k.Denied, consentOf(newGrant(f.Consent, open, ""), false))
		}
	}
	for _, f := range x.guards.Seen(in) {
		c := consentOf(newGrant(f.Consent, open, ""), false)
		switch f.Outcome {
		case guard.Failed:
			k.Failed = append(k.Failed, c)
		case guard.Granted:
			k.Partial = append(k.Partial, c)
		}
	}
	return k
}

// tagAt returns the purpose tag that a directive puts on the call.
func (x *exec) tagAt(k *call) *judge.Tag {
	if k.tag != nil {
		return &judge.Tag{Purposes: k.tag.Purposes, Pos: k.tag.Pos}
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
		c := &guard.Consent{Check: "//consentvet:consent", Pos: x.position(d.Pos), Purposes: d.Args, PurposeParam: -1,
			AnySubject: true, Explicit: true, AllParties: true}
		out = addHeld(out, []*grant{newGrant(c, proven, d.Reason)})
	}
	return out
}

// contextTag finds the purposes that a context carries. Purposes of contexts
// that come from the caller are looked up there.
func (x *exec) contextTag(n *node, tag **judge.Tag) []Place {
	if n == nil {
		return nil
	}
	var purposes []string
	var places []Place
	untagged := false
	for _, c := range n.labs {
		switch {
		case c.lab.kind == Tag && c.lab.hasIn:
			purposes = append(purposes, "") // a parameter of this function that the caller did not resolve
		case c.lab.kind == Tag:
			purposes = append(purposes, c.lab.purpose)
		case c.lab.kind == Input && c.lab.lazy():
			places = append(places, c.lab.in)
		case c.lab.kind == Local:
			untagged = true
		}
	}
	if len(purposes) > 0 && (untagged || len(places) > 0) {
		return nil // some path brings a context without the tag
	}
	if *tag != nil {
		return nil // a directive in this function is nearer
	}
	if len(purposes) > 0 {
		sort.Strings(purposes)
		*tag = &judge.Tag{Purposes: purposes}
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
					out.labs = append(out.labs, carried{lab: x.labels.get(label{kind: Tag, in: Place{Param: p.Param}, hasIn: true})})
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

// send performs a disclosure of the callee's with what this call passes in.
func (t *thawer) send(s *Send) {
	x, k := t.x, t.k
	if s.escaped != nil && t.sum.returns[s.escaped] {
		return // the literal itself is followed
	}
	if s.at != nil { // a literal's disclosure stands where the literal makes it
		c := *k
		c.in, c.extra = s.at, addHeld(addHeld(c.extra, x.heldAt(k.in)), x.heldAt(s.at))
		k = &c
		t = &thawer{x: x, k: t.k, sum: t.sum}
	}
	var labs []carried
	if s.Kind == Source {
		if n := t.label(&s.Label); n != nil {
			labs = n.labs
		}
	} else if s.Kind == Input {
		n, typ, v := t.place(s.In)
		labs = append([]carried(nil), t.everything(s.In, s.Skip, n, typ, v)...)
		held := t.grants(s.Held)
		for i := range labs {
			labs[i].held = addHeld(labs[i].held, relate(held, labs[i].lab))
			if s.at == nil {
				labs[i].step = labs[i].step.then(stepPassed, k.in.Pos(), k.name)
			}
		}
	}
	if len(labs) == 0 {
		return
	}
	tag := t.tag(s)
	var places []Place
	if tag == nil {
		for _, p := range s.Context {
			n, _, _ := t.place(p)
			places = append(places, x.contextTag(n, &tag)...)
		}
	}
	if tag == nil {
		tag = x.tagAt(k)
	}
	if s.home != "" {
		x.answer(k, s, labs, tag, places)
		return
	}
	if s.To.Vendor == "" && s.To.Host == "" {
		(&thawer{x: x, k: t.k}).request(k, s, labs, tag, places)
		return
	}
	x.emitAt(k, s.To, labs, tag, s, nil, places)
}

func (t *thawer) tag(s *Send) *judge.Tag {
	if s.Tag == nil {
		return nil
	}
	return &judge.Tag{Purposes: s.Tag.Purposes, Pos: s.Tag.Pos}
}
