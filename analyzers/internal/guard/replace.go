package guard

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Another record in the place of one that was asked about ends what is known of
// it, whoever puts it there: an assignment, a callee, a literal, a decoder, or
// whatever changes the order of a list.

// replacement is an instruction that puts another record somewhere.
type replacement struct {
	in ssa.Instruction
	at origin.Origin
}

// replacements returns what in fn puts records where others may have been.
func (a *analyzer) replacements(fn *ssa.Function) []replacement {
	var out []replacement
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, at := range a.replacedIn(in) {
				out = append(out, replacement{in, at})
			}
		}
	}
	return out
}

// replacedIn returns the places where an instruction puts another record; a
// variable of the function itself is not among them.
func (a *analyzer) replacedIn(in ssa.Instruction) []origin.Origin {
	r := a.res.Origins
	switch in := in.(type) {
	case *ssa.Store:
		if _, isVar := in.Addr.(*ssa.Alloc); isVar {
			return nil
		}
		if at := r.Of(in.Addr); isList(in.Val.Type()) && a.appendsTo(in.Val, at) {
			return []origin.Origin{at.Down(origin.Every)} // those that were there are there
		}
		if a.anotherRecord(in) {
			return a.mayBe(in.Addr)
		}
	case *ssa.MapUpdate:
		at := r.Element(in.Map, in.Key)
		if isRecord(in.Value.Type()) && r.Placed(r.Of(in.Value)) != at {
			return []origin.Origin{at}
		}
	case *ssa.Call:
		return a.replacedBy(in.Common())
	case *ssa.Go:
		return a.replacedBy(in.Common())
	}
	return nil
}

// mayBe returns the places that a pointer may point to: its own, and where a function
// gave it, what the function was given of its type.
func (a *analyzer) mayBe(addr ssa.Value) []origin.Origin {
	r := a.res.Origins
	out := []origin.Origin{r.Of(addr)}
	call, ok := out[0].Root.(*ssa.Call)
	if !ok {
		return out
	}
	for _, arg := range call.Common().Args {
		if types.Identical(arg.Type(), addr.Type()) {
			out = append(out, r.Of(arg))
		}
	}
	return out
}

// replaces returns the places below fn's parameters where fn, or a function
// that it calls, puts another record; and, for a literal, those of the functions
// around it.
func (a *analyzer) replaces(fn *ssa.Function) (out []Part, outer []origin.Origin) {
	all := a.replacements(fn)
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if d, ok := in.(*ssa.Defer); ok { // done when fn has returned
				for _, at := range a.replacedBy(d.Common()) {
					all = append(all, replacement{d, at})
				}
			}
		}
	}
	for _, repl := range all {
		o := repl.at
		p, ok := o.Root.(*ssa.Parameter)
		if !ok || p.Parent() != fn {
			if o.Known() && fn.Parent() != nil && o.Root.Parent() != fn && !slices.Contains(outer, o) {
				outer = append(outer, o)
			}
			continue
		}
		part := Part{ParamIndex(fn, p), origin.Anywhere(o.Path)}
		if !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out, outer
}

// anotherRecord reports whether a store puts a record where another may have
// been: not the same one changed or loaded anew, and not an empty one.
func (a *analyzer) anotherRecord(st *ssa.Store) bool {
	_, ofList := st.Addr.(*ssa.IndexAddr)
	if t := st.Val.Type(); !isRecord(t) && !isList(t) && !(ofList && origin.Identifies(t)) {
		return false
	}
	if c, ok := st.Val.(*ssa.Const); ok && c.Value == nil {
		return false
	}
	r := a.res.Origins
	val, at := r.Lineage(st.Val), r.LineageOf(r.Of(st.Addr))
	return origin.Sibling(val.Self, at.Self) || origin.Compare(val, at) != origin.Same
}

// isList reports whether t is a list or map of records, or of ids.
func isList(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return isRecord(u.Elem()) || origin.Identifies(u.Elem())
	case *types.Map:
		return isRecord(u.Elem())
	}
	return false
}

// appendsTo reports whether v is the list at an origin with more elements.
func (a *analyzer) appendsTo(v ssa.Value, at origin.Origin) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := call.Common().Value.(*ssa.Builtin)
	return ok && b.Name() == "append" && a.res.Origins.Of(call.Common().Args[0]) == at
}

// replacedLater reports whether another record may be put in the place of a
// subject between instruction at, which makes a literal, and a run of it.
func (a *analyzer) replacedLater(o origin.Origin, at ssa.Instruction) bool {
	if !o.Known() {
		return false
	}
	runs, inSight := runsOf(at)
	for _, r := range a.replacements(at.Parent()) {
		if r.in == at || !replacedAt(o, r.at) || !follows(at, r.in, nil) {
			continue
		}
		if !inSight {
			return true
		}
		for _, run := range runs {
			if run != r.in && follows(r.in, run, at.Block()) {
				return true
			}
		}
	}
	return false
}

// follows reports whether control may go from a to b, without going through block
// avoid again.
func follows(a, b ssa.Instruction, avoid *ssa.BasicBlock) bool {
	if a.Block() == b.Block() && instrIndex(b) > instrIndex(a) {
		return true
	}
	for _, next := range a.Block().Succs {
		if next != avoid && leadsTo(next, b.Block(), avoid) {
			return true
		}
	}
	return false
}

// runsOf returns the calls that run a literal which an instruction makes, or are
// handed it, and whether there are no others.
func runsOf(at ssa.Instruction) ([]ssa.Instruction, bool) {
	mc, ok := at.(*ssa.MakeClosure)
	if !ok {
		_, isCall := at.(*ssa.Call)
		return nil, isCall
	}
	var out []ssa.Instruction
	for _, use := range *mc.Referrers() {
		switch use.(type) {
		case *ssa.Call:
			out = append(out, use)
		case *ssa.DebugRef:
		default:
			return nil, false
		}
	}
	return out, true
}

// isRecord reports whether a value of type t may be a record, or leads to one: of
// a type parameter it is not known.
func isRecord(t types.Type) bool {
	if isTypeParam(t) || isTypeParam(origin.Deref(t)) {
		return true
	}
	_, isStruct := origin.Deref(t).Underlying().(*types.Struct)
	return isStruct
}

// replacedBy returns the places where a call puts another record: the callee,
// any implementation of it in sight, or a function literal that the call is given.
func (a *analyzer) replacedBy(c *ssa.CallCommon) []origin.Origin {
	var out []origin.Origin
	args := arguments(c)
	for _, p := range a.calleesOf(c) {
		out = append(out, p.outer...)
	}
	for _, part := range a.partsReplaced(c) {
		out = append(out, a.res.Origins.PartOf(part.Arg, part.Path))
	}
	for _, arg := range args {
		if _, isFunc := arg.Type().Underlying().(*types.Signature); !isFunc {
			continue
		}
		if mc, ok := a.res.Origins.Of(arg).Root.(*ssa.MakeClosure); ok {
			if p := a.promises[mc.Fn.(*ssa.Function)]; p != nil {
				out = append(out, p.outer...) // the callee may call it
			}
		}
	}
	return append(out, a.replacedByLibrary(c)...)
}

// partsReplaced returns the parts of a call's arguments where the callee puts
// another record.
func (a *analyzer) partsReplaced(c *ssa.CallCommon) []origin.Replaced {
	var out []origin.Replaced
	args := arguments(c)
	for _, p := range a.calleesOf(c) {
		for _, part := range p.Replaces {
			if part.Param < len(args) {
				out = append(out, origin.Replaced{Arg: converted(args[part.Param]), Path: part.Path})
			}
		}
	}
	return out
}

// calleesOf returns what is known of the functions that a call may lead to.
func (a *analyzer) calleesOf(c *ssa.CallCommon) []*Promises {
	var out []*Promises
	if !c.IsInvoke() {
		if p := a.promisesOf(c); p != nil {
			out = append(out, p)
		}
		return out
	}
	for _, f := range a.implementations(c.Method) {
		p := a.importedPromises(f)
		if fn := a.own(f); fn != nil {
			p = a.promises[fn]
		}
		if p != nil {
			out = append(out, p)
		}
	}
	return out
}

// lostAt reports whether a subject, or the record by whose id it was found, lies in
// what a replacement puts another record in the place of.
func (a *analyzer) lostAt(subject origin.Lineage, at origin.Origin) bool {
	return replacedAt(subject.Self, at) || replacedAt(a.res.Origins.Placed(subject.Self), at) ||
		slices.ContainsFunc(subject.Parents, func(p origin.Origin) bool { return replacedAt(p, at) })
}

// replacedAt reports whether a subject lies in what a replacement at origin at
// puts another record in the place of.
func replacedAt(subject, at origin.Origin) bool {
	if !at.Known() || subject.Root != at.Root {
		return false
	}
	steps, gone := origin.Steps(subject.Path), origin.Steps(at.Path)
	if len(steps) < len(gone) {
		return false
	}
	for i, step := range gone {
		if step != steps[i] && (step != "[]" && steps[i] != origin.Every || steps[i][0] != '[' || step[0] != '[') {
			return false
		}
	}
	if len(steps) == len(gone) {
		return len(gone) > 0 && steps[len(gone)-1] == origin.Every // ids[0] = other
	}
	return steps[len(gone)][0] == '.' || steps[len(gone)] == origin.Every
}
