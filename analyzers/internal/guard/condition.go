package guard

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Condition is an outcome of a parameter of the function at hand, or of a part
// of it: its callers know what that proves.
type Condition struct {
	Param int    // receiver first
	Path  string // of a part of it: ".Granted"
	When  string // true | false | nil | non-nil | const | has | hasnot | any | none

	// Key is what the parameter, a set, has as an element, key or bits (has), or
	// what it is (const). With any it is one bit.
	Key      Literal
	KeyParam int // the parameter that names it, with has and any; -1: Key does

	// Called says that it is not the parameter that has the outcome but a call of it,
	// with the subject of the consent that has the condition as argument Arg.
	Called bool
	Arg    int
}

// Literal is a constant without its type.
type Literal struct {
	Kind token.Token // of go/token: STRING, INT, FLOAT
	Text string
}

// literal returns the constant as text, and false for kinds that are no answer.
func literal(v constant.Value) (Literal, bool) {
	if v == nil {
		return Literal{}, false
	}
	switch v.Kind() {
	case constant.String:
		return Literal{token.STRING, v.ExactString()}, true
	case constant.Int:
		return Literal{token.INT, v.ExactString()}, true
	}
	return Literal{}, false
}

// value is the constant again.
func (l Literal) value() constant.Value {
	if neg := len(l.Text) > 0 && l.Text[0] == '-'; neg {
		return constant.UnaryOp(token.SUB, constant.MakeFromLiteral(l.Text[1:], l.Kind, 0), 0)
	}
	return constant.MakeFromLiteral(l.Text, l.Kind, 0)
}

func (c *Condition) String() string {
	if c == nil {
		return ""
	}
	s := fmt.Sprintf("if %d%s %s", c.Param, c.Path, c.When)
	if c.Key.Text != "" {
		s += " " + c.Key.Text
	}
	if c.Called {
		s += fmt.Sprintf(" called with %d", c.Arg)
	}
	if c.KeyParam >= 0 {
		s += fmt.Sprintf(" %d", c.KeyParam)
	}
	return s
}

// asked returns the condition that a parameter of fn, or the part of it at
// path, has outcome o.
func (s *solver) asked(p *ssa.Parameter, path string, o outcome) []int {
	c := &Condition{Param: ParamIndex(s.fn, p), Path: path, When: o.kind, KeyParam: -1}
	switch o.kind {
	case "true", "false", "nil", "non-nil":
	case "const":
		key, ok := literal(o.value)
		if !ok || !s.constants {
			return nil
		}
		c.Key = key
	default:
		return nil
	}
	return s.condition(c)
}

func (s *solver) condition(c *Condition) []int {
	return []int{s.tab.id(Fact{Outcome: Granted, Consent: &Consent{PurposeParam: -1, If: c}})}
}

// meets returns what follows at the end of block at when condition c of a
// callee holds for the values that it is called with.
func (s *solver) meets(c *Condition, vals []ssa.Value, at *ssa.BasicBlock) []int {
	if c.Called || c.Param >= len(vals) || vals[c.Param] == nil || c.KeyParam >= len(vals) || s.nested > maxDepth {
		return nil
	}
	s.nested++
	defer func() { s.nested-- }()
	v := vals[c.Param]
	o := outcome{kind: c.When}
	switch c.When {
	case "has", "hasnot", "any", "none":
		return s.member(v, c.key(v, vals), c.When)
	case "const":
		o.value = c.Key.value()
		if el := elementOf(v); el != nil && c.Path == "" {
			if ids := s.member(el, constOf(o.value, v.Type()), "has"); ids != nil {
				return ids
			}
		}
	}
	if c.Path != "" {
		return s.partImplies(v, c.Path, o, at)
	}
	ids, _ := s.implied(v, o, at, 0)
	return ids
}

// key is the value that a condition looks for in set.
func (c *Condition) key(set ssa.Value, vals []ssa.Value) ssa.Value {
	if c.KeyParam >= 0 {
		return vals[c.KeyParam]
	}
	t := keyType(set.Type())
	if t == nil {
		return nil
	}
	return constOf(c.Key.value(), t)
}

func constOf(v constant.Value, t types.Type) *ssa.Const { return ssa.NewConst(v, t) }

// partImplies returns what follows when the part of v at path has outcome o.
func (s *solver) partImplies(v ssa.Value, path string, o outcome, at *ssa.BasicBlock) []int {
	use := atEnd(at)
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		v, use = load.X, load
	}
	if a, ok := v.(*ssa.Alloc); ok {
		if st, ok := origin.Deref(a.Type()).Underlying().(*types.Struct); ok {
			for i := range st.NumFields() {
				if "."+st.Field(i).Name() != path {
					continue
				}
				if kept := origin.FieldOf(a, i, use); kept != nil {
					ids, _ := s.implied(kept, o, at, 0)
					return ids
				}
			}
		}
	}
	org := s.res.Origins.Of(v)
	if call, i, p, ok := resultPart(org); ok {
		if s.setLater(v, path) {
			return nil
		}
		return s.callImplies(call, i, p+path, o, at)
	}
	if ids := s.keptPart(v, path, o); ids != nil {
		return ids
	}
	if p, ok := org.Root.(*ssa.Parameter); ok && p.Parent() == s.fn {
		return s.asked(p, org.Path+path, o)
	}
	return nil
}

// atEnd is the last instruction of a block, nil where there is none.
func atEnd(b *ssa.BasicBlock) ssa.Instruction {
	if b == nil || len(b.Instrs) == 0 {
		return nil
	}
	return b.Instrs[len(b.Instrs)-1]
}

// comparesConstants reports whether a taxonomy has checks whose answer is a
// constant, or that have the purpose as a key: functions that compare what they
// are given with constants may ask for consent.
func comparesConstants(t *taxonomy.Taxonomy) bool {
	for _, c := range t.Checks {
		switch c.GrantedWhen {
		case "", "true", "false", "nil", "non-nil", "returns":
		default:
			return true
		}
		if c.Purpose != nil && c.Purpose.Key {
			return true
		}
	}
	return false
}

// conditional reports whether a branch, or what a function returns, depends on
// what the caller passed in a way that a condition can speak of.
func (a *analyzer) conditional(v ssa.Value, returned bool, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Parameter:
		return isBool(v.Type()) || isError(v.Type())
	case *ssa.UnOp:
		if v.Op == token.MUL {
			f, ok := v.X.(*ssa.FieldAddr)
			return ok && a.partOfParameter(f.X, v.Type())
		}
		return v.Op == token.NOT && a.conditional(v.X, returned, depth+1)
	case *ssa.Field:
		return a.partOfParameter(v.X, v.Type())
	case *ssa.BinOp:
		return a.conditional(v.X, returned, depth+1) || a.conditional(v.Y, returned, depth+1) ||
			a.constants && (compared(v.X) || compared(v.Y)) || returned && (testedForNil(v.X) || testedForNil(v.Y))
	case *ssa.Phi:
		for _, e := range v.Edges {
			if a.conditional(e, returned, depth+1) {
				return true
			}
		}
	case *ssa.Call:
		return a.constants && searches(v) != "" || a.questioned(v) != nil
	case *ssa.Lookup:
		return a.constants && parameter(v.X) != nil
	case *ssa.Extract:
		return a.conditional(v.Tuple, returned, depth+1)
	}
	return false
}

// partOfParameter reports whether a parameter holds a part of type t that may be
// an answer.
func (a *analyzer) partOfParameter(base ssa.Value, t types.Type) bool {
	return (isBool(t) || isError(t)) && parameter(base) != nil
}

// parameter is the parameter that v is, or is a copy of, or points to.
func parameter(v ssa.Value) *ssa.Parameter {
	v = stripped(v)
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		v = load.X
	}
	if a, ok := v.(*ssa.Alloc); ok {
		if st := origin.OnlyStore(a); st != nil {
			v = st.Val
		}
	}
	p, _ := v.(*ssa.Parameter)
	return p
}

// compared reports whether an operand of a comparison is a parameter that may
// be a constant, or is read from one that may be a set.
func compared(v ssa.Value) bool {
	v = stripped(v)
	if p, ok := v.(*ssa.Parameter); ok {
		_, basic := p.Type().Underlying().(*types.Basic)
		return basic
	}
	if mask, ok := v.(*ssa.BinOp); ok && mask.Op == token.AND {
		return parameter(mask.X) != nil || parameter(mask.Y) != nil
	}
	if el := elementOf(v); el != nil {
		return parameter(el) != nil
	}
	if call, ok := v.(*ssa.Call); ok {
		return searches(call) != ""
	}
	return false
}

func testedForNil(v ssa.Value) bool {
	p := parameter(v)
	return p != nil && nilable(p.Type())
}
