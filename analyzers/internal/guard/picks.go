package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Picks returns the consents that follow when function value v, called with an
// element as its argument arg, answers when (true, false, nil or non-nil): the
// element's own, without a subject, and those that are about nobody in particular.
func (r *Result) Picks(v ssa.Value, arg int, when string) []*Consent {
	if r.by == nil || v == nil {
		return nil
	}
	var out []*Consent
	for _, s := range r.by.answers(v, when) {
		if s.If != nil || !s.AnySubject && !s.of(arg) {
			continue
		}
		s.Subjects = nil
		out = append(out, s.Apply(r.Origins, nil, s.purpose))
	}
	return out
}

// answered is a consent that an answer of a function value proves.
type answered struct {
	Symbolic
	first   int // the index of the first parameter that callers see
	sig     *types.Signature
	purpose func(ssa.Value, string) Purpose
}

// answers returns what follows when function value v gives an answer: a function
// or literal, or one that another function has made.
func (a *analyzer) answers(v ssa.Value, when string) []answered {
	p, purpose := (*Promises)(nil), a.purpose
	var sig *types.Signature
	first := 0
	if fn := a.function(v); fn != nil {
		p, sig = a.promisesOfFunction(fn), fn.Signature
		if sig.Recv() != nil {
			if _, isFunc := v.(*ssa.Function); !isFunc { // bound to its receiver
				first = 1
			}
		}
	} else if made := madeBy(converted(v)); made != nil {
		lit := madeLiteral(made)
		if lit == nil {
			return nil
		}
		p, sig = a.promises[lit], lit.Signature
		purpose = a.purposeOfMaker(made, lit.Parent())
	}
	if p == nil {
		return nil
	}
	var out []answered
	for _, pr := range p.List {
		if pr.Result != 0 || pr.Path != "" || pr.When != when {
			continue
		}
		for _, s := range pr.Consents {
			out = append(out, answered{Symbolic: s, first: first, sig: sig, purpose: purpose})
		}
	}
	return out
}

// of reports whether the consent is that of the very value which is parameter i
// of the function, and not of some part of it.
func (s answered) of(i int) bool {
	if len(s.Subjects) == 0 || s.Subjects[0].Param != i+s.first || s.outer.Self.Known() {
		return false
	}
	if i >= s.sig.Params().Len() {
		return false
	}
	t := s.sig.Params().At(i).Type()
	steps := origin.Steps(s.Subjects[0].Path)
	for n, step := range steps {
		if n == len(steps)-1 || step == ".()" {
			return step[0] == '.'
		}
		st, ok := origin.Deref(t).Underlying().(*types.Struct)
		if !ok {
			return false
		}
		found := false
		for f := range st.Fields() {
			if "."+f.Name() == step && f.Embedded() {
				t, found = f.Type(), true
			}
		}
		if !found {
			return false
		}
	}
	return true // its own id
}

// purposeOfMaker evaluates the purposes of a literal that a call has made.
func (a *analyzer) purposeOfMaker(made *ssa.Call, maker *ssa.Function) func(ssa.Value, string) Purpose {
	return func(v ssa.Value, path string) Purpose {
		if p, ok := v.(*ssa.Parameter); ok && p.Parent() == maker {
			v = made.Common().Args[ParamIndex(maker, p)]
		}
		return a.purpose(v, path)
	}
}

// promisesOfFunction returns what is known of fn, of this package or another.
func (a *analyzer) promisesOfFunction(fn *ssa.Function) *Promises {
	if p := a.promises[fn]; p != nil {
		return p
	}
	if obj, ok := fn.Object().(*types.Func); ok && obj.Pkg() != a.pass.Pkg {
		return a.importedPromises(obj)
	}
	return nil
}

// foundAt returns the consents of the element that slices.IndexFunc has found.
func (s *solver) foundAt(call *ssa.Call) []int {
	args := call.Common().Args
	if len(args) != 2 {
		return nil
	}
	var ids []int
	for _, ans := range s.answers(args[1], "true") {
		if ans.If != nil || !ans.AnySubject && !ans.of(0) {
			continue
		}
		parts := ans.Subjects
		ans.Subjects = nil
		c := ans.Apply(s.res.Origins, nil, ans.purpose)
		if len(parts) > 0 {
			c.Subject = s.res.Origins.LineageOf(s.res.Origins.Element(args[0], call).Down(parts[0].Path))
		}
		ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: c}))
	}
	return ids
}
