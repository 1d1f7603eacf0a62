package directive

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// Parse reads the directives of a package's files, which must have been parsed
// with comments, and attaches them. checks are the names that ignore accepts;
// nil accepts any. Parse never fails: what is wrong with a directive is its
// Problem.
func Parse(fset *token.FileSet, files []*ast.File, info *types.Info, checks []string) *Set {
	s := &Set{
		fset:  fset,
		lines: make(map[*token.File][]*Directive),
		objs:  make(map[types.Object][]*Directive),
	}
	for _, f := range files {
		var places *fileIndex // built for files that have directives
		for _, g := range f.Comments {
			for _, c := range g.List {
				d := parseComment(c, checks)
				if d == nil {
					continue
				}
				d.File = f
				s.all = append(s.all, d)
				if d.Problem != "" {
					continue
				}
				if places == nil {
					places = indexFile(fset, f, info)
				}
				attach(d, places, places.line(g.End()-1))
			}
		}
		if places != nil {
			s.decls = append(s.decls, places.types...)
		}
	}
	if len(s.all) > 0 {
		for _, f := range files { // a type's tag covers its methods in every file
			s.decls = append(s.decls, funcRanges(f, info)...)
		}
	}
	slices.SortFunc(s.all, func(a, b *Directive) int { return cmp.Compare(a.Pos, b.Pos) })
	slices.SortFunc(s.decls, func(a, b declRange) int { return cmp.Compare(a.pos, b.pos) })
	markRepeated(s.all)
	for _, d := range s.all {
		s.register(d)
	}
	return s
}

// register makes an attached directive visible to queries.
func (s *Set) register(d *Directive) {
	if d.Problem != "" {
		return
	}
	if d.Scope == Package {
		s.pkg = append(s.pkg, d)
	}
	if d.From > 0 {
		tf := s.fset.File(d.Pos)
		s.lines[tf] = append(s.lines[tf], d)
	}
	for _, o := range d.Objs {
		s.objs[o] = append(s.objs[o], d)
	}
}

// attach fills in what the directive stands on, or its Problem. groupEnd is
// the last line of its comment group.
func attach(d *Directive, ix *fileIndex, groupEnd int) {
	line := ix.line(d.Pos)
	var found []target
	if ix.codeBefore(line, d.Pos) {
		found = ix.starting(line, d.Pos)
		if len(found) == 0 {
			found = ix.ending(line, d.Pos)
		}
		if len(found) == 0 {
			found = ix.around(d.Pos)
		}
	} else {
		found = ix.starting(groupEnd+1, token.NoPos)
		if len(found) == 0 {
			found = ix.around(d.Pos)
		}
	}
	if len(found) == 0 {
		d.Problem = fmt.Sprintf("attached to nothing: put it on the line above or at the end of the line of %s", places(d.Kind))
		return
	}
	for _, scope := range scopesOf(d.Kind) {
		i := slices.IndexFunc(found, func(t target) bool { return t.scope == scope })
		if i >= 0 {
			found[i].apply(d)
			return
		}
	}
	d.Problem = fmt.Sprintf("has no effect on %s: %s%s goes on %s", found[0].name(), prefix, d.Kind, places(d.Kind))
}

// places lists where a kind may stand, for messages.
func places(k Kind) string {
	switch k {
	case Purpose, Consent:
		return "a statement with a call, a function, a type or the package clause"
	case CallerChecks:
		return "a function or an interface method"
	case Data:
		return "a field, a type or a function"
	}
	return "a statement with a call, a field, a function, a type or the package clause"
}

// apply attaches d to t.
func (t target) apply(d *Directive) {
	if t.problem != "" && d.Kind != Ignore {
		d.Problem = t.problem
		return
	}
	if t.iface && (d.Kind == Purpose || d.Kind == Consent) {
		d.Problem = fmt.Sprintf("has no effect on an interface method, which has no body: put %s%s on the implementation or on the call", prefix, d.Kind)
		return
	}
	d.Scope, d.Objs = t.scope, t.objs
	if t.scope == Line || t.scope == Field {
		d.From, d.To = t.from, t.to
	}
	if t.scope == Type && slices.ContainsFunc(t.objs, isAlias) && d.Kind == Data {
		d.Problem = "has no effect on an alias: put it on the type that the alias stands for"
	}
	if t.scope == Func && d.Kind == Data {
		resolveData(d, t)
	}
}

func isAlias(o types.Object) bool {
	tn, ok := o.(*types.TypeName)
	return ok && tn.IsAlias()
}

// resolveData finds out which parameters or results a data directive on a
// function means: those it stands on, the one that its first argument names,
// else the first result.
func resolveData(d *Directive, t target) {
	if t.params != nil || t.results != nil {
		d.Params, d.Results = t.params, t.results
		return
	}
	fn, ok := d.Obj().(*types.Func)
	if !ok {
		return
	}
	sig := fn.Signature()
	named := func(tuple *types.Tuple) []int {
		for i := range tuple.Len() {
			if tuple.At(i).Name() == d.Args[0] {
				return []int{i}
			}
		}
		return nil
	}
	d.Params = named(sig.Params())
	if d.Params == nil {
		d.Results = named(sig.Results())
	}
	if d.Params != nil || d.Results != nil {
		if d.Param, d.Args, d.argPos = d.Args[0], d.Args[1:], d.argPos[1:]; len(d.Args) == 0 {
			d.Problem = fmt.Sprintf("names %q but no category: write %sdata %s CATEGORY...", d.Param, prefix, d.Param)
		}
		return
	}
	if sig.Results().Len() == 0 {
		d.Problem = fmt.Sprintf("%s has no results, and %q is none of its parameters%s: write %sdata PARAM CATEGORY...",
			fn.Name(), d.Args[0], paramNames(sig), prefix)
		return
	}
	d.Results = []int{0}
}

// paramNames lists the named parameters in parentheses, "" if there are none.
func paramNames(sig *types.Signature) string {
	var names []string
	for v := range sig.Params().Variables() {
		if v.Name() != "" && v.Name() != "_" {
			names = append(names, v.Name())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// markRepeated gives a Problem to every purpose after the first on the same
// thing, and to repeated caller-checks: only one could ever be used.
func markRepeated(all []*Directive) {
	type key struct {
		kind     Kind
		scope    Scope
		obj      types.Object
		file     *ast.File
		from, to int
	}
	first := make(map[key]*Directive)
	for _, d := range all {
		if d.Problem != "" || d.Kind != Purpose && d.Kind != CallerChecks {
			continue
		}
		k := key{kind: d.Kind, scope: d.Scope, obj: d.Obj(), from: d.From, to: d.To}
		if d.Scope == Line {
			k.file = d.File
		}
		if f, ok := first[k]; !ok {
			first[k] = d
		} else if d.Scope != Package || f.Arg(0) != d.Arg(0) {
			d.Problem = fmt.Sprintf("second %s%s on %s: only the first one, %q, counts; remove one of them",
				prefix, d.Kind, d.Scope, strings.TrimSpace(string(f.Kind)+" "+f.Arg(0)))
		}
	}
}
