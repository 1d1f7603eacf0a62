package classify

import (
	"cmp"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// StepKind says how a step of a Path goes.
type StepKind int

// The kinds of step.
const (
	FieldStep StepKind = iota // to a field of a struct
	ElemStep                  // to an element of a slice, array or channel, or a value of a map
	KeyStep                   // to a key of a map
	DerefStep                 // through a pointer
)

// String returns field, elem, key or deref.
func (k StepKind) String() string { return [...]string{"field", "elem", "key", "deref"}[k] }

// Step is one stage of a Path.
type Step struct {
	Kind  StepKind
	Name  string // FieldStep: the field's name
	Index int    // FieldStep: the field's index
}

// Path leads from a type to classified data beneath it.
type Path struct {
	Steps      []Step // none: the type itself is classified as a whole
	Categories []string
	Origin     string
	Label      string // the declaring type and field, such as Customer.Email
	Exported   bool   // no unexported field lies on the way
	JSON       bool   // encoding/json writes it, as far as fields and tags tell
}

// String renders the path for tests and debugging, as in [elem].Buyer.*.Email.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p.Steps {
		switch s.Kind {
		case FieldStep:
			b.WriteString("." + s.Name)
		case ElemStep:
			b.WriteString("[elem]")
		case KeyStep:
			b.WriteString("[key]")
		case DerefStep:
			b.WriteString("*")
		}
	}
	return b.String()
}

const (
	maxFields = 6    // fields on one path
	maxPaths  = 1000 // paths of one type, the shortest first
	maxQueue  = 20 * maxPaths
)

// Paths returns every classified piece of data beneath t, in the order of the
// fields' declaration: through structs, embedded ones included, pointers,
// slices, arrays, maps and channels, not through interfaces, functions and
// type parameters. A path holds no type twice and at most 6 fields. The result
// is shared: it must not be changed.
func (r *Result) Paths(t types.Type) []Path {
	if t == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if v := r.paths.At(t); v != nil {
		return v.([]Path)
	}
	out := []Path(nil)
	if r.reaches(t) {
		out = r.walk(t)
	}
	r.paths.Set(t, out)
	return out
}

// place is a type on the way of a path.
type place struct {
	t        types.Type
	steps    []Step
	parents  []types.Type // named types on the way
	label    string
	fields   int
	exported bool
	json     bool
	spoken   bool // the field's own classification stands for its type's
}

func (p place) step(s Step, t types.Type) place {
	p.steps = append(slices.Clip(p.steps), s)
	p.t = t
	return p
}

func (p place) found(c Class) Path {
	return Path{Steps: p.steps, Categories: c.Categories, Origin: c.Origin, Label: p.label, Exported: p.exported, JSON: p.json}
}

// walk goes breadth first, so that the bounds cut the longest paths.
func (r *Result) walk(t types.Type) []Path {
	var out []Path
	queue := []place{{t: t, exported: true, json: true}}
	for i := 0; i < len(queue) && i < maxQueue && len(out) < maxPaths; i++ {
		p := queue[i]
		p.t = types.Unalias(p.t)
		owner := p.label
		if named, ok := p.t.(*types.Named); ok {
			if slices.ContainsFunc(p.parents, func(o types.Type) bool { return types.Identical(o, named) }) {
				continue
			}
			p.parents = append(slices.Clip(p.parents), named)
			owner = named.Obj().Name()
			if p.label == "" {
				p.label = owner
			}
			if c := r.typeClass(named.Origin()); c.Categories != nil && !p.spoken {
				out = append(out, p.found(c))
			}
		}
		switch u := p.t.Underlying().(type) {
		case *types.Pointer:
			queue = append(queue, p.step(Step{Kind: DerefStep}, u.Elem()))
		case *types.Slice:
			queue = append(queue, p.step(Step{Kind: ElemStep}, u.Elem()))
		case *types.Array:
			queue = append(queue, p.step(Step{Kind: ElemStep}, u.Elem()))
		case *types.Chan:
			p.json = false
			queue = append(queue, p.step(Step{Kind: ElemStep}, u.Elem()))
		case *types.Map:
			queue = append(queue, p.step(Step{Kind: KeyStep}, u.Key()), p.step(Step{Kind: ElemStep}, u.Elem()))
		case *types.Struct:
			if p.fields < maxFields {
				out, queue = r.walkFields(p, u, owner, out, queue)
			}
		}
	}
	slices.SortStableFunc(out, comparePaths)
	return out
}

func (r *Result) walkFields(p place, st *types.Struct, owner string, out []Path, queue []place) ([]Path, []place) {
	info := r.structInfo(p.t)
	for i := range st.NumFields() {
		f, c := st.Field(i), info.declared[i]
		if c.Categories == nil && !r.reaches(f.Type()) {
			continue
		}
		q := p.step(Step{FieldStep, f.Name(), i}, f.Type())
		q.fields++
		q.label = strings.TrimPrefix(owner+"."+f.Name(), ".")
		q.exported = p.exported && f.Exported()
		q.json = p.json && jsonVisible(f, st.Tag(i))
		q.spoken = c.Categories != nil
		if q.spoken {
			out = append(out, q.found(c))
		}
		if r.reaches(f.Type()) {
			queue = append(queue, q)
		}
	}
	return out, queue
}

// jsonVisible reports whether encoding/json looks at a field. It looks into
// embedded structs even where their type's name is unexported.
func jsonVisible(f *types.Var, tag string) bool {
	if reflect.StructTag(tag).Get("json") == "-" {
		return false
	}
	return f.Exported() || f.Embedded() && asStruct(f.Type()) != nil
}

func comparePaths(a, b Path) int {
	return slices.CompareFunc(a.Steps, b.Steps, func(x, y Step) int {
		return cmp.Or(cmp.Compare(x.Index, y.Index), cmp.Compare(y.Kind, x.Kind), cmp.Compare(x.Name, y.Name))
	})
}

// reaches reports whether t is or holds anything classified, at whatever
// depth. All types on the way are decided at once: each depends only on those
// that are visited with it.
func (r *Result) reaches(t types.Type) bool {
	if v := r.reach.At(t); v != nil {
		return v.(bool)
	}
	type node struct {
		t     types.Type
		preds []int
		hit   bool
	}
	var nodes []*node
	var index typeutil.Map // types.Type -> index into nodes
	id := func(t types.Type) int {
		if i := index.At(t); i != nil {
			return i.(int)
		}
		index.Set(t, len(nodes))
		nodes = append(nodes, &node{t: t})
		return len(nodes) - 1
	}
	id(t)
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if v := r.reach.At(n.t); v != nil {
			n.hit = v.(bool)
			continue
		}
		n.hit = r.classifiedHere(n.t)
		for _, s := range successors(n.t) {
			j := id(s)
			nodes[j].preds = append(nodes[j].preds, i)
		}
	}
	var work []int
	for i, n := range nodes {
		if n.hit {
			work = append(work, i)
		}
	}
	for len(work) > 0 {
		n := nodes[work[len(work)-1]]
		work = work[:len(work)-1]
		for _, p := range n.preds {
			if !nodes[p].hit {
				nodes[p].hit = true
				work = append(work, p)
			}
		}
	}
	for _, n := range nodes {
		r.reach.Set(n.t, n.hit)
	}
	return r.reach.At(t).(bool)
}

// classifiedHere reports whether t as a whole or one of its own fields is
// classified.
func (r *Result) classifiedHere(t types.Type) bool {
	t = types.Unalias(t)
	if named, ok := t.(*types.Named); ok && r.typeClass(named.Origin()).Categories != nil {
		return true
	}
	if _, ok := t.Underlying().(*types.Struct); !ok {
		return false
	}
	return slices.ContainsFunc(r.structInfo(t).declared, func(c Class) bool { return c.Categories != nil })
}

// successors returns the types that a value of type t holds directly.
func successors(t types.Type) []types.Type {
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return []types.Type{u.Elem()}
	case *types.Slice:
		return []types.Type{u.Elem()}
	case *types.Array:
		return []types.Type{u.Elem()}
	case *types.Chan:
		return []types.Type{u.Elem()}
	case *types.Map:
		return []types.Type{u.Key(), u.Elem()}
	case *types.Struct:
		out := make([]types.Type, u.NumFields())
		for i := range out {
			out[i] = u.Field(i).Type()
		}
		return out
	}
	return nil
}
