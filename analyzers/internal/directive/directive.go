// Package directive reads the //consentvet: comments of one package and says
// what each is attached to: the lines of a statement, a function, a type, a
// field or the whole package.
//
// It knows the syntax and the places. Whether a purpose or a category exists
// is for callers, who hold the taxonomy; Directive.ArgPos gives them the place
// to point at. A Directive is immutable and its address is its identity, so
// analyzers that run side by side can each collect the ones that they used.
package directive

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Kind is the word after "//consentvet:".
type Kind string

// The directives that exist.
const (
	Purpose      Kind = "purpose"
	Consent      Kind = "consent"
	CallerChecks Kind = "caller-checks"
	Data         Kind = "data"
	Ignore       Kind = "ignore"
)

// Kinds returns the directives that exist, sorted.
func Kinds() []string {
	return []string{string(CallerChecks), string(Consent), string(Data), string(Ignore), string(Purpose)}
}

// Scope says what kind of thing a directive is attached to.
type Scope int

// The scopes, from the narrowest.
const (
	Nothing Scope = iota // attached to nothing; Problem says so
	Line                 // the statement, call, variable or import on Directive.From..To
	Field                // the struct fields Objs
	Func                 // the function or interface method Objs[0]
	Type                 // the types Objs
	Package              // the package clause
)

// String returns what users call the scope, with an article.
func (s Scope) String() string {
	switch s {
	case Line:
		return "a statement"
	case Field:
		return "a field"
	case Func:
		return "a function"
	case Type:
		return "a type"
	case Package:
		return "the package clause"
	}
	return "nothing"
}

// Directive is one //consentvet: comment.
type Directive struct {
	Kind   Kind     // as written, also when it is none that exists
	Args   []string // the words before "--"; for data without the parameter's name
	Reason string   // the text after "--"
	Pos    token.Pos
	End    token.Pos

	Scope Scope
	File  *ast.File
	// From and To are the first and last line (unadjusted by //line) that
	// the directive covers; both 0 for Func, Type and Package.
	From, To int
	// Objs is what a Field, Func or Type directive is attached to. It has
	// several members for `A, B string` and for the doc of a type group.
	Objs []types.Object
	// Param is the parameter or result name as written, for data on a
	// function. Params and Results are the indices that it means.
	Param           string
	Params, Results []int

	// Problem says why the directive has no effect, what is allowed and what
	// to do; "" when it is fine. No query returns a directive with a problem.
	Problem string

	argPos []token.Pos
}

// Obj returns the first object that the directive is attached to, or nil.
func (d *Directive) Obj() types.Object {
	if len(d.Objs) == 0 {
		return nil
	}
	return d.Objs[0]
}

// Arg returns the i'th argument, "" if there is none.
func (d *Directive) Arg(i int) string {
	if i < 0 || i >= len(d.Args) {
		return ""
	}
	return d.Args[i]
}

// ArgPos returns where the i'th argument stands, the directive's start if
// there is none.
func (d *Directive) ArgPos(i int) token.Pos {
	if i < 0 || i >= len(d.argPos) {
		return d.Pos
	}
	return d.argPos[i]
}

// Set holds the directives of one package. The zero Set has none. It is safe for concurrent use.
type Set struct {
	fset  *token.FileSet
	all   []*Directive
	lines map[*token.File][]*Directive // Line and Field scope
	objs  map[types.Object][]*Directive
	pkg   []*Directive
	decls []declRange // function and type declarations, sorted by position
}

// declRange is the extent of a declaration that scopes a directive.
type declRange struct {
	pos, end token.Pos
	obj      types.Object // the function, or the type
	recv     types.Object // the receiver's type, for methods
}

// All returns every directive in source order, those with problems included.
func (s *Set) All() []*Directive { return slices.Clone(s.all) }

// Problems returns the directives that have no effect, in source order.
func (s *Set) Problems() []*Directive {
	var out []*Directive
	for _, d := range s.all {
		if d.Problem != "" {
			out = append(out, d)
		}
	}
	return out
}

// Unused returns the directives that could have an effect and are not in
// used, in source order. Data directives are never unused: they state a fact
// about a declaration.
func (s *Set) Unused(used map[*Directive]bool) []*Directive {
	var out []*Directive
	for _, d := range s.all {
		if d.Problem == "" && d.Kind != Data && !used[d] {
			out = append(out, d)
		}
	}
	return out
}

// PurposeAt returns the purpose tag nearest to pos: on its statement, on the
// function declaration around it, on the type of that method's receiver, on
// the package clause of any file of the package. It returns nil without one.
func (s *Set) PurposeAt(pos token.Pos) *Directive {
	if ds := s.covering(pos, Purpose); len(ds) > 0 {
		return ds[0]
	}
	return nil
}

// ConsentAt returns the consent assertions that cover pos, nearest first.
func (s *Set) ConsentAt(pos token.Pos) []*Directive { return s.covering(pos, Consent) }

// IgnoreAt returns the nearest directive that silences the check at pos, or nil.
func (s *Set) IgnoreAt(pos token.Pos, check string) *Directive {
	for _, d := range s.covering(pos, Ignore) {
		if len(d.Args) == 0 || d.Args[0] == check {
			return d
		}
	}
	return nil
}

// CallerChecks returns the caller-checks directive of fn, a function or
// interface method of this package, or nil. Instances of generic functions
// share their origin's.
func (s *Set) CallerChecks(fn *types.Func) *Directive {
	if fn == nil {
		return nil
	}
	for _, d := range s.objs[fn.Origin()] {
		if d.Kind == CallerChecks {
			return d
		}
	}
	return nil
}

// Data returns the categories that data directives give to a field or a type
// of this package, sorted; nil if there are none.
func (s *Set) Data(obj types.Object) []string {
	if v, ok := obj.(*types.Var); ok {
		obj = v.Origin()
	}
	return s.categories(obj, func(d *Directive) bool { return d.Scope != Func })
}

// DataParam returns the categories of fn's i'th parameter, sorted.
func (s *Set) DataParam(fn *types.Func, i int) []string {
	if fn == nil {
		return nil
	}
	return s.categories(fn.Origin(), func(d *Directive) bool { return slices.Contains(d.Params, i) })
}

// DataResult returns the categories of fn's i'th result, sorted.
func (s *Set) DataResult(fn *types.Func, i int) []string {
	if fn == nil {
		return nil
	}
	return s.categories(fn.Origin(), func(d *Directive) bool { return slices.Contains(d.Results, i) })
}

func (s *Set) categories(obj types.Object, want func(*Directive) bool) []string {
	var out []string
	for _, d := range s.objs[obj] {
		if d.Kind == Data && want(d) {
			out = append(out, d.Args...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// covering returns the effective directives of a kind that cover pos, nearest
// first: the smallest line range, then function, type and package.
func (s *Set) covering(pos token.Pos, kind Kind) []*Directive {
	if len(s.all) == 0 {
		return nil
	}
	tf := s.fset.File(pos)
	if tf == nil {
		return nil
	}
	var out []*Directive
	line := tf.PositionFor(pos, false).Line
	for _, d := range s.lines[tf] {
		if d.Kind == kind && d.From <= line && line <= d.To {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b *Directive) int { return (a.To - a.From) - (b.To - b.From) })
	// Inner declarations start later, so walk backwards: a type declared in
	// a function comes before that function.
	for i := len(s.decls) - 1; i >= 0; i-- {
		d := s.decls[i]
		if d.pos <= pos && pos < d.end {
			out = s.appendKind(out, d.obj, kind)
			out = s.appendKind(out, d.recv, kind)
		}
	}
	for _, d := range s.pkg {
		if d.Kind == kind {
			out = append(out, d)
		}
	}
	return out
}

func (s *Set) appendKind(out []*Directive, obj types.Object, kind Kind) []*Directive {
	if obj == nil {
		return out
	}
	for _, d := range s.objs[obj] {
		if d.Kind == kind {
			out = append(out, d)
		}
	}
	return out
}
