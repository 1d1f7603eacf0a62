package order

import (
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/ssa"
)

// All returns every function of a package that has source: the declared ones
// and their literals, and the initialisers of package variables with theirs
// (the commands and handlers of many a program are literals there).
func All(in *buildssa.SSA) []*ssa.Function {
	seen := map[*ssa.Function]bool{}
	for _, fn := range in.SrcFuncs {
		seen[fn] = true
	}
	var out []*ssa.Function
	var add func(fn *ssa.Function)
	add = func(fn *ssa.Function) {
		if !seen[fn] {
			seen[fn] = true
			out = append(out, fn)
		}
		for _, lit := range fn.AnonFuncs {
			add(lit)
		}
	}
	if in.Pkg != nil {
		if init := in.Pkg.Func("init"); init != nil {
			add(init)
		}
	}
	return append(out, in.SrcFuncs...)
}
