package flow

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// disclose handles a call of a sink: its arguments leave the company.
func (x *exec) disclose(k *call, s model.Sink) {
	to := Target{Vendor: s.Vendor.Name, Func: k.fn.Origin().FullName(), Kind: s.Kind, Parties: s.Parties, Set: safeguardsAt(k, s.Vendor)}
	if to.Kind == "" {
		to.Kind = taxonomy.Egress
	}
	var labs []carried
	first := 0
	if k.hasRecv() {
		first = 1
	}
	for _, i := range sinkArgs(k, s) {
		labs = append(labs, x.collect(k.vals[i], x.byFormat(k, i-first, k.args[i]), typeOf(k.vals[i]), "", k.in.Pos())...)
	}
	labs = append(labs, x.given(k, s)...)
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
		if d := x.record(k, to, labs, held, tag, from); d != nil && len(places) > 0 {
			x.contexts[d] = places
		}
	}
	for _, c := range labs {
		home, here := "", held
		var source *label
		if c.lab.kind == Local && (to.Vendor != "" || to.Host != "") {
			x.sendGlobal(k, to, c, held, tag, from)
		}
		switch {
		case c.lab.kind == Input:
		case c.lab.kind == Source && to.Vendor == "" && to.Host == "" && dest != nil:
		case x.callersKnow(c) && (from == nil || from.home == ""):
			home, here, source = x.homeKey(k, to, c), notOthers(held, c.lab), c.lab
			c = x.asInput(c)
		default:
			continue
		}
		c.held = addHeld(c.held, relate(here, c.lab))
		sd := Send{Label: x.freezeLabel(c), To: to, Context: places, Dest: dest, home: home, source: source, captured: home != "" && x.fn.Parent() != nil && c.lab.in.Param >= len(x.fn.Params)}
		if tag != nil {
			sd.Tag = tagInfo(tag)
		}
		sd.Trail = x.trail(k, to, from)
		if x.fn.Parent() != nil {
			sd.inside = k.in
		}
		sd.Async = k.async || from != nil && from.Async
		if x.fn.Parent() != nil && (x.fromAround(c.lab.in) || isLoopBody(x.fn)) {
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
			_, t = x.down(nil, t, s, origin.Lineage{})
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
	if x.waits != nil {
		*x.waits = append(*x.waits, sd)
		return
	}
	key := sd.key()
	if _, ok := x.sends[key]; ok {
		return
	}
	if len(x.sends) >= maxSends {
		key, sd = x.joinedSend(key, sd)
	}
	x.sends[key] = sd
}

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

// record adds what is personal among labs to the disclosure at k, and returns it
// unless there is none.
func (x *exec) record(k *call, to Target, labs []carried, held []*grant, tag *judge.Tag, from *Send) *judge.Disclosure {
	if x.guards.Unreached(k.in) {
		return nil
	}
	key := fmt.Sprintf("%d|%s|%s|%s|%s", x.instrID(k.in), to.Vendor, to.Host, to.Func, to.Set)
	d := x.found[key]
	if d == nil {
		d = &judge.Disclosure{
			Pos: callPos(x.engine, k.in), End: callEnd(x.engine, k.in), Position: x.position(callPos(x.engine, k.in)), Func: x.fn.String(), Sink: to.Func,
			Vendor: to.Vendor, Host: to.Host, Kind: to.Kind, Parties: to.Parties, Safeguards: to.Set, Tag: tag,
			Known: x.knowledge(k.in),
		}
		if from != nil && from.at == nil {
			d.Via = k.name
			d.Inherited = from.Kind == Input
			d.Trail = from.Trail
		}
		about := x.about(k)
		for _, g := range consents(held) {
			switch rel := relateCall(g, about); rel {
			case origin.Different:
				d.Others = append(d.Others, consentOf(g, true))
			default:
				d.Held = append(d.Held, consentOf(g, rel == origin.Same))
			}
		}
	}
	if k.dispatched {
		x.dispatched[d] = true
	}
	if x.moving && x.found[key] == nil {
		x.moved[d] = true
	}
	x.under[d] = conditions(held)
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
		return nil
	}
	if _, seen := x.found[key]; !seen {
		x.seen = append(x.seen, key)
	}
	x.found[key] = d
	return d
}

// encloses reports whether literal lit is written in fn.
func encloses(fn, lit *ssa.Function) bool {
	for ; lit != nil; lit = lit.Parent() {
		if lit == fn {
			return true
		}
	}
	return false
}

// send performs a disclosure of the callee's with what this call passes in.
func (t *thawer) send(s *Send) {
	x, k := t.x, t.k
	t.runsLater(k.async || s.Async)
	if s.escaped != nil && t.sum.returns[s.escaped] {
		return // the literal itself is followed
	}
	if s.at == nil && s.inside != nil && k.library {
		c := *s
		c.at = s.inside
		s = &c
	}
	if s.at != nil && !encloses(x.fn, s.at.Parent()) {
		c := *s
		c.at, s = nil, &c
	}
	if s.at != nil { // a literal's disclosure stands where the literal makes it
		c := *k
		c.in, c.extra = s.at, addHeld(addHeld(c.extra, x.heldAt(k.in)), x.heldAt(s.at))
		k = &c
	}
	if s.Unless != 0 && t.toldOf(&s.Label) {
		return
	}
	var labs []carried
	if s.Kind == Source {
		if n := t.label(&s.Label); n != nil {
			labs = n.labs
		}
	} else if s.Kind == Input {
		n, typ, v := t.place(s.In)
		labs = append([]carried(nil), t.everything(&s.Label, n, typ, v)...)
		if typ == nil && s.captured && k.callee != nil {
			_, typ = spot{}.walk(inputType(k.callee, s.In.Param), steps(s.In.Path))
		}
		if s.home != "" && !k.runs(s) && typ != nil && len(x.classes.Paths(typ)) > 0 {
			labs = onlySources(labs) // the type tells what of it is personal
		}
		if s.home != "" && k.runs(s) && n != nil {
			labs = append(labs, unknownOf(n)...)
		}
		if s.Unless != 0 {
			labs = x.assume(&node{labs: labs}, t.askedOf(&s.Label)).labs
		}
		held := t.grants(s.Held)
		for i := range labs {
			own := x.passedAs(k, labs[i].lab, s.source, held)
			labs[i].held = addHeld(addHeld(labs[i].held, relate(held, labs[i].lab)), own)
			if s.at == nil {
				labs[i].step = labs[i].step.then(stepPassed, k.in.Pos(), k.name)
			}
		}
	}
	if labs = t.wants(labs, s.In); len(labs) == 0 {
		if s.home != "" && s.Kind == Input && s.Unless == 0 && t.tellsAll(s.In) {
			x.answers = append(x.answers, answer{home: s.home, good: true, nothing: true})
		}
		return
	}
	tag, places := t.tagOf(s)
	if s.home != "" {
		x.answer(k, s, labs, tag, places)
		return
	}
	if s.To.Vendor == "" && s.To.Host == "" {
		t.request(k, s, labs, tag, places)
		return
	}
	x.emitAt(k, s.To, labs, tag, s, nil, places)
}
