package guard

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/order"
)

// places are where a function is handed to something which runs it behind a check,
// with the consents of each.
type places struct {
	at   map[runAt]int // into list
	list [][]*Consent
}

// runAt is an argument of a call, or the value of a store.
type runAt struct {
	in  ssa.Instruction
	arg int
}

// middleware notes the functions that run behind a consent check.
func (a *analyzer) middleware(fns []*ssa.Function) {
	a.ranAt = map[*ssa.Function]*places{}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				switch in := in.(type) {
				case *ssa.Call:
					a.wraps(in)
				case *ssa.Store:
					a.wrapsStored(in)
				}
			}
		}
	}
	a.guarded = map[*ssa.Function][]*Consent{}
	for target, r := range a.ranAt {
		a.guarded[target] = r.common()
	}
}

// ran notes the consents that target runs with where instruction in hands it on
// as argument arg.
func (a *analyzer) ran(target *ssa.Function, in ssa.Instruction, arg int, list ...*Consent) {
	r := a.ranAt[target]
	if r == nil {
		r = &places{at: map[runAt]int{}}
		a.ranAt[target] = r
	}
	i, ok := r.at[runAt{in, arg}]
	if !ok {
		i = len(r.list)
		r.at[runAt{in, arg}] = i
		r.list = append(r.list, nil)
	}
	r.list[i] = append(r.list[i], list...)
}

// common returns the consents that hold wherever the function runs: one place
// that asks about somebody else, or for another purpose, is enough to lose one.
func (r *places) common() []*Consent {
	var out []*Consent
	seen := map[string]bool{}
	for _, list := range r.list {
		for _, c := range list {
			if f := (Fact{Outcome: Granted, Consent: c}); !seen[f.key()] && r.everywhere(f) {
				seen[f.key()] = true
				out = append(out, c)
			}
		}
	}
	return out
}

func (r *places) everywhere(f Fact) bool {
	for _, list := range r.list {
		if !slices.ContainsFunc(list, func(c *Consent) bool {
			g := Fact{Outcome: Granted, Consent: c}
			return g.key() == f.key() || g.covers(f)
		}) {
			return false
		}
	}
	return true
}

func (a *analyzer) wraps(call *ssa.Call) {
	a.wrapsInferred(call)
	fn := callee(call.Common())
	if fn == nil {
		return
	}
	for _, chk := range a.model.Checks(fn) {
		if chk.Guards == nil {
			continue
		}
		for _, target := range a.targets(operand(call.Common(), chk.Guards), 0) {
			s := &solver{analyzer: a, fn: call.Parent(), tab: &table{}}
			con := s.consent(chk, fn.FullName(), call)
			con.AnySubject = con.AnySubject || !con.Subject.Self.Known()
			a.ran(target, call, argumentIndex(call.Common(), operand(call.Common(), chk.Guards)), con)
		}
	}
}

// argumentIndex is the position of v among the arguments of a call, receiver
// first.
func argumentIndex(c *ssa.CallCommon, v ssa.Value) int { return slices.Index(Arguments(c), v) }

// target is the function that runs when v is called, if what holds for v holds
// for all of its runs: a literal or a function that nothing else uses.
func (a *analyzer) target(v ssa.Value) *ssa.Function {
	fn := wrapped(v)
	if fn == nil || fn.Parent() == nil && !a.wrappedOnly(fn) || fn.Parent() != nil && !a.literalOnly(fn) {
		return nil
	}
	return fn
}

// literalOnly reports whether a function literal goes to middleware wherever it
// goes: what is also called, returned or started beside it runs unasked.
func (a *analyzer) literalOnly(fn *ssa.Function) bool {
	for _, b := range fn.Parent().Blocks {
		for _, in := range b.Instrs {
			if mc, ok := in.(*ssa.MakeClosure); ok && mc.Fn == fn {
				if !a.usesGuarded(mc, nil) {
					return false
				}
				continue
			}
			for i, op := range in.Operands(nil) {
				if *op != fn {
					continue
				}
				if c, isCall := in.(ssa.CallInstruction); isCall && i == 0 && c.Common().Value == fn || !a.guardedUse(in, fn, nil) {
					return false
				}
			}
		}
	}
	return true
}

// wrapped looks through conversions such as http.HandlerFunc(f).
func wrapped(v ssa.Value) *ssa.Function {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.MakeClosure:
			return behind(x.Fn.(*ssa.Function))
		case *ssa.Function:
			return order.Declared(x)
		default:
			return nil
		}
	}
}

// behind returns the method behind the wrapper that a method value is.
func behind(fn *ssa.Function) *ssa.Function {
	if obj, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" {
		if m := fn.Prog.FuncValue(obj.Origin()); m != nil {
			return m
		}
	}
	return fn
}

// wrappedOnly reports whether a declared function is unexported and used as the
// guarded argument of middleware and nowhere else.
func (a *analyzer) wrappedOnly(fn *ssa.Function) bool {
	if fn.Object() == nil || fn.Object().Exported() {
		return false
	}
	for _, f := range a.fns {
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				for i, op := range in.Operands(nil) {
					used, ok := (*op).(*ssa.Function)
					if !ok || used.Object() != fn.Object() {
						continue
					}
					c, isCall := in.(ssa.CallInstruction)
					if isCall && i == 0 && c.Common().Value == *op || !a.guardedUse(in, *op, nil) {
						return false
					}
				}
			}
		}
	}
	return true
}

// guardedUse reports whether what in makes of function value f goes to
// middleware, configured or inferred.
func (a *analyzer) guardedUse(in ssa.Instruction, f ssa.Value, seen []ssa.Value) bool {
	if _, isDebug := in.(*ssa.DebugRef); isDebug {
		return true
	}
	if len(a.intoField(in, f)) > 0 {
		return true
	}
	if c, ok := in.(*ssa.Call); ok {
		if fn := callee(c.Common()); fn != nil {
			for _, chk := range a.model.Checks(fn) {
				if chk.Guards != nil && operand(c.Common(), chk.Guards) == f {
					return true
				}
			}
		}
		args := Arguments(c.Common())
		for _, g := range a.guardings(c.Common()) {
			if g.Param < len(args) && args[g.Param] == f {
				return true
			}
		}
		if !a.passesOn(c, f) {
			return false
		}
	}
	v, ok := in.(ssa.Value)
	return ok && a.usesGuarded(v, seen)
}

// usesGuarded reports whether all uses of function value v go to middleware, and
// there are some.
func (a *analyzer) usesGuarded(v ssa.Value, seen []ssa.Value) bool {
	if slices.Contains(seen, v) {
		return true // a variable of a loop
	}
	if v.Referrers() == nil || len(*v.Referrers()) == 0 {
		return false
	}
	for _, use := range *v.Referrers() {
		if !a.guardedUse(use, v, append(seen, v)) {
			return false
		}
	}
	return true
}

// passesOn reports whether a call is of a decorator whose result runs f.
func (a *analyzer) passesOn(c *ssa.Call, f ssa.Value) bool {
	p := a.promisesOf(c.Common())
	if p == nil {
		return false
	}
	args := Arguments(c.Common())
	for _, i := range p.Passes {
		if i < len(args) && args[i] == f {
			return true
		}
	}
	return false
}
