package guard

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Consents that are kept as a set (a slice, map or bits, read with the purpose
// as the key) are asked whether they have a key. The questions are
//
//	has, hasnot   the set has, or has not, the key, or all of its bits
//	any, none     the set has some, or none, of the key's bits

// member returns what follows from the answer to a question about a set.
func (s *solver) member(set, key ssa.Value, question string) []int {
	if key == nil || s.nested > maxDepth {
		return nil
	}
	s.nested++
	defer func() { s.nested-- }()
	switch v := set.(type) {
	case *ssa.ChangeType:
		return s.member(v.X, key, question)
	case *ssa.Convert:
		return s.member(v.X, key, question)
	case *ssa.Slice:
		if v.Low == nil && v.High == nil {
			return s.member(v.X, key, question)
		}
		if question == "has" {
			return s.member(v.X, key, question)
		}
		return nil
	}
	if base, index := fieldOf(set); base != nil {
		if checks := s.fieldChecks(base.Type(), index); len(checks) > 0 {
			return s.memberOfField(checks, set, base, index, key, question)
		}
	}
	if load, ok := set.(*ssa.UnOp); ok && load.Op == token.MUL {
		if kept := storedValue(load.X, s.res.Origins); kept != nil {
			return s.member(kept, key, question)
		}
		set = load.X // through a pointer
	}
	if p, ok := set.(*ssa.Parameter); ok && p.Parent() == s.fn {
		return s.memberOfParam(p, key, question)
	}
	return nil
}

func (s *solver) memberOfField(checks []*taxonomy.ConsentCheck, set, base ssa.Value, index int, key ssa.Value, question string) []int {
	if s.assigned(base, index) {
		return nil // the function itself says so: that is no consent
	}
	o := outcome{kind: "true"}
	all := question == "has"
	switch question {
	case "any":
		if !oneBit(key) {
			return nil
		}
	case "hasnot", "none":
		o.kind, all = "false", false
	}
	var ids []int
	for _, c := range checks {
		if c.Purpose != nil && c.Purpose.Key {
			p := s.keyPurpose(c.Purpose, key, all)
			ids = append(ids, s.fieldFact(c, set, base, types.Typ[types.Bool], p, o)...)
		}
	}
	return ids
}

// memberOfParam makes the question one that callers answer.
func (s *solver) memberOfParam(p *ssa.Parameter, key ssa.Value, question string) []int {
	c := &Condition{Param: ParamIndex(s.fn, p), When: question, KeyParam: -1}
	switch k := stripped(key).(type) {
	case *ssa.Const:
		lit, ok := literal(k.Value)
		if !ok {
			return nil
		}
		c.Key = lit
	case *ssa.Parameter:
		if k.Parent() != s.fn {
			return nil
		}
		c.KeyParam = ParamIndex(s.fn, k)
	default:
		return nil
	}
	return s.condition(c)
}

// keyPurpose is the purpose that a key stands for; where all bits of a constant
// are there, those of each of them.
func (s *solver) keyPurpose(op *taxonomy.Operand, key ssa.Value, all bool) Purpose {
	key = stripped(key)
	p := purposeVia(s.model.Tax, op, s.res.Origins, key)
	k, ok := key.(*ssa.Const)
	if len(p.Keys) > 0 || !all || !ok || k.Value == nil || k.Value.Kind() != constant.Int {
		return p
	}
	bits, exact := constant.Uint64Val(k.Value)
	for i := 0; exact && i < 64; i++ {
		if bits&(1<<i) == 0 {
			continue
		}
		one := purposeVia(s.model.Tax, op, s.res.Origins, constOf(constant.MakeUint64(1<<i), k.Type()))
		p.Keys = append(p.Keys, one.Keys...)
	}
	return p
}

// oneBit reports whether a mask has one bit, so that some of its bits are all of
// them; so does a parameter, which callers answer for.
func oneBit(v ssa.Value) bool {
	k, ok := stripped(v).(*ssa.Const)
	if !ok {
		return false
	}
	if k.Value == nil || k.Value.Kind() != constant.Int {
		return false
	}
	bits, exact := constant.Uint64Val(k.Value)
	return exact && bits != 0 && bits&(bits-1) == 0
}

// stripped looks through conversions.
func stripped(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.Convert:
			v = x.X
		default:
			return v
		}
	}
}

// keyType is the type of what a set has: of elements, keys or bits.
func keyType(t types.Type) types.Type {
	switch u := origin.Deref(t).Underlying().(type) {
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Map:
		return u.Key()
	case *types.Basic:
		if u.Info()&types.IsInteger != 0 {
			return origin.Deref(t)
		}
	}
	return nil
}

// elementOf is the slice or array that v is an element of, or nil.
func elementOf(v ssa.Value) ssa.Value {
	switch v := stripped(v).(type) {
	case *ssa.UnOp:
		if at, ok := v.X.(*ssa.IndexAddr); ok && v.Op == token.MUL {
			return at.X
		}
	case *ssa.Index:
		return v.X
	}
	return nil
}

// sets returns what follows from a comparison that asks something of a set:
// an element, some bits, or an index that was looked for.
func (s *solver) sets(v *ssa.BinOp, yes bool) []int {
	for _, side := range [][2]ssa.Value{{v.X, v.Y}, {v.Y, v.X}} {
		x, y := side[0], side[1]
		op := v.Op
		if x == v.Y {
			op = mirrored(op)
		}
		if el := elementOf(x); el != nil && (op == token.EQL) == yes && (op == token.EQL || op == token.NEQ) {
			if ids := s.member(el, y, "has"); ids != nil {
				return ids
			}
		}
		if mask, ok := x.(*ssa.BinOp); ok && mask.Op == token.AND {
			if ids := s.masked(mask, op, y, yes); ids != nil {
				return ids
			}
		}
		if call, ok := x.(*ssa.Call); ok {
			if ids := s.indexed(call, op, y, yes); ids != nil {
				return ids
			}
		}
	}
	return nil
}

// mirrored is the operator of the comparison with its sides exchanged.
func mirrored(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.GTR:
		return token.LSS
	case token.LEQ:
		return token.GEQ
	case token.GEQ:
		return token.LEQ
	}
	return op
}

// masked handles set&key compared with zero or with the key.
func (s *solver) masked(mask *ssa.BinOp, op token.Token, y ssa.Value, yes bool) []int {
	question := ""
	zero := isInt(y, 0)
	switch {
	case op == token.EQL || op == token.NEQ:
		equal := (op == token.EQL) == yes
		switch {
		case zero && equal:
			question = "none"
		case zero:
			question = "any"
		case equal:
			question = "has"
		default:
			question = "hasnot"
		}
	case op == token.GTR && zero:
		question = "none"
		if yes {
			question = "any"
		}
	default:
		return nil
	}
	for _, side := range [][2]ssa.Value{{mask.X, mask.Y}, {mask.Y, mask.X}} {
		set, key := side[0], side[1]
		if !zero && !sameKey(key, y) {
			continue
		}
		if ids := s.member(set, key, question); ids != nil {
			return ids
		}
	}
	return nil
}

func sameKey(a, b ssa.Value) bool {
	a, b = stripped(a), stripped(b)
	if a == b {
		return true
	}
	x, ok := a.(*ssa.Const)
	y, ok2 := b.(*ssa.Const)
	return ok && ok2 && x.Value != nil && y.Value != nil && x.Value.Kind() == y.Value.Kind() && constant.Compare(x.Value, token.EQL, y.Value)
}

func isInt(v ssa.Value, n int64) bool {
	k, ok := stripped(v).(*ssa.Const)
	if !ok || k.Value == nil || k.Value.Kind() != constant.Int {
		return false
	}
	i, exact := constant.Int64Val(k.Value)
	return exact && i == n
}

// indexed handles slices.Index(set, key) compared with 0 or -1.
func (s *solver) indexed(call *ssa.Call, op token.Token, y ssa.Value, yes bool) []int {
	name := searches(call)
	if name != "Index" && name != "IndexFunc" {
		return nil
	}
	found := false
	switch {
	case op == token.GEQ && isInt(y, 0), op == token.GTR && isInt(y, -1), op == token.NEQ && isInt(y, -1):
		found = yes
	case op == token.LSS && isInt(y, 0), op == token.EQL && isInt(y, -1):
		found = !yes
	case op == token.EQL && yes && isIndex(y), op == token.GTR && yes && isIndex(y):
		found = true
	default:
		return nil
	}
	ids := s.searched(call, found)
	if name == "IndexFunc" && found {
		ids = append(ids, s.foundAt(call)...)
	}
	return ids
}

func isIndex(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.Value != nil && k.Value.Kind() == constant.Int && constant.Sign(k.Value) >= 0
}

// searches returns the name of the function of package slices that a call is of.
func searches(call *ssa.Call) string {
	fn := callee(call.Common())
	if fn == nil || fn.Pkg() == nil {
		return ""
	}
	if path := fn.Pkg().Path(); path != "slices" && !strings.HasSuffix(path, "x/exp/slices") {
		return ""
	}
	return fn.Name()
}

// searched returns what follows when a search of a slice found its key or not.
func (s *solver) searched(call *ssa.Call, found bool) []int {
	question := "hasnot"
	if found {
		question = "has"
	}
	args := call.Common().Args
	if len(args) != 2 {
		return nil
	}
	switch searches(call) {
	case "Contains", "Index":
		return s.member(args[0], args[1], question)
	case "ContainsFunc", "IndexFunc":
		if !found {
			return s.noneIs(args[0], args[1])
		}
		fn := wrapped(args[1])
		if fn == nil {
			return nil
		}
		return s.satisfied(args[0], fn)
	}
	return nil
}

// satisfied returns what follows when some element of a set makes fn true.
func (s *solver) satisfied(set ssa.Value, fn *ssa.Function) []int {
	p := s.promises[fn]
	if p == nil {
		return nil
	}
	var ids []int
	for _, pr := range p.List {
		if pr.Result != 0 || pr.Path != "" || pr.When != "true" {
			continue
		}
		for _, sym := range pr.Consents {
			if c := sym.If; c != nil && c.When == "const" && c.Path == "" && c.Param == 0 {
				if t := keyType(set.Type()); t != nil {
					ids = append(ids, s.member(set, constOf(c.Key.value(), t), "has")...)
				}
			}
		}
	}
	return ids
}
