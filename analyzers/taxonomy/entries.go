package taxonomy

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// entry is something that the user's file names in a package.
type entry struct {
	pos  taxonomy.Pos
	what string // section, and what of the reference is meant
	ref  string

	// look says what is wrong with the reference in a package, "" if nothing
	// is. known is false where that cannot be told.
	look func(v view) (problem string, known bool)
}

func (e entry) hasNoEffect(why string) string {
	return fmt.Sprintf("%s %s has no effect: %s", e.what, e.ref, why)
}

// entries returns those of the user's own files: the built-in packs name
// packages of versions that one may not have.
func entries(t *taxonomy.Taxonomy) []entry {
	var list []entry
	add := func(pos taxonomy.Pos, what, ref string, look func(view) (string, bool)) {
		if !pos.BuiltIn() {
			list = append(list, entry{pos, what, ref, look})
		}
	}
	for _, d := range t.Data {
		switch {
		case d.Type != "":
			add(d.Pos, "the data entry for type", d.Type, typeEntry)
			for _, f := range d.Fields {
				add(f.Pos, "the data entry for field "+f.Name+" of", d.Type, fieldEntry(f.Name))
			}
			if d.Subject != "" {
				add(d.Pos, "the subject "+d.Subject+" of the data entry for", d.Type, fieldEntry(d.Subject))
			}
		case d.Func != nil && d.Param >= 0:
			add(d.Func.Pos, "the data entry for", d.Func.Name, funcEntry([]int{d.Param}, nil))
		case d.Func != nil:
			add(d.Func.Pos, "the data entry for", d.Func.Name, funcEntry(nil, []int{d.Result}))
		}
	}
	for _, v := range t.Vendors {
		for _, s := range v.Sinks {
			add(s.Func.Pos, "the sink of "+v.Name+" for", s.Func.Name, funcEntry(s.Args, nil))
		}
	}
	for _, c := range t.Checks {
		if c.Type != "" {
			add(c.Pos, "the consent check for type", c.Type, typeEntry)
			if c.Subject != nil && len(c.Subject.Path) > 0 {
				add(c.Pos, "the subject "+c.Subject.Path[0]+" of the consent check for", c.Type, fieldEntry(c.Subject.Path[0]))
			}
			continue
		}
		if c.Func == nil {
			typ := c.Field[:strings.LastIndexByte(c.Field, '.')]
			add(c.Pos, "the consent check for a field of", typ, typeEntry)
			add(c.Pos, "the consent check for field "+c.Field[len(typ)+1:]+" of", typ, fieldEntry(c.Field[len(typ)+1:]))
			continue
		}
		results := []int{c.Result}
		if c.Guards != nil || c.GrantedWhen == "returns" || c.Result == 0 && c.GrantedWhen == "" {
			results = nil // no result is right, too: it grants by returning
		}
		add(c.Func.Pos, "the consent check for", c.Func.Name, funcEntry(arguments(c.Subject, c.Purpose, c.Guards), results))
	}
	for _, p := range t.Tags {
		add(p.Func.Pos, "the purpose tag for", p.Func.Name, funcEntry(arguments(p.Purpose), []int{0}))
	}
	for _, s := range t.Sanitizers {
		add(s.Func.Pos, "the sanitizer for", s.Func.Name, funcEntry(nil, []int{0}))
	}
	return list
}

// arguments returns the indexes of the operands that are arguments.
func arguments(ops ...*taxonomy.Operand) []int {
	var list []int
	for _, o := range ops {
		if o != nil && o.Arg >= 0 && !o.Receiver && !o.Key {
			list = append(list, o.Arg)
		}
	}
	return list
}

// funcEntry looks a function up, with the arguments and results that the
// entry counts on.
func funcEntry(args, results []int) func(view) (string, bool) {
	return func(v view) (string, bool) {
		fn, problem, known := v.fn()
		if fn == nil {
			return problem, known
		}
		for _, i := range args {
			if problem := argument(fn, i); problem != "" {
				return problem, true
			}
		}
		for _, i := range results {
			if problem := result(fn, i); problem != "" {
				return problem, true
			}
		}
		return "", true
	}
}

func typeEntry(v view) (string, bool) {
	if !v.visible(v.name()) {
		return "", false
	}
	_, problem := v.typeName(v.name())
	return problem, true
}

// fieldEntry looks a field up. A type that is not there is its own entry's
// problem.
func fieldEntry(field string) func(view) (string, bool) {
	return func(v view) (string, bool) {
		if !v.visible(v.name()) {
			return "", false
		}
		tn, ok := v.pkg.Scope().Lookup(v.name()).(*types.TypeName)
		if !ok {
			return "", false
		}
		return v.field(tn, field), true
	}
}
