package flow

import (
	"go/constant"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
)

// builtin interprets a call of a predeclared function.
func (x *exec) builtin(in ssa.CallInstruction, b *ssa.Builtin) {
	args := in.Common().Args
	v, _ := in.(*ssa.Call)
	switch b.Name() {
	case "append":
		if v != nil {
			x.appendTo(v, args)
		}
	case "copy":
		src := x.loadPart(x.val(args[1]), "[]")
		if isString(args[1].Type()) {
			src = flat(x.val(args[1]))
		}
		x.store(x.val(args[0]), "[]", x.attach(src, in), false)
	case "clear":
		for _, r := range x.targets(x.val(args[0])) {
			if !r.obj.weak && r.path == "" && len(x.targets(x.val(args[0]))) == 1 {
				x.mem = x.mem.set(r.obj, nil)
			}
		}
	case "delete":
		if key := x.mapKey(args[1]); key != "[]" {
			x.store(x.val(args[0]), key, nil, true)
		}
	case "recover":
		if v != nil {
			x.set(v, x.recovered())
		}
	case "StringData", "SliceData", "Slice", "String": // of unsafe: the same bytes
		n := x.val(args[0])
		if b.Name() == "StringData" {
			n = flat(n)
		}
		if b.Name() == "String" {
			n = flat(join(x.loadPart(n, "[]"), x.load(n)))
		}
		if v != nil {
			x.set(v, n)
		}
	case "min", "max", "complex", "real", "imag":
		var n *node
		for _, a := range args {
			n = join(n, x.val(a))
		}
		if v != nil {
			x.set(v, n)
		}
	}
}

// listed reports whether a slice is the one that a call's listed arguments make.
func listed(v ssa.Value) bool {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return false
	}
	a, ok := s.X.(*ssa.Alloc)
	return ok && a.Comment == "varargs"
}

// appendTo makes the slice that append returns: the elements of both.
func (x *exec) appendTo(v *ssa.Call, args []ssa.Value) {
	base := x.val(args[0])
	elems := x.loadPart(base, "[]")
	if len(args) > 1 {
		more := x.loadPart(x.val(args[1]), "[]")
		if isString(args[1].Type()) {
			more = flat(x.val(args[1]))
		}
		if !listed(args[1]) { // each of those got its consents where it was listed
			more = x.attach(more, v)
		}
		elems = join(elems, more)
	}
	o := x.alloc(v, v.Type())
	content := x.content(o).write([]string{"[]"}, elems, false)
	x.mem = x.mem.set(o, content)
	n := &node{refs: []ref{{obj: o}}}
	if base != nil { // what is known of the slice as a whole stays known
		for _, c := range base.labs {
			if !c.lab.lazy() {
				n.labs = append(n.labs, c)
			}
		}
	}
	x.set(v, n)
}

func constText(c *ssa.Const) string {
	if c.Value.Kind() == constant.String {
		return constant.StringVal(c.Value)
	}
	return c.Value.ExactString()
}

func (e *engine) position(pos token.Pos) finding.Position {
	p := e.pass.Fset.Position(pos)
	return finding.Position{File: p.Filename, Line: p.Line, Col: p.Column}
}
