package flow

import (
	"fmt"
	"go/types"
	"slices"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// The concrete types that an interface may hold are names in a summary. Types
// without a name ([]Customer, an instance of a generic type, what a type
// parameter stands for) are written out, in prefix notation behind a "=", so
// that whoever is handed an any knows what it holds:
//
//	*T        a pointer          [T      a slice           #3:T  an array
//	~KV       a map              <T      a channel         "     a basic type
//	N;T,…     a defined type     $0      a type parameter  {…}   a struct
//	?         anything else

// typeNames writes the concrete types of a value for a summary. Basic types are
// left out where there are no others, since nothing depends on them then.
func (x *exec) typeNames(list []types.Type) []string {
	if len(list) == 0 {
		return nil
	}
	plain := true
	for _, t := range list {
		_, basic := t.(*types.Basic)
		plain = plain && basic
	}
	if plain {
		return nil
	}
	out := make([]string, 0, len(list))
	for _, t := range list {
		name := concreteName(t)
		if name == "" {
			w := typeWriter{params: typeParams(x.fn)}
			w.write(t, 0)
			name = w.String()
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

// typeParams are those of a function and of the one that it is written in.
func typeParams(fn *ssa.Function) *types.TypeParamList { return declaring(fn).TypeParams() }

// declaring is the declared function that a literal is written in.
func declaring(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

type typeWriter struct {
	strings.Builder
	params *types.TypeParamList
}

const typeMark = "="

// maxTypeDepth bounds the types that are written out; what is deeper is
// anything.
const maxTypeDepth = 6

func (w *typeWriter) write(t types.Type, depth int) {
	if depth == 0 {
		w.WriteString(typeMark)
	}
	if depth > maxTypeDepth {
		w.WriteByte('?')
		return
	}
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		w.WriteString(`"` + t.Name() + `"`)
	case *types.Pointer:
		w.WriteByte('*')
		w.write(t.Elem(), depth+1)
	case *types.Slice:
		w.WriteByte('[')
		w.write(t.Elem(), depth+1)
	case *types.Array:
		fmt.Fprintf(w, "#%d:", t.Len())
		w.write(t.Elem(), depth+1)
	case *types.Map:
		w.WriteByte('~')
		w.write(t.Key(), depth+1)
		w.write(t.Elem(), depth+1)
	case *types.Chan:
		w.WriteByte('<')
		w.write(t.Elem(), depth+1)
	case *types.Named:
		w.named(t, depth)
	case *types.TypeParam:
		w.param(t)
	case *types.Struct:
		w.fields(t, depth)
	default:
		w.WriteByte('?')
	}
}

func (w *typeWriter) named(t *types.Named, depth int) {
	path := ""
	if p := t.Obj().Pkg(); p != nil {
		path = p.Path()
	}
	fmt.Fprintf(w, "N%s.%s;", path, t.Obj().Name())
	for arg := range t.TypeArgs().Types() {
		w.write(arg, depth+1)
		w.WriteByte(',')
	}
	w.WriteByte(';')
}

func (w *typeWriter) param(p *types.TypeParam) {
	for i := range w.params.Len() {
		if w.params.At(i) == p {
			fmt.Fprintf(w, "$%d;", i)
			return
		}
	}
	w.WriteByte('?')
}

func (w *typeWriter) fields(s *types.Struct, depth int) {
	w.WriteByte('{')
	for i := range s.NumFields() {
		f := s.Field(i)
		kind := "f"
		if f.Embedded() {
			kind = "e"
		}
		w.WriteString(kind + f.Name() + strconv.Quote(s.Tag(i)))
		w.write(f.Type(), depth+1)
	}
	w.WriteByte('}')
}

// typeReader reads what typeWriter wrote.
type typeReader struct {
	e    *engine
	rest string
	args []types.Type // of the function whose summary it is
}

// typeNamed resolves a type in a summary; nil if it is none that is known here.
// A type that is only partly known has unknownType in it.
func (e *engine) typeNamed(name string, args []types.Type) types.Type {
	rest, ok := strings.CutPrefix(name, typeMark)
	if !ok {
		return e.concrete(name)
	}
	if strings.Contains(rest, "$") {
		return (&typeReader{e: e, rest: rest, args: args}).read()
	}
	t, ok := e.written[rest]
	if !ok {
		t = (&typeReader{e: e, rest: rest}).read()
		e.written[rest] = t
	}
	return t
}

// unknownType stands for a type that cannot be told.
var unknownType = types.Typ[types.Invalid]

func (r *typeReader) read() types.Type {
	if r.rest == "" {
		return unknownType
	}
	op := r.rest[0]
	r.rest = r.rest[1:]
	switch op {
	case '"':
		if t, ok := types.Universe.Lookup(r.until(`"`)).(*types.TypeName); ok {
			return t.Type()
		}
	case '*':
		return types.NewPointer(r.read())
	case '[':
		return types.NewSlice(r.read())
	case '#':
		n, _ := strconv.ParseInt(r.until(":"), 10, 64)
		return types.NewArray(r.read(), n)
	case '~':
		k := r.read()
		return types.NewMap(k, r.read())
	case '<':
		return types.NewChan(types.SendRecv, r.read())
	case 'N':
		return r.named(r.until(";"))
	case '$':
		if i, err := strconv.Atoi(r.until(";")); err == nil && i < len(r.args) {
			return r.args[i]
		}
	case '{':
		return r.fields()
	}
	return unknownType
}

// until returns what stands before sep, and goes on behind it.
func (r *typeReader) until(sep string) string {
	s, rest, _ := strings.Cut(r.rest, sep)
	r.rest = rest
	return s
}

func (r *typeReader) named(name string) types.Type {
	var args []types.Type
	for r.rest != "" && r.rest[0] != ';' {
		args = append(args, r.read())
		r.until(",")
	}
	r.until(";")
	var t types.Type
	if bare, universe := strings.CutPrefix(name, "."); bare == "error" && universe {
		t = r.e.textError // an interface holds no interface
	} else if universe {
		if tn, ok := types.Universe.Lookup(bare).(*types.TypeName); ok {
			t = tn.Type()
		}
	} else {
		t = r.e.concrete(name)
	}
	n, ok := t.(*types.Named)
	if !ok || n.TypeParams().Len() != len(args) {
		return unknownType
	}
	if len(args) == 0 {
		return n
	}
	inst, err := types.Instantiate(nil, n, args, false)
	if err != nil {
		return unknownType
	}
	return inst
}

func (r *typeReader) fields() types.Type {
	var fields []*types.Var
	var tags []string
	for r.rest != "" && r.rest[0] != '}' {
		embedded := r.rest[0] == 'e'
		name, _, _ := strings.Cut(r.rest[1:], `"`)
		r.rest = r.rest[1+len(name):]
		quoted, err := strconv.QuotedPrefix(r.rest)
		if err != nil {
			return unknownType
		}
		r.rest = r.rest[len(quoted):]
		tag, _ := strconv.Unquote(quoted)
		fields = append(fields, types.NewField(0, r.e.pass.Pkg, name, r.read(), embedded))
		tags = append(tags, tag)
	}
	r.until("}")
	return types.NewStruct(fields, tags)
}

// isOpen reports whether a type is, or mentions, one that is not known: a type
// parameter, or what could not be written out.
func isOpen(t types.Type, depth int) bool {
	if t == nil || depth > maxTypeDepth {
		return true
	}
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Basic:
		return t == unknownType
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			if isOpen(arg, depth+1) {
				return true
			}
		}
	case *types.Map:
		return isOpen(t.Key(), depth+1) || isOpen(t.Elem(), depth+1)
	case *types.Struct:
		for f := range t.Fields() {
			if isOpen(f.Type(), depth+1) {
				return true
			}
		}
	case interface{ Elem() types.Type }:
		return isOpen(t.Elem(), depth+1)
	}
	return false
}

// types returns the concrete types of a tree at the call. Where a type parameter
// is not known, as in a literal that a generic function made, the type of the
// very argument is.
func (t *thawer) types(tr *Tree) []types.Type {
	var out []types.Type
	for _, name := range tr.Types {
		typ := t.x.typeNamed(name, t.typeArgs())
		if typ == nil {
			continue
		}
		if isOpen(typ, 0) {
			if own := t.ownType(tr); own != nil {
				typ = own
			}
		}
		out = joinTypes(out, []types.Type{typ})
	}
	return out
}

// ownType is the type of the one argument, or part of one, that a tree is.
func (t *thawer) ownType(tr *Tree) types.Type {
	if len(tr.Labels) != 1 || len(tr.Types) != 1 || tr.Labels[0].Kind != Input || tr.Labels[0].Whole {
		return nil
	}
	n, typ, _ := t.place(tr.Labels[0].In)
	if typ != nil && !types.IsInterface(typ) {
		return typ
	}
	if n != nil && len(n.dyn) == 1 {
		return n.dyn[0]
	}
	return nil
}

// typeArgs are those that the call has for the function whose summary it is.
func (t *thawer) typeArgs() []types.Type {
	if t.k.targs != nil {
		return t.k.targs
	}
	if t.k.fn != nil {
		if n, ok := types.Unalias(origin.Deref(recvType(t.k.fn))).(*types.Named); ok && n.TypeArgs().Len() > 0 && n != n.Origin() && t.k.fn != t.k.fn.Origin() {
			return slices.Collect(n.TypeArgs().Types())
		}
	}
	if lit := t.k.callee; lit != nil && declaring(lit) == declaring(t.x.fn) { // a literal: those of the function around
		var own []types.Type
		for p := range typeParams(t.x.fn).TypeParams() {
			own = append(own, p)
		}
		return own
	}
	in, ok := t.k.in.(ssa.CallInstruction)
	if !ok || t.k.fn == nil {
		return nil
	}
	fn := in.Common().StaticCallee()
	if fn == nil || fn.Object() == nil || calleeObject(in.Common()).Origin() != t.k.fn.Origin() {
		return nil
	}
	return fn.TypeArgs()
}
