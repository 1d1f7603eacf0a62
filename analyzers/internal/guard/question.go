package guard

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Questions that a function is given: filter(list, agreed). What their answer
// proves only callers know, who know the question; whom it was asked about only
// the function does.

// questioned returns the parameter that a call calls and takes an answer from.
func (a *analyzer) questioned(call *ssa.Call) *ssa.Parameter {
	c := call.Common()
	if c.IsInvoke() || c.Signature().Results().Len() != 1 {
		return nil
	}
	if t := c.Signature().Results().At(0).Type(); !isBool(t) && !isError(t) {
		return nil
	}
	p, ok := c.Value.(*ssa.Parameter)
	if !ok {
		p, ok = a.res.Origins.Of(c.Value).Root.(*ssa.Parameter)
		if !ok || a.res.Origins.Of(c.Value).Path != "" {
			return nil
		}
	}
	if p.Parent() != call.Parent() {
		return nil
	}
	return p
}

// givenQuestion reports whether a call is given a function whose answers prove
// something.
func (a *analyzer) givenQuestion(c *ssa.CallCommon) bool {
	for _, arg := range c.Args {
		if _, isFunc := arg.Type().Underlying().(*types.Signature); !isFunc {
			continue
		}
		if fn := a.function(arg); fn != nil {
			if p := a.promisesOfFunction(fn); p != nil && len(p.List) > 0 {
				return true
			}
		}
	}
	return false
}

// answeredCall returns the conditions of the caller's when a function that it
// passed gives an answer.
func (s *solver) answeredCall(call *ssa.Call, o outcome) []int {
	p := s.questioned(call)
	if p == nil {
		return nil
	}
	switch o.kind {
	case "true", "false", "nil", "non-nil":
	default:
		return nil
	}
	var ids []int
	for i, arg := range call.Common().Args {
		if !origin.Identifies(arg.Type()) && !isTypeParam(arg.Type()) {
			continue
		}
		ids = append(ids, s.askedOf(ParamIndex(s.fn, p), o.kind, i, s.res.Origins.Lineage(arg)))
	}
	return ids
}

func (s *solver) askedOf(param int, when string, arg int, subject origin.Lineage) int {
	c := &Condition{Param: param, When: when, KeyParam: -1, Called: true, Arg: arg}
	return s.tab.id(Fact{Outcome: Granted, Consent: &Consent{PurposeParam: -1, If: c, Subject: subject}})
}

// answered returns what follows at a call from what a question that the callee
// was given has answered there.
func (s *solver) answered(sym Symbolic, vals []ssa.Value) []int {
	c := sym.If
	if c.Param >= len(vals) || vals[c.Param] == nil || len(sym.Subjects) == 0 {
		return nil
	}
	subject := sym.Apply(s.res.Origins, vals, s.purpose).Subject
	if p, ok := vals[c.Param].(*ssa.Parameter); ok && p.Parent() == s.fn {
		return []int{s.askedOf(ParamIndex(s.fn, p), c.When, c.Arg, subject)}
	}
	var ids []int
	for _, ans := range s.answers(vals[c.Param], c.When) {
		if ans.If != nil || !ans.AnySubject && !ans.of(c.Arg) {
			continue
		}
		parts := ans.Subjects
		ans.Subjects = nil
		con := ans.Apply(s.res.Origins, nil, ans.purpose)
		if len(parts) > 0 {
			con.Subject = s.res.Origins.LineageOf(subject.Self.Down(parts[0].Path))
		}
		ids = append(ids, s.tab.id(Fact{Outcome: Granted, Consent: con}))
	}
	return ids
}
