package taxonomy

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// position gives a place in the taxonomy file a position in the pass's file
// set, none if the file cannot be read any more.
func (r *run) position(pos taxonomy.Pos) token.Pos {
	f, ok := r.files[pos.File]
	if !ok {
		if data, err := os.ReadFile(pos.File); err == nil {
			f = r.pass.Fset.AddFile(pos.File, -1, len(data))
			f.SetLinesForContent(data)
		}
		r.files[pos.File] = f
	}
	if f == nil || pos.Line < 1 || pos.Line > f.LineCount() {
		return token.NoPos
	}
	start := f.LineStart(pos.Line)
	return min(start+token.Pos(r.bytes(pos)), token.Pos(f.Base()+f.Size()))
}

// bytes converts the column of a place, which counts characters, into bytes
// from the start of its line.
func (r *run) bytes(pos taxonomy.Pos) int {
	data, err := os.ReadFile(pos.File)
	if err != nil {
		return 0
	}
	lines := strings.Split(string(data), "\n")
	if pos.Line > len(lines) {
		return 0
	}
	line, n := lines[pos.Line-1], 0
	for i := 1; i < pos.Col && n < len(line); i++ {
		_, size := utf8.DecodeRuneInString(line[n:])
		n += size
	}
	return n
}

// missing says that a package of the main module does not exist, "" if it does
// or that cannot be told. A path below the module's may be another module's, so
// that one which go.mod or a workspace could bring is left alone.
func (r *run) missing(path string) string {
	dir, root := r.directory(path)
	if dir == "" {
		return ""
	}
	mod := r.pass.Module.Path
	gomod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil || strings.Contains(string(gomod), mod+"/") || workspace(root) {
		return ""
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		return ""
	}
	return "there is no package " + path + " in module " + mod
}

// directory returns where a package of the main module lies, or would, and the
// module's root; "" where that cannot be told.
func (r *run) directory(path string) (dir, root string) {
	own := r.ownDirectory()
	if path == r.pass.Pkg.Path() {
		return own, ""
	}
	mod := r.pass.Module
	if mod == nil || mod.Path == "" || mod.Version != "" || own == "" {
		return "", ""
	}
	below, ok := strings.CutPrefix(strings.TrimSuffix(r.pass.Pkg.Path(), "_test"), mod.Path)
	root, inside := strings.CutSuffix(filepath.ToSlash(own), below)
	rel, here := strings.CutPrefix(path, mod.Path+"/")
	if !ok || !inside || !here && path != mod.Path {
		return "", ""
	}
	root = filepath.FromSlash(root)
	if !here {
		return root, root
	}
	return filepath.Join(root, filepath.FromSlash(rel)), root
}

// ownDirectory returns that of the package under analysis.
func (r *run) ownDirectory() string {
	for _, f := range r.pass.Files {
		// Files that cgo makes lie elsewhere; their line directives lead back.
		name := r.pass.Fset.Position(f.Package).Filename
		if strings.HasSuffix(name, ".go") && filepath.IsAbs(name) {
			return filepath.Dir(name)
		}
	}
	return ""
}

// workspace reports whether a go.work file is in effect in a directory.
func workspace(dir string) bool {
	if env := os.Getenv("GOWORK"); env != "" {
		return env != "off"
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
			return true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return false
		}
		dir = up
	}
}

// elsewhere reports whether a file that this build leaves out, for its build
// tags or as a test, declares what a reference to a package of the main module
// names. Where types are concerned, one of that name is enough.
func (r *run) elsewhere(pkg *types.Package, ref string) bool {
	dir, _ := r.directory(pkg.Path())
	if dir == "" {
		return false
	}
	files, err := filepath.Glob(filepath.Join(quoted(dir), "*.go"))
	if err != nil {
		return false
	}
	v := view{pkg: pkg, ref: ref}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err == nil && slices.ContainsFunc(f.Decls, func(d ast.Decl) bool { return v.declaredBy(d) }) {
			return true
		}
	}
	return false
}

// quoted takes from a directory's name the meaning that its characters have in
// patterns.
func quoted(dir string) string {
	return strings.NewReplacer(`*`, `[*]`, `?`, `[?]`, `[`, `[[]`).Replace(dir)
}

// declaredBy reports whether the declaration is of what the reference names and
// the package, as it was built, does not have.
func (v view) declaredBy(d ast.Decl) bool {
	typ, name := typeOf(v.ref), v.name()
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.Name != name || (d.Recv == nil) != (typ == "") {
			return false
		}
		// The package has it: what is wrong is something else.
		if d.Recv == nil {
			return v.pkg.Scope().Lookup(name) == nil
		}
		tn, _ := v.pkg.Scope().Lookup(typ).(*types.TypeName)
		if tn == nil {
			return true
		}
		obj, _, _ := types.LookupFieldOrMethod(tn.Type(), true, v.pkg, name)
		return obj == nil && receiverOf(d) == typ
	case *ast.GenDecl:
		return slices.ContainsFunc(d.Specs, func(s ast.Spec) bool {
			t, ok := s.(*ast.TypeSpec)
			return ok && (t.Name.Name == typ || typ == "" && t.Name.Name == name) && v.pkg.Scope().Lookup(t.Name.Name) == nil
		})
	}
	return false
}

// receiverOf returns the name of the type that a method is of.
func receiverOf(d *ast.FuncDecl) string {
	name := ""
	ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" {
			name = id.Name
		}
		return name == ""
	})
	return name
}
