// Package order sorts the functions of a package so that callees come before
// their callers, with mutually recursive functions together.
package order

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Components returns the strongly connected components of the graph of static
// calls and function literals, callees first. The order depends on the order
// of fns alone. It is Tarjan's algorithm, without recursion on the Go stack,
// since call chains in generated code can be long. dispatch, if not nil, gives
// the functions that an instruction may reach without naming them, such as the
// methods behind an interface.
func Components(fns []*ssa.Function, dispatch func(ssa.Instruction) []*ssa.Function) [][]*ssa.Function {
	t := &tarjan{dispatch: dispatch, known: map[*ssa.Function]bool{}, index: map[*ssa.Function]int{}, low: map[*ssa.Function]int{}, on: map[*ssa.Function]bool{}}
	for _, fn := range fns {
		t.known[fn] = true
	}
	for _, fn := range fns {
		if _, seen := t.index[fn]; !seen {
			t.visit(fn)
		}
	}
	return t.out
}

type tarjan struct {
	known map[*ssa.Function]bool
	index map[*ssa.Function]int
	low   map[*ssa.Function]int
	on    map[*ssa.Function]bool
	stack []*ssa.Function
	out   [][]*ssa.Function

	dispatch func(ssa.Instruction) []*ssa.Function
}

type frame struct {
	fn   *ssa.Function
	next []*ssa.Function
}

func (t *tarjan) visit(root *ssa.Function) {
	frames := []*frame{t.open(root)}
	for len(frames) > 0 {
		f := frames[len(frames)-1]
		if len(f.next) > 0 {
			callee := f.next[0]
			f.next = f.next[1:]
			if i, seen := t.index[callee]; !seen {
				frames = append(frames, t.open(callee))
			} else if t.on[callee] {
				t.low[f.fn] = min(t.low[f.fn], i)
			}
			continue
		}
		frames = frames[:len(frames)-1]
		if len(frames) > 0 {
			caller := frames[len(frames)-1].fn
			t.low[caller] = min(t.low[caller], t.low[f.fn])
		}
		if t.low[f.fn] == t.index[f.fn] {
			t.close(f.fn)
		}
	}
}

func (t *tarjan) open(fn *ssa.Function) *frame {
	t.index[fn] = len(t.index)
	t.low[fn] = t.index[fn]
	t.stack = append(t.stack, fn)
	t.on[fn] = true
	return &frame{fn, t.callees(fn)}
}

func (t *tarjan) close(fn *ssa.Function) {
	var scc []*ssa.Function
	for {
		top := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.on[top] = false
		scc = append(scc, top)
		if top == fn {
			break
		}
	}
	for i, j := 0, len(scc)-1; i < j; i, j = i+1, j-1 {
		scc[i], scc[j] = scc[j], scc[i]
	}
	t.out = append(t.out, scc)
}

// callees returns the functions that fn mentions: calls and literals alike,
// since a literal's summary is needed where it is made.
func (t *tarjan) callees(fn *ssa.Function) []*ssa.Function {
	var out []*ssa.Function
	seen := map[*ssa.Function]bool{}
	add := func(callee *ssa.Function) {
		if t.known[callee] && !seen[callee] {
			seen[callee] = true
			out = append(out, callee)
		}
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if callee, ok := (*op).(*ssa.Function); ok {
					add(Declared(callee))
					add(wrapped(callee))
				}
			}
			if t.dispatch != nil {
				for _, callee := range t.dispatch(in) {
					add(callee)
				}
			}
		}
	}
	return out
}

// wrapped returns the method behind a wrapper: of a method value, a method
// expression or an embedded field's method; nil for other functions.
func wrapped(fn *ssa.Function) *ssa.Function {
	obj, ok := fn.Object().(*types.Func)
	if !ok || fn.Synthetic == "" {
		return nil
	}
	if m := fn.Prog.FuncValue(obj.Origin()); m != nil {
		return Declared(m)
	}
	return nil
}

// Declared returns the source function behind an instance of a generic
// function, and fn itself otherwise.
func Declared(fn *ssa.Function) *ssa.Function {
	if o := fn.Origin(); o != nil {
		return o
	}
	return fn
}
