package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// modelCallback interprets a callback of a library model.
func (x *exec) modelCallback(k *call, m *models.Model, cb models.Callback, res []*node) {
	fns, _, _ := x.place(k, cb.Arg)
	if fns == nil {
		return
	}
	var args []*node
	var vals []ssa.Value
	for _, p := range cb.With {
		var n *node
		if p.Kind == models.Result {
			if p.Index < len(res) {
				n = res[p.Index]
			}
		} else {
			n, _, _ = x.place(k, p)
		}
		args, vals = append(args, n), append(vals, nil)
	}
	var out []*node
	if cb.Arg.Method != "" {
		out, _ = x.callNamed(k, fns, cb.Arg.Method, args, vals)
	} else {
		c := *k
		c.library = true
		out, _ = x.callValues(&c, fns, args, vals, "")
	}
	for i, p := range cb.Results {
		if i < len(out) && out[i] != nil && p.Kind != models.None {
			x.deliver(k, m, p, out[i], res)
		}
	}
}

// callMethod hands data to a method of a place: an io.Writer that a library
// writes to may be a vendor's client. The method is that of the value there, or
// of what it keeps.
func (x *exec) callMethod(k *call, m *models.Model, p models.Place, n *node) {
	target, _, _ := x.place(k, models.Place{Kind: p.Kind, Index: p.Index, Name: p.Name, Field: p.Field, Elem: p.Elem})
	args := []*node{n}
	if isLogger(m.Codec) {
		args = []*node{n, n, n} // a record, an entry and its fields
	}
	if target == nil {
		x.pendMethod(k, p, args, nil)
		return
	}
	if writes(p.Method) {
		x.written(k, target, n)
	}
	for depth := 0; len(target.dyn) == 0 && depth < 2; depth++ {
		kept := x.loadPart(target, "[]")
		if kept == nil || len(kept.dyn) == 0 {
			target = join(target, x.setIn(target))
			break
		}
		target = kept
	}
	if k.fn != nil && k.fn.Name() == p.Method && p.Kind == models.Recv && !p.Elem {
		target = target.otherThan(recvType(k.fn)) // the method itself: it means what the receiver keeps
	}
	x.pendMethod(k, p, args, target)
	if !x.allKnown(target.dyn, p.Method) {
		x.put(target, "", &node{labs: flatLabs(n)})
	}
	if isLogger(m.Codec) && len(onlySources(flatLabs(n))) == 0 && !x.fn.Signature.Variadic() {
		// A logger that the caller wired matters where data that is known to be
		// personal is logged, and in functions around it that pass on what they
		// are given: most calls log nothing of the kind.
		c := *target
		c.labs = nil
		target = &c
	}
	x.callNamed(k, target, p.Method, args, make([]ssa.Value, len(args)))
}

// otherThan returns n without type t among its concrete ones.
func (n *node) otherThan(t types.Type) *node {
	out := *n
	out.dyn = nil
	for _, d := range n.dyn {
		if !types.Identical(d, t) {
			out.dyn = append(out.dyn, d)
		}
	}
	return &out
}

// isLogger reports whether a codec is how loggers look at what they write.
func isLogger(codec string) bool { return codec == "log" || codec == "slog" }

// allKnown reports whether it is known of the named method of every one of the
// types what it does with its data.
func (x *exec) allKnown(list []types.Type, name string) bool {
	for _, t := range list {
		m := x.ownMethod(t, name, true)
		if m == nil {
			continue
		}
		if x.chain[m] || len(x.chain) >= maxNesting {
			return false
		}
		if _, known := x.summaryOf(m, nil); !known && x.modelOf(m) == nil {
			return false
		}
	}
	return len(list) > 0
}

// picks notes the consents of the elements that a filter lets pass: those that
// its question proves when it is answered as the model says.
func (x *exec) picks(k *call, m *models.Model) {
	for _, cb := range m.Calls {
		if cb.Keeps == "" || cb.Arg.Kind != models.Arg {
			continue
		}
		_, question := k.arg(cb.Arg.Index)
		for i, p := range cb.With {
			if p.Kind != models.Arg || !p.Elem {
				continue
			}
			for _, c := range x.guards.Picks(question, i, cb.Keeps) {
				if k.kept == nil {
					k.kept = map[int][]*grant{}
				}
				k.kept[p.Index] = addHeld(k.kept[p.Index], []*grant{newGrant(c, proven, "")})
			}
		}
	}
}

// quietStep lists library calls that are too plain to be a step of a trace.
var quietStep = map[string]bool{
	"context.WithCancel": true, "context.WithTimeout": true, "context.WithDeadline": true,
}
