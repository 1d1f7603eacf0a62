// Package origin says where a value of a function comes from, so that two
// mentions of a customer can be told to be the same customer or two.
//
// An origin is a root value and a path of field names and indices below it.
// Loads, conversions, captured variables and variables that are stored once
// are looked through. The comparison of origins decides whether consent that
// was given by one data subject covers data of another.
package origin

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Origin identifies a value. The zero Origin is unknown.
type Origin struct {
	Root ssa.Value // parameter, call, allocation, phi, global, ...; nil: unknown
	Path string    // ".Buyer.ID", "[0]", "[f:t5]", "#1"
}

// Known reports whether the origin is visible at all.
func (o Origin) Known() bool { return o.Root != nil }

// Resolver computes and remembers the origins of the values of one package.
// It is not safe for concurrent use.
type Resolver struct {
	memo  map[ssa.Value]Origin
	busy  map[ssa.Value]bool
	sites map[*ssa.Function]site
	asked map[*ssa.Function][]*ssa.Call // calls that may give what an earlier one gave

	globals map[*ssa.Global]ssa.Value // what package variables are assigned once, nil for others

	// Gives tells which argument (receiver first), or part of one, a call returns.
	Gives func(c *ssa.CallCommon) (arg ssa.Value, path string, ok bool)

	// OnlyRuns tells whether a call does nothing with an argument but run it before
	// it returns.
	OnlyRuns func(c *ssa.CallCommon, i int) bool

	// Replaces tells in which parts of its arguments a call puts other records.
	Replaces func(c *ssa.CallCommon) []Replaced

	// Overwrites tells which variables of the function a call puts other records in,
	// by their addresses.
	Overwrites func(c *ssa.CallCommon) []ssa.Value

	// Subject tells which field of a type identifies whose record it is, "" where that
	// is not known.
	Subject func(t types.Type) string

	// Names tells which purposes the result of a call always names.
	Names func(c *ssa.CallCommon) []string
}

// Replaced is a part of an argument.
type Replaced struct {
	Arg  ssa.Value
	Path string
}

// site is the one place where a function literal is made, if it is only one.
type site struct {
	closure *ssa.MakeClosure
	call    ssa.CallInstruction // the literal is called there and nowhere else
	handed  *ssa.Call           // it is handed to that call and nothing else
	many    bool
}

// NewResolver returns a resolver for the given functions, which must include
// the function literals nested in them.
func NewResolver(fns []*ssa.Function) *Resolver {
	r := &Resolver{memo: map[ssa.Value]Origin{}, busy: map[ssa.Value]bool{}, sites: map[*ssa.Function]site{}, asked: map[*ssa.Function][]*ssa.Call{}, globals: map[*ssa.Global]ssa.Value{}}
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				r.noteSite(in)
				r.noteGlobals(in)
				if call, ok := in.(*ssa.Call); ok && asksAgain(call.Common()) {
					r.asked[fn] = append(r.asked[fn], call)
				}
			}
		}
	}
	return r
}

func (r *Resolver) noteSite(in ssa.Instruction) {
	if mc, ok := in.(*ssa.MakeClosure); ok {
		fn := mc.Fn.(*ssa.Function)
		s, seen := r.sites[fn]
		s.many = s.many || seen
		s.closure = mc
		if refs := mc.Referrers(); refs != nil && len(*refs) == 1 {
			if c, ok := (*refs)[0].(ssa.CallInstruction); ok && c.Common().Value == mc {
				s.call = c
			} else if c, ok := (*refs)[0].(*ssa.Call); ok {
				s.handed = c
			}
		}
		r.sites[fn] = s
		return
	}
	c, ok := in.(ssa.CallInstruction)
	if !ok {
		return
	}
	if fn, ok := c.Common().Value.(*ssa.Function); ok && fn.Parent() != nil {
		s, seen := r.sites[fn]
		s.many = s.many || seen
		s.call = c
		r.sites[fn] = s
	}
}

// Closure returns the only instruction that makes the function literal fn with
// captured variables, or nil.
func (r *Resolver) Closure(fn *ssa.Function) *ssa.MakeClosure {
	if s := r.sites[fn]; !s.many {
		return s.closure
	}
	return nil
}

// Of returns the origin of v.
func (r *Resolver) Of(v ssa.Value) Origin {
	if o, ok := r.memo[v]; ok {
		return o
	}
	if r.busy[v] {
		return Origin{Root: v} // a cycle through phis: the value itself
	}
	r.busy[v] = true
	o := r.compute(v)
	delete(r.busy, v)
	if len(o.Path) > 200 {
		o = Origin{Root: v}
	}
	r.memo[v] = o
	return o
}

func (r *Resolver) compute(v ssa.Value) Origin {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			if val := FieldReaching(v); val != nil && !r.refilled(v.X, v) {
				return r.Of(val)
			}
			return r.through(v.X, v)
		}
	case *ssa.FieldAddr:
		if r.refilled(v, v) {
			return Origin{v.X, "." + FieldName(v.X.Type(), v.Field)}
		}
		if val := OnlyFieldStore(v); val != nil {
			return r.Of(val)
		}
		if val := readField(v); val != nil {
			return r.Of(val)
		}
		return r.through(v.X, v).down("." + FieldName(v.X.Type(), v.Field))
	case *ssa.Field:
		return r.Of(v.X).down("." + FieldName(v.X.Type(), v.Field))
	case *ssa.IndexAddr:
		return r.Of(v.X).down(r.index(v.Index))
	case *ssa.Index:
		return r.Of(v.X).down(r.index(v.Index))
	case *ssa.Lookup:
		if recordByKey(v) {
			return Origin{Root: v} // found by its key, as a repository finds it
		}
		return r.Of(v.X).down(r.index(v.Index))
	case *ssa.Convert:
		return r.Of(v.X)
	case *ssa.ChangeType:
		return r.Of(v.X)
	case *ssa.ChangeInterface:
		return r.Of(v.X)
	case *ssa.MakeInterface:
		return r.Of(v.X)
	case *ssa.TypeAssert:
		return r.Of(v.X)
	case *ssa.Slice:
		if shifted(v) {
			return Origin{Root: v} // its elements have other indices
		}
		return r.Of(v.X)
	case *ssa.Extract:
		return r.extract(v)
	case *ssa.Alloc:
		if st := OnlyStore(v); st != nil && !r.overwritten(v, st, nil) {
			return r.Of(st.Val)
		}
	case *ssa.FreeVar:
		if mc := r.Closure(v.Parent()); mc != nil {
			if i := freeVarIndex(v); i >= 0 {
				if a, ok := mc.Bindings[i].(*ssa.Alloc); ok && assignedAfter(a, mc) {
					return Origin{Root: a} // it may run when there is another one in the variable
				}
				return r.Of(mc.Bindings[i])
			}
		}
	case *ssa.Parameter:
		if arg := r.calledWith(v); arg != nil {
			return r.Of(arg)
		}
	case *ssa.Phi:
		return r.phi(v)
	case *ssa.Call:
		return r.call(v)
	case *ssa.Const:
		if v.Value == nil {
			return Origin{}
		}
	}
	return Origin{Root: v}
}

func (o Origin) down(step string) Origin {
	if o.Root == nil {
		return o
	}
	return Origin{o.Root, o.Path + step}
}

// Record is the value that a field belongs to: the customer, of its id. Other
// origins are returned as they are.
func (o Origin) Record() Origin {
	if i := strings.LastIndexByte(o.Path, '.'); i >= 0 && !strings.ContainsAny(o.Path[i:], "[]#") {
		return Origin{o.Root, o.Path[:i]}
	}
	return o
}

// OwnID reports whether o is the field that identifies the record which it belongs
// to. Two records of one plan, or of one manager, are not the same.
func (o Origin) OwnID() bool {
	i := strings.LastIndexByte(o.Path, '.')
	switch strings.ToUpper(o.Path[i+1:]) {
	case "ID", "UID", "UUID", "GUID":
		return i >= 0
	}
	return false
}

// Down returns the origin of a part of o's value.
func (o Origin) Down(path string) Origin { return o.down(path) }

func (r *Resolver) extract(v *ssa.Extract) Origin {
	switch t := v.Tuple.(type) {
	case *ssa.TypeAssert:
		return r.Of(t.X)
	case *ssa.Lookup:
		return r.Of(t)
	case *ssa.UnOp:
		return Origin{Root: t}
	default:
		if call, ok := t.(*ssa.Call); ok {
			return Origin{Root: r.repeated(call), Path: fmt.Sprintf("#%d", v.Index)}
		}
		return Origin{Root: v.Tuple, Path: fmt.Sprintf("#%d", v.Index)}
	}
}

func (r *Resolver) phi(v *ssa.Phi) Origin {
	var common Origin
	for _, e := range v.Edges {
		if e == v {
			continue
		}
		o := r.Of(e)
		if k, ok := e.(*ssa.Const); ok && k.IsNil() {
			continue // no data, whosever the other is
		}
		switch {
		case o == Origin{Root: v}: // through a cycle
		case !o.Known():
			return Origin{Root: v}
		case !common.Known():
			common = o
		case o != common:
			return Origin{Root: v}
		}
	}
	if common.Known() && !mentionsLoop(common, v) {
		return common
	}
	return Origin{Root: v}
}

// mentionsLoop keeps a phi apart from a value that is computed anew in each
// iteration of the loop that the phi heads.
func mentionsLoop(o Origin, phi *ssa.Phi) bool {
	if strings.Contains(o.Path, "[") && headsLoop(phi.Block()) {
		return true // an element that was chosen in an earlier iteration
	}
	in, ok := o.Root.(ssa.Instruction)
	return ok && in.Block() != nil && phi.Block().Dominates(in.Block()) && in.Block() != phi.Block()
}

func headsLoop(b *ssa.BasicBlock) bool {
	for _, p := range b.Preds {
		if b.Dominates(p) {
			return true
		}
	}
	return false
}

// call gives getters the origin of their receiver: u.ID() belongs to u.
func (r *Resolver) call(v *ssa.Call) Origin {
	c := v.Common()
	if r.Gives != nil {
		if arg, path, ok := r.Gives(c); ok {
			return r.given(arg, path, v)
		}
	}
	if c.IsInvoke() {
		if len(c.Args) == 0 {
			return r.Of(c.Value).down("." + c.Method.Name())
		}
		return Origin{Root: r.repeated(v)}
	}
	fn := c.StaticCallee()
	if fn != nil && fn.Signature.Recv() != nil && len(c.Args) == 1 {
		return r.Of(c.Args[0]).down("." + strings.TrimPrefix(fn.Name(), "Get"))
	}
	return Origin{Root: r.repeated(v)}
}

func (r *Resolver) calledWith(p *ssa.Parameter) ssa.Value {
	s := r.sites[p.Parent()]
	if s.many || s.call == nil {
		return nil
	}
	for i, q := range p.Parent().Params {
		if q == p && i < len(s.call.Common().Args) {
			return s.call.Common().Args[i]
		}
	}
	return nil
}

// Element is the origin of an element of a list.
func (r *Resolver) Element(list, index ssa.Value) Origin { return r.Of(list).down(r.index(index)) }

func (r *Resolver) index(v ssa.Value) string {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil {
		if c.Value.Kind() == constant.String {
			return "[" + c.Value.ExactString() + "]"
		}
		return "[" + c.Value.ExactString() + "]"
	}
	o := r.Of(v)
	if !o.Known() {
		return "[?]"
	}
	return "[" + valueName(o.Root) + o.Path + "]"
}

// valueName is unique inside the package and the same on every run.
func valueName(v ssa.Value) string {
	if f := v.Parent(); f != nil {
		return f.String() + ":" + v.Name()
	}
	return v.String()
}

// String renders the origin for tests and keys.
func (o Origin) String() string {
	if o.Root == nil {
		return "?"
	}
	return valueName(o.Root) + o.Path
}
