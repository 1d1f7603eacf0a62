package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// What a library keeps for all (slog's default logger, the writer of package
// log) is shared memory like any package variable: whoever logs meets what is
// set in another package, below or above.

// libraryVar is the key of what the library of the called function keeps.
func libraryVar(k *call, p models.Place) string {
	if k.fn == nil || k.fn.Pkg() == nil {
		return ""
	}
	return k.fn.Pkg().Path() + "." + p.Name
}

// keep puts n into a variable of a library.
func (x *exec) keep(k *call, key string, n *node) {
	if key == "" || n == nil {
		return
	}
	x.fieldFuncs[key] = join(x.fieldFuncs[key], n)
	x.fillKept(k, key, n)
}

// fillKept resolves the calls that wait for what a variable or field of a
// library's type keeps.
func (x *exec) fillKept(k *call, key string, n *node) {
	if len(x.waiting[key]) > 0 {
		x.fill(k, key, x.kept(n))
	}
}

// kept returns the values with methods that a library's object was given: the
// handler of a logger, the writer of that.
func (x *exec) kept(n *node) *node {
	for range 3 {
		if n == nil || len(n.dyn) > 0 {
			return n
		}
		n = join(x.loadPart(n, "[]"), n.get("[]"))
	}
	return n
}

// keptBy names the variable or field that the receiver of a library's method
// comes from, through methods of the library that hand it on.
func (x *exec) keptBy(v ssa.Value, depth int) string {
	if depth > 8 {
		return ""
	}
	switch u := v.(type) {
	case *ssa.Call:
		fn := calleeObject(u.Common())
		m := x.modelOf(fn)
		if m == nil {
			return ""
		}
		for _, f := range m.Flows {
			switch {
			case f.To.Kind != models.Result:
			case f.From.Kind == models.Variable:
				return libraryVar(&call{fn: fn}, f.From)
			case f.Keep && f.From.Kind == models.Recv && len(u.Call.Args) > 0:
				return x.keptBy(u.Call.Args[0], depth+1)
			}
		}
		if m.ReturnsRecv && len(u.Call.Args) > 0 {
			return x.keptBy(u.Call.Args[0], depth+1)
		}
		return ""
	case *ssa.Alloc: // a value whose address its methods need
		for _, r := range *u.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == u {
				return x.keptBy(st.Val, depth+1)
			}
		}
		return ""
	}
	return holder(v)
}

// pendMethod notes that a library calls a method of what it keeps, for the
// packages that set that: with personal data here, or in a function that hands
// on whatever it is given, as those around loggers do.
func (x *exec) pendMethod(k *call, p models.Place, args []*node, known *node) {
	key := ""
	switch p.Kind {
	case models.Variable:
		key = libraryVar(k, p)
	case models.Recv:
		_, v := k.recv()
		key = x.keptBy(v, 0)
	}
	if key == "" {
		return
	}
	c := *k
	c.known = nil
	if known != nil {
		for _, t := range known.dyn {
			c.known = append(c.known, bareName(t))
		}
	}
	vals := make([]ssa.Value, len(args))
	x.pendAt(&c, key, p.Method, args, vals)
	if p.Kind == models.Variable && x.fn.Signature.Variadic() {
		x.addInvoke(&c, Place{Param: -1}, p.Method, args, key)
	}
}

// keepsMethods reports whether a value of type t may be an object of a library
// that keeps something whose methods it calls.
func (x *exec) keepsMethods(t types.Type) bool {
	name := bareName(t)
	return name != "" && !x.keptHere(name+".")
}
