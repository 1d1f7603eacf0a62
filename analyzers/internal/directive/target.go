package directive

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// target is something that a directive can be attached to.
type target struct {
	scope    Scope
	pos, end token.Pos
	from, to int // lines that a Line or Field directive covers
	objs     []types.Object
	params   []int  // Func: the directive stands on these parameters
	results  []int  // Func: ... or on these results
	iface    bool   // Func: an interface method
	simple   bool   // Line: a statement without a block of its own
	problem  string // why nothing but ignore has an effect here
}

func (t target) name() string {
	if t.params != nil || t.results != nil {
		return "a parameter"
	}
	return t.scope.String()
}

// fileIndex knows the targets of one file by line.
type fileIndex struct {
	file    *token.File
	info    *types.Info
	targets []target  // in order of position, outermost first
	blocks  []posSpan // statement lists
	types   []declRange
	code    map[int]token.Pos // line -> first token seen on it
}

type posSpan struct{ pos, end token.Pos }

func (ix *fileIndex) line(p token.Pos) int { return ix.file.PositionFor(p, false).Line }

// codeBefore reports whether code precedes pos on its line.
func (ix *fileIndex) codeBefore(line int, pos token.Pos) bool {
	p, ok := ix.code[line]
	return ok && p < pos
}

// starting returns the targets that start on the line, before limit if that
// is valid: outermost first.
func (ix *fileIndex) starting(line int, limit token.Pos) []target {
	var out []target
	for _, t := range ix.targets {
		if ix.line(t.pos) == line && (!limit.IsValid() || t.pos < limit) {
			out = append(out, t)
		}
	}
	return out
}

// ending returns the target that ends last on the line before limit.
func (ix *fileIndex) ending(line int, limit token.Pos) []target {
	var best []target
	for _, t := range ix.targets {
		if (t.scope != Line || t.simple) && t.end <= limit && ix.line(t.end-1) == line &&
			(best == nil || t.end > best[0].end) {
			best = []target{t}
		}
	}
	return best
}

// around returns the innermost statement that pos is inside of, unless a
// statement list inside of it holds pos: then pos is between statements.
func (ix *fileIndex) around(pos token.Pos) []target {
	var best []target
	for _, t := range ix.targets {
		if t.scope == Line && t.simple && t.pos < pos && pos < t.end && (best == nil || t.pos >= best[0].pos) {
			best = []target{t}
		}
	}
	for _, b := range ix.blocks {
		if best != nil && b.pos < pos && pos < b.end && b.pos > best[0].pos {
			return nil
		}
	}
	return best
}

// indexFile collects the targets of a file.
func indexFile(fset *token.FileSet, f *ast.File, info *types.Info) *fileIndex {
	ix := &fileIndex{file: fset.File(f.Package), info: info, code: make(map[int]token.Pos)}
	ix.add(target{scope: Package, pos: f.Package, end: f.Name.End()})
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case nil:
			return true
		case *ast.CommentGroup:
			return false
		}
		if n != ast.Node(f) {
			ix.sawCode(n.Pos())
			ix.sawCode(n.End() - 1)
		}
		ix.visit(n)
		return true
	})
	ix.sawCode(f.Package)
	// Inspect visits in source order but for nodes that start together;
	// a stable sort keeps the outer one first.
	slices.SortStableFunc(ix.targets, func(a, b target) int { return cmp.Compare(a.pos, b.pos) })
	return ix
}

func (ix *fileIndex) sawCode(p token.Pos) {
	if int(p) < ix.file.Base() || int(p) > ix.file.Base()+ix.file.Size() {
		return // an empty node has no position
	}
	l := ix.line(p)
	if old, ok := ix.code[l]; !ok || p < old {
		ix.code[l] = p
	}
}

func (ix *fileIndex) add(t target) { ix.targets = append(ix.targets, t) }

// addLines adds a Line target that covers its lines from pos to end.
func (ix *fileIndex) addLines(pos, end token.Pos, simple bool) {
	ix.add(target{scope: Line, pos: pos, end: end, from: ix.line(pos), to: ix.line(end - 1), simple: simple})
}

// addImport adds an import: what the taxonomy check reports stands there.
func (ix *fileIndex) addImport(n ast.Node) {
	ix.addLines(n.Pos(), n.End(), true)
	ix.targets[len(ix.targets)-1].problem = "has no effect on an import"
}

func (ix *fileIndex) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		ix.funcDecl(n)
	case *ast.GenDecl:
		ix.genDecl(n)
	case *ast.TypeSpec:
		ix.typeSpec(n, n.Pos())
	case *ast.ValueSpec:
		if discloses(n, n.End()) {
			ix.addLines(n.Pos(), n.End(), true)
		}
	case *ast.ImportSpec:
		ix.addImport(n)
	case *ast.StructType:
		for _, f := range n.Fields.List {
			ix.field(n, f)
		}
	case *ast.InterfaceType:
		for _, m := range n.Methods.List {
			ix.ifaceElem(m)
		}
	case *ast.CallExpr:
		ix.addLines(n.Pos(), n.End(), false)
	case *ast.BlockStmt:
		ix.blocks = append(ix.blocks, posSpan{n.Pos(), n.End()})
	case ast.Stmt:
		ix.stmt(n)
	}
}

// stmt adds a statement that could disclose something. Of a statement with a
// block only the header is covered: whoever silences an if does not mean what
// happens inside it.
func (ix *fileIndex) stmt(n ast.Stmt) {
	header := token.NoPos
	switch n := n.(type) {
	case *ast.IfStmt:
		header = n.Body.Lbrace
	case *ast.ForStmt:
		header = n.Body.Lbrace
	case *ast.RangeStmt:
		header = n.Body.Lbrace
	case *ast.SwitchStmt:
		header = n.Body.Lbrace
	case *ast.TypeSwitchStmt:
		header = n.Body.Lbrace
	case *ast.SelectStmt:
		header = n.Body.Lbrace
	case *ast.CaseClause:
		header = n.Colon
		ix.blocks = append(ix.blocks, posSpan{n.Colon, n.End()})
	case *ast.CommClause:
		header = n.Colon
		ix.blocks = append(ix.blocks, posSpan{n.Colon, n.End()})
	case *ast.LabeledStmt, *ast.EmptyStmt, *ast.BranchStmt:
		return
	}
	if header.IsValid() {
		if discloses(n, header) {
			ix.addLines(n.Pos(), header+1, false)
		}
	} else if discloses(n, n.End()) {
		ix.addLines(n.Pos(), n.End(), true)
	}
}

// discloses reports whether n holds, before limit, anything that a finding can
// stand at: a call, a send, or a store through a field, element or pointer.
func discloses(n ast.Node, limit token.Pos) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil || found || n.Pos() >= limit {
			return false
		}
		switch n := n.(type) {
		case *ast.CallExpr, *ast.SendStmt:
			found = true
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if _, local := ast.Unparen(l).(*ast.Ident); !local {
					found = true
				}
			}
		}
		return !found
	})
	return found
}

func (ix *fileIndex) funcDecl(n *ast.FuncDecl) {
	t := target{scope: Func, pos: n.Pos(), end: n.End(), objs: objects(ix.info.Defs[n.Name])}
	ix.add(t)
	ix.signature(t, n.Type)
}

// funcRanges returns the extents of a file's function declarations.
func funcRanges(f *ast.File, info *types.Info) []declRange {
	var out []declRange
	for _, decl := range f.Decls {
		n, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		d := declRange{pos: n.Pos(), end: n.End()}
		if fn, ok := info.Defs[n.Name].(*types.Func); ok {
			d.obj = fn
			if recv := fn.Signature().Recv(); recv != nil {
				d.recv = typeNameOf(recv.Type())
			}
		}
		out = append(out, d)
	}
	return out
}

// typeNameOf returns the name of a receiver's base type, or nil.
func typeNameOf(t types.Type) types.Object {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}

// signature adds the parameters and results of a function as targets of their
// own: a directive beside one of them means that one.
func (ix *fileIndex) signature(fn target, typ *ast.FuncType) {
	add := func(list *ast.FieldList, set func(*target, []int)) {
		if list == nil {
			return
		}
		i := 0
		for _, f := range list.List {
			var indices []int
			for range max(1, len(f.Names)) {
				indices = append(indices, i)
				i++
			}
			t := target{scope: Func, pos: f.Pos(), end: f.End(), objs: fn.objs, iface: fn.iface}
			set(&t, indices)
			ix.add(t)
		}
	}
	add(typ.Params, func(t *target, i []int) { t.params = i })
	add(typ.Results, func(t *target, i []int) { t.results = i })
}

func (ix *fileIndex) genDecl(n *ast.GenDecl) {
	switch n.Tok {
	case token.VAR, token.CONST:
		if discloses(n, n.End()) {
			ix.addLines(n.Pos(), n.End(), !n.Lparen.IsValid())
		}
	case token.IMPORT:
		ix.addImport(n)
	case token.TYPE:
		if !n.Lparen.IsValid() {
			for _, s := range n.Specs {
				ix.typeSpec(s.(*ast.TypeSpec), n.Pos())
			}
			return
		}
		t := target{scope: Type, pos: n.Pos(), end: n.Lparen + 1}
		for _, s := range n.Specs {
			t.objs = append(t.objs, objects(ix.info.Defs[s.(*ast.TypeSpec).Name])...)
		}
		ix.add(t)
	}
}

func (ix *fileIndex) typeSpec(n *ast.TypeSpec, pos token.Pos) {
	obj := ix.info.Defs[n.Name]
	ix.add(target{scope: Type, pos: pos, end: n.End(), objs: objects(obj)})
	ix.types = append(ix.types, declRange{pos: n.Pos(), end: n.End(), obj: obj})
}

func (ix *fileIndex) field(st *ast.StructType, f *ast.Field) {
	t := target{scope: Field, pos: f.Pos(), end: f.End(), from: ix.line(f.Pos()), to: ix.line(f.End() - 1)}
	for _, name := range f.Names {
		t.objs = append(t.objs, objects(ix.info.Defs[name])...)
	}
	if len(f.Names) == 0 {
		t.objs = objects(ix.embedded(st, f))
	}
	ix.add(t)
}

// embedded finds the variable of an embedded field by its position, since
// types.Info has no definition for it.
func (ix *fileIndex) embedded(st *ast.StructType, f *ast.Field) types.Object {
	s, ok := ix.info.TypeOf(st).(*types.Struct)
	if !ok {
		return nil
	}
	for v := range s.Fields() {
		if v.Embedded() && f.Pos() <= v.Pos() && v.Pos() < f.End() {
			return v
		}
	}
	return nil
}

func (ix *fileIndex) ifaceElem(m *ast.Field) {
	t := target{scope: Func, pos: m.Pos(), end: m.End(), iface: true}
	if len(m.Names) == 0 {
		t.problem = "has no effect on an embedded interface: put it on that interface's own methods"
		ix.add(t)
		return
	}
	t.objs = objects(ix.info.Defs[m.Names[0]])
	ix.add(t)
	if typ, ok := m.Type.(*ast.FuncType); ok {
		ix.signature(t, typ)
	}
}

func objects(o types.Object) []types.Object {
	if o == nil {
		return nil
	}
	return []types.Object{o}
}
