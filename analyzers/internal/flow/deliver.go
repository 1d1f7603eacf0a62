package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// deliver puts data into a place of a call.
func (x *exec) deliver(k *call, m *models.Model, p models.Place, n *node, res []*node) {
	if p.Method != "" {
		k.toMethod(p, n)
		return
	}
	key := ""
	switch {
	case p.Field != "":
		key = "." + p.Field
	case p.Elem:
		key = "[]"
	case p.Key:
		key = "{}"
	}
	switch p.Kind {
	case models.Variable:
		x.keep(k, libraryVar(k, p), n)
	case models.Recv:
		recv, _ := k.recv()
		x.put(recv, key, n)
	case models.Arg:
		a, v := k.arg(p.Index)
		x.storeInto(a, v, key, n)
	case models.Result:
		if p.Index >= len(res) {
			return
		}
		if key == "" {
			res[p.Index] = join(res[p.Index], n)
			return
		}
		if _, ok := typeUnder(resultType(k, p.Index)).(*types.Struct); ok {
			res[p.Index] = res[p.Index].with(key, join(res[p.Index].get(key), n))
			return
		}
		v, ok := k.in.(*ssa.Call)
		if !ok {
			return
		}
		o := x.allocSub(v, "model"+tupleKey(p.Index), pointeeOf(resultType(k, p.Index)))
		x.mem = x.mem.set(o, x.content(o).write([]string{key}, n, false))
		res[p.Index] = join(res[p.Index], &node{refs: []ref{{obj: o}}})
	}
}

// toMethod is what a library hands to a method of a place.
type toMethod struct {
	to   models.Place
	data *node
}

// toMethod notes what the library hands to a method: it is one call of it that
// stands for all, with all that any of them is given.
func (c *call) toMethod(p models.Place, n *node) {
	for i := range *c.methods {
		if t := &(*c.methods)[i]; t.to == p {
			t.data = join(t.data, n)
			return
		}
	}
	*c.methods = append(*c.methods, toMethod{p, n})
}

// storeInto stores data into what an argument points to. Variadic arguments
// (Scan's destinations) are slices of pointers.
func (x *exec) storeInto(a *node, v ssa.Value, key string, n *node) {
	if v != nil {
		if s, ok := v.Type().Underlying().(*types.Slice); ok && (key == "" || key == "[]") {
			switch s.Elem().Underlying().(type) {
			case *types.Interface, *types.Pointer:
				x.put(x.loadPart(a, "[]"), "", n)
				return
			}
			key = "[]"
		}
	}
	x.put(a, key, n)
}

// put adds data to a part of what n points to. What goes into a variable of a
// library stays there: nobody reads from os.Stdout what was printed to it, and
// who hands it over as a place to print to does not hand that over.
func (x *exec) put(n *node, part string, v *node) {
	if n != nil && slices.ContainsFunc(n.labs, x.ofLibrary) {
		c := *n
		c.labs = slices.DeleteFunc(slices.Clone(n.labs), x.ofLibrary)
		n = &c
	}
	x.store(n, part, v, false)
}

// ofLibrary reports whether a label is what a variable of a package that is not
// analysed holds.
func (x *exec) ofLibrary(c carried) bool {
	if c.lab.kind != Local {
		return false
	}
	g, ok := c.lab.subject.Self.Root.(*ssa.Global)
	return ok && g.Pkg != nil && g.Pkg.Pkg != x.pass.Pkg && !x.analysed(g.Pkg.Pkg)
}

// setIn returns what the objects that n points to were made to keep by a library
// (Reset, Init, SetOutput).
func (x *exec) setIn(n *node) *node {
	var out *node
	for _, r := range x.targets(n) {
		if kept := x.content(r.obj).at(steps(r.path)).get("[]"); kept != nil && kept.points() {
			out = join(out, kept)
		}
	}
	return out
}
