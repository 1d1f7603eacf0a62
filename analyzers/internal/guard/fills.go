package guard

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// What libraries put in the place of a record: they decode into it, scan a row of
// a database into its fields, or change the order of the list that it is in.

// replacedByLibrary returns what a library fills, or puts in another order: a
// row of a database, the body of a request. What it looks up by the record's own
// id stays the record.
func (a *analyzer) replacedByLibrary(c *ssa.CallCommon) []origin.Origin {
	r := a.res.Origins
	if b, ok := c.Value.(*ssa.Builtin); ok {
		if b.Name() == "copy" && len(c.Args) == 2 && holdsRecords(c.Args[0].Type()) {
			return []origin.Origin{r.Of(c.Args[0]).Down("[]")}
		}
		return nil
	}
	fn := callee(c)
	if fn == nil || fn.Pkg() == nil || a.lib == nil {
		return nil
	}
	if fn.Pkg() != a.pass.Pkg && a.promisesOf(c) == nil {
		if dst := scannedInto(c); dst != nil {
			return []origin.Origin{r.Of(dst)}
		}
	}
	if reorders(fn) && len(c.Args) > 0 && holdsRecords(c.Args[0].Type()) {
		return []origin.Origin{r.Of(c.Args[0]).Down("[]")}
	}
	if fn.Pkg() == a.pass.Pkg || !a.lib.Has(fn.Pkg().Path()) {
		return nil
	}
	var out []origin.Origin
	for _, dst := range a.filledIn(c, fn) {
		out = append(out, r.Of(dst))
	}
	return out
}

// filledIn returns the pointers to records, among a call's arguments, that a library
// function with a model fills.
func (a *analyzer) filledIn(c *ssa.CallCommon, fn *types.Func) []ssa.Value {
	m := a.lib.Lookup(fn.FullName())
	if m == nil {
		return nil
	}
	args := withoutReceiver(c)
	var out []ssa.Value
	for _, fl := range m.Flows {
		if fl.To.Kind != models.Arg || fl.To.Index >= len(args) || fl.To.Method != "" || fl.From.Kind == fl.To.Kind && fl.From.Index == fl.To.Index {
			continue
		}
		dst := converted(args[fl.To.Index])
		if _, isPointer := dst.Type().Underlying().(*types.Pointer); !isPointer || !isRecord(dst.Type()) || byOwnID(dst, args) {
			continue
		}
		out = append(out, dst)
	}
	return out
}

// withoutReceiver are the arguments of a call as models count them.
func withoutReceiver(c *ssa.CallCommon) []ssa.Value {
	if !c.IsInvoke() && c.Signature().Recv() != nil && len(c.Args) > 0 {
		return c.Args[1:]
	}
	return c.Args
}

// byOwnID reports whether a call that fills dst is given something of it.
func byOwnID(dst ssa.Value, args []ssa.Value) bool {
	for _, arg := range args {
		v := converted(arg)
		if v != dst && origin.Identifies(v.Type()) && origin.ReadFrom(v, dst) {
			return true
		}
	}
	return false
}

// holdsRecords reports whether t is a list of records.
func holdsRecords(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return isRecord(u.Elem())
	case *types.Interface: // sort.Slice, sort.Sort
		return true
	}
	return isTypeParam(t)
}

// reorders reports whether a function of the standard library moves the elements
// of its first argument.
func reorders(fn *types.Func) bool {
	switch fn.Pkg().Path() {
	case "slices":
		for _, verb := range []string{"Sort", "Reverse", "Delete", "Insert", "Compact", "Replace"} {
			if strings.HasPrefix(fn.Name(), verb) && fn.Name() != "Sorted" && fn.Name() != "SortedFunc" && fn.Name() != "SortedStableFunc" {
				return true
			}
		}
	case "sort":
		return slices.Contains([]string{"Slice", "SliceStable", "Sort", "Stable"}, fn.Name())
	}
	return false
}

// overwrites returns the variables of its own in which a function has a call put
// another record.
func (a *analyzer) overwrites(c *ssa.CallCommon) []ssa.Value {
	var out []ssa.Value
	for _, part := range a.partsReplaced(c) {
		if part.Path == "" {
			out = append(out, part.Arg)
		}
	}
	fn := callee(c)
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == a.pass.Pkg || a.lib == nil {
		return out
	}
	if dst := scannedInto(c); dst != nil && a.promisesOf(c) == nil {
		out = append(out, dst)
	}
	if a.lib.Has(fn.Pkg().Path()) {
		out = append(out, a.filledIn(c, fn)...)
	}
	return out
}

// scannedInto returns the record of which a library function is given the address
// of the id, to fill it: rows.Scan(&c.ID, &c.Email). A row that was asked for by
// that very id is the record's own.
func scannedInto(c *ssa.CallCommon) ssa.Value {
	var into ssa.Value
	for _, arg := range origin.Listed(withoutReceiver(c)) {
		f, ok := converted(arg).(*ssa.FieldAddr)
		if ok && (origin.Origin{Path: "." + origin.FieldName(f.X.Type(), f.Field)}).OwnID() {
			into = f.X
		}
	}
	if into == nil {
		return nil
	}
	for _, arg := range askedWith(c) {
		if origin.ReadFrom(converted(arg), into) {
			return nil
		}
	}
	return into
}

// askedWith returns what the query was given whose row a call reads.
func askedWith(c *ssa.CallCommon) []ssa.Value {
	var recv ssa.Value
	switch {
	case c.IsInvoke():
		recv = c.Value
	case c.Signature().Recv() != nil && len(c.Args) > 0:
		recv = c.Args[0]
	}
	if x, ok := recv.(*ssa.Extract); ok {
		recv = x.Tuple
	}
	if call, ok := recv.(*ssa.Call); ok {
		return origin.Listed(call.Common().Args)
	}
	return nil
}
