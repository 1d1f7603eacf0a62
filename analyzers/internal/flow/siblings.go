package flow

import (
	"golang.org/x/tools/go/ssa"
)

// Meeting says that the calls which package Caller makes of what a field or
// variable holds have met what package Filler puts there.
type Meeting struct {
	Key    string
	Caller string // package path
	Filler string // package path
}

// initializer is how SSA calls the function that initialises a package.
const initializer = "package initializer"

// meetSiblings resolves the calls that one imported package makes of functions
// and interfaces which another imported package, unknown to it, has put into a
// field or variable of a third: an event bus, a registry of plugins. The first
// package that imports both reports it, at the import of the one that fills. It
// returns all that has met here or below.
func (e *engine) meetSiblings() []Meeting {
	met := map[Meeting]bool{}
	for _, pf := range e.pass.AllPackageFacts() {
		if fact, ok := pf.Fact.(*PackageFact); ok && pf.Package != e.pass.Pkg {
			for _, m := range fact.Met {
				met[m] = true
			}
		}
	}
	own := e.pass.Pkg.Path()
	var out []Meeting
	start := e.initialRun()
	for _, key := range sortedKeys(e.waiting) {
		for _, filler := range e.fillers(key) {
			var waiting []Pending
			for _, p := range e.waiting[key] {
				m := Meeting{key, p.pkg, filler}
				if p.pkg == filler || met[m] {
					continue
				}
				out = append(out, m)
				if filler != own && start != nil {
					waiting = append(waiting, p)
				}
				met[m] = true
			}
			if len(waiting) > 0 {
				e.meetAt(start, key, filler, waiting)
			}
		}
	}
	for _, fn := range e.order {
		if x := e.runs[fn]; x != nil {
			for _, k := range sortedKeys(x.pending) {
				for _, filler := range e.fillers(x.pending[k].Field) {
					if m := (Meeting{x.pending[k].Field, own, filler}); filler != own && !met[m] {
						met[m] = true
						out = append(out, m)
					}
				}
			}
		}
	}
	return out
}

// fillers names the packages that put functions or concrete types into a field
// or variable, as far as the package under analysis knows.
func (e *engine) fillers(key string) []string {
	var out []string
	for _, s := range e.cells.imported[key] {
		if s.Tree.callable() != nil {
			out = insert(out, s.pkg)
		}
	}
	for _, s := range e.cells.own[key] {
		if s.Tree.callable() != nil {
			out = insert(out, e.pass.Pkg.Path())
		}
	}
	return out
}

// meetAt makes the waiting calls of what package filler has put into key, at
// its import.
func (e *engine) meetAt(start *exec, key, filler string, waiting []Pending) {
	k := &call{in: start.importOf(filler)}
	for _, s := range e.cells.imported[key] {
		if s.pkg == filler {
			start.resolve(k, waiting, start.allCallables(start.storedNode(s.Tree), 0))
		}
	}
}

// initialRun is the run of the package's initializer, which is what imports.
func (e *engine) initialRun() *exec {
	for _, fn := range e.order {
		if fn.Synthetic == initializer {
			return e.runs[fn]
		}
	}
	return nil
}

// importOf is the call of an imported package's initializer; where that is not
// imported directly, the first instruction.
func (x *exec) importOf(path string) ssa.Instruction {
	for _, b := range x.fn.Blocks {
		for _, in := range b.Instrs {
			if p := initialized(in); p != nil && p.Pkg.Path() == path {
				return in
			}
		}
	}
	return x.fn.Blocks[0].Instrs[0]
}

// initialized is the package whose initializer is called, if one is.
func initialized(in ssa.Instruction) *ssa.Package {
	if c, ok := in.(*ssa.Call); ok && in.Parent().Synthetic == initializer {
		if fn := c.Call.StaticCallee(); fn != nil && fn.Synthetic == initializer {
			return fn.Pkg
		}
	}
	return nil
}

// allCallables joins the functions and interface values in n, however deep.
func (x *exec) allCallables(n *node, depth int) *node {
	if n == nil || depth > maxDepth {
		return nil
	}
	out := &node{dyn: n.dyn, funcs: n.funcs}
	for _, k := range n.kids {
		out = join(out, x.allCallables(k.n, depth+1))
	}
	for _, r := range n.refs {
		out = join(out, x.allCallables(r.obj.init, depth+1))
	}
	return out
}
