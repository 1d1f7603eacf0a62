package report

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
)

// dependencies returns what the package imports, directly first, or not: as it
// depends on them, none of them depends on it, and it can import each.
func (g *guardFix) dependencies() []*types.Package {
	out := slices.Clone(g.pass.Pkg.Imports())
	seen := map[*types.Package]bool{}
	for _, p := range out {
		seen[p] = true
	}
	byPath := func(list []*types.Package) {
		sort.Slice(list, func(i, j int) bool { return list[i].Path() < list[j].Path() })
	}
	byPath(out)
	direct := len(out)
	for i := 0; i < len(out); i++ {
		for _, p := range out[i].Imports() {
			if !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	byPath(out[direct:])
	return out
}

// newImport returns the name, with its dot, that the file can import a dependency
// under, and notes that it has to.
func (g *guardFix) newImport(p *types.Package) (string, bool) {
	name, noted := g.imports[p]
	if noted {
		return name + ".", true
	}
	name = p.Name()
	if g.imports == nil || name == "main" || !importable(p.Path(), g.pass.Pkg.Path()) || !slices.Contains(g.dependencies(), p) {
		return "", false
	}
	if _, taken := g.scope.LookupParent(name, token.NoPos); taken != nil {
		return "", false
	}
	for _, other := range g.imports {
		if other == name {
			return "", false
		}
	}
	g.imports[p] = name
	return name + ".", true
}

// importable reports whether the rule for internal packages lets a package import
// another.
func importable(path, from string) bool {
	i := strings.LastIndex("/"+path+"/", "/internal/")
	if i < 0 {
		return !strings.HasPrefix(path, "vendor/")
	}
	root := strings.TrimSuffix(path[:max(i-1, 0)], "/")
	return root != "" && (from == root || strings.HasPrefix(from, root+"/"))
}

// importEdits are the edits that add the noted imports to the file.
func (g *guardFix) importEdits() []finding.Edit {
	var paths []string
	for p, name := range g.imports {
		spec := strconv.Quote(p.Path())
		if last := p.Path()[strings.LastIndexByte(p.Path(), '/')+1:]; last != name {
			spec = name + " " + spec
		}
		paths = append(paths, spec)
	}
	sort.Strings(paths)
	var out []finding.Edit
	for _, spec := range paths {
		out = append(out, importEdit(g.at.file, spec))
	}
	return out
}

// importEdit adds one import to a file: to its list of imports, in order among
// those that look most like it, or below the package clause.
func importEdit(file *ast.File, spec string) finding.Edit {
	path := func(s string) string { return strings.Trim(s[strings.IndexByte(s, '"'):], `"`) }
	want := path(spec)
	var list *ast.GenDecl
	var best ast.Spec
	common := -1
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.IMPORT {
			continue
		}
		list = decl
		for _, s := range decl.Specs {
			have := path(s.(*ast.ImportSpec).Path.Value)
			if n := commonPrefix(have, want); decl.Lparen.IsValid() && (best == nil || n > common || n == common && have < want) {
				best, common = s, n
			}
		}
	}
	at := func(pos token.Pos, text string) finding.Edit { return finding.Edit{Pos: pos, End: pos, Text: text} }
	if first, _, _ := strings.Cut(want, "/"); best != nil && common < len(first) { // unlike all of them: a group of its own
		return at(list.Specs[len(list.Specs)-1].End(), "\n\n\t"+spec)
	}
	switch {
	case best != nil && path(best.(*ast.ImportSpec).Path.Value) > want:
		return at(best.Pos(), spec+"\n\t")
	case best != nil:
		return at(best.End(), "\n\t"+spec)
	case list != nil && list.Lparen.IsValid():
		return at(list.Lparen+1, "\n\t"+spec)
	case list != nil:
		return at(list.End(), "\nimport "+spec)
	}
	return at(file.Name.End(), "\n\nimport "+spec)
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
