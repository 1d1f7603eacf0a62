package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"path"
	"strings"
)

// Identify gives each finding its fingerprint, which stays the same when code
// around it changes or moves inside its package. It is made of the check, the
// directory in the repository, the enclosing declaration, the message and the
// code that the finding covers, without its layout. Findings that are alike in
// all of these are counted in order.
func (r *Run) Identify(list []Finding) {
	owners := &owners{src: r.source()}
	seen := make(map[string]int)
	for i := range list {
		f := &list[i]
		file, _ := r.path(f.Posn.File)
		code := tokens(r.source().between(f.Posn, f.End))
		sum := digest("v1", f.Check, path.Dir(file), owners.of(f.Posn), f.Message, code)
		seen[sum]++
		if n := seen[sum]; n > 1 {
			sum = digest(sum, fmt.Sprint(n))
		}
		f.Fingerprint = sum
	}
}

// tokens returns the code without its layout and comments: what gofmt and a
// break in a list of arguments change makes no difference.
func tokens(code string) string {
	fset := token.NewFileSet()
	var s scanner.Scanner
	s.Init(fset.AddFile("", -1, len(code)), []byte(code), func(token.Position, string) {}, 0)
	var list []string
	for {
		_, tok, lit := s.Scan()
		switch {
		case tok == token.EOF:
			return strings.Join(list, " ")
		case tok == token.SEMICOLON && lit == "\n":
			continue
		case tok == token.RPAREN || tok == token.RBRACE || tok == token.RBRACK:
			if n := len(list); n > 0 && list[n-1] == "," {
				list = list[:n-1]
			}
		}
		list = append(list, cmp.Or(lit, tok.String()))
	}
}

// digest is a hash of the parts, none of which contains a NUL.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// owners finds the declarations around positions.
type owners struct {
	src   *sources
	files map[string][]owner
}

// owner is a declaration and its lines.
type owner struct {
	name     string
	from, to int
}

// of returns the name of the top-level declaration that a position is in, ""
// outside of all and in files that are not Go.
func (o *owners) of(p Position) string {
	list, ok := o.files[p.File]
	if !ok {
		list = declarations(strings.Join(o.src.lines(p.File), "\n"), p.File)
		if o.files == nil {
			o.files = make(map[string][]owner)
		}
		o.files[p.File] = list
	}
	for _, d := range list {
		if d.from <= p.Line && p.Line <= d.to {
			return d.name
		}
	}
	return ""
}

func declarations(text, name string) []owner {
	if !strings.HasSuffix(name, ".go") {
		return nil
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
	if file == nil || err != nil && len(file.Decls) == 0 {
		return nil
	}
	line := func(p token.Pos) int { return fset.PositionFor(p, false).Line }
	var list []owner
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			list = append(list, owner{receiver(d) + d.Name.Name, line(d.Pos()), line(d.End())})
		case *ast.GenDecl:
			for _, s := range d.Specs {
				list = append(list, owner{specName(s), line(s.Pos()), line(s.End())})
			}
		}
	}
	return list
}

// receiver returns the name of the type that a method is of, with a dot.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.ParenExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name + "."
		default:
			return ""
		}
	}
}

func specName(s ast.Spec) string {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return s.Name.Name
	case *ast.ValueSpec:
		return s.Names[0].Name
	}
	return "import"
}
