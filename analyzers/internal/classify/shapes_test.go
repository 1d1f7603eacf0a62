package classify_test

import (
	"go/types"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

func shapes(t *testing.T) (*classify.Result, func(name string) types.Type) {
	t.Helper()
	tax := testTaxonomy()
	cls := classify.New(config.New(func(string) (*taxonomy.Taxonomy, error) { return tax, nil }))
	res := analysistest.Run(t, analysistest.TestData(), cls, "shop/shapes")
	scope := res[0].Pass.Pkg.Scope()
	return res[0].Result.(*classify.Result), func(name string) types.Type {
		o := scope.Lookup(name)
		if o == nil {
			t.Fatalf("no %s", name)
		}
		return o.Type()
	}
}

func TestFormsOfAType(t *testing.T) {
	r, typ := shapes(t)
	mail := typ("Base").Underlying().(*types.Struct).Field(0)
	for _, owner := range []types.Type{typ("Base"), typ("Alias"), typ("Pointer"), types.NewPointer(typ("Base")), typ("Base").Underlying()} {
		if diff := cmp.Diff([]string{"user.contact.email"}, r.Field(owner, mail)); diff != "" {
			t.Errorf("Field(%s, Mail) (-want +got)\n%s", owner, diff)
		}
	}
	generic := typ("Box").Underlying().(*types.Struct).Field(0)
	for _, owner := range []types.Type{typ("Box"), typ("Inst"), typ("BoxOfInt"), typ("BoxOfString")} {
		st := types.Unalias(owner).Underlying().(*types.Struct)
		for _, f := range []*types.Var{generic, st.Field(0)} {
			if diff := cmp.Diff([]string{"user.content"}, r.Field(owner, f)); diff != "" {
				t.Errorf("Field(%s, Value) (-want +got)\n%s", owner, diff)
			}
		}
		in := st.Field(1).Type()
		if diff := cmp.Diff(classify.Class{Categories: []string{"user.name"}, Origin: classify.FromDirective}, r.FieldAt(in, 0)); diff != "" {
			t.Errorf("FieldAt(%s.In, 0) (-want +got)\n%s", owner, diff)
		}
	}
}

func TestNoClass(t *testing.T) {
	r, typ := shapes(t)
	mail := typ("Base").Underlying().(*types.Struct).Field(0)
	for name, got := range map[string][]string{
		"field of another struct": r.Field(typ("Outer"), mail),
		"field of no struct":      r.Field(typ("Number"), mail),
		"nil owner":               r.Field(nil, mail),
		"nil field":               r.Field(typ("Base"), nil),
		"index out of range":      r.FieldAt(typ("Base"), 7).Categories,
		"type":                    r.Type(typ("Base")),
		"nil type":                r.Type(nil),
		"nil function":            r.Param(nil, 0),
		"universe function":       r.Results(types.Universe.Lookup("error").Type().Underlying().(*types.Interface).Method(0), 0),
	} {
		if got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
	if r.Paths(nil) != nil || r.Paths(typ("Next")) != nil || r.Paths(typ("Number")) != nil {
		t.Error("paths where nothing is classified")
	}
	if _, ok := r.Subject(typ("Base")); ok {
		t.Error("a subject without a rule")
	}
}

func TestPathBounds(t *testing.T) {
	r, typ := shapes(t)
	paths := r.Paths(typ("A"))
	if len(paths) < 20 || len(paths) > 1100 {
		t.Errorf("%d paths of A", len(paths))
	}
	seen := make(map[string]bool)
	for _, p := range paths {
		if seen[p.String()] {
			t.Errorf("%s twice", p)
		}
		seen[p.String()] = true
	}
	for _, want := range []string{".Base.Mail", ".B*.Base.Mail", ".F*.E*.Base.Mail"} {
		if !seen[want] {
			t.Errorf("no path %s", want)
		}
	}
	if seen[".B*.A*.Base.Mail"] {
		t.Error("a path through A back to A")
	}
	if got := r.Paths(typ("Deep")); len(got) != 1 || got[0].String() != ".X1.X2.X3.X4.Base.Mail" {
		t.Errorf("Paths(Deep) = %v", got)
	}
	if got := r.Paths(typ("TooDeep")); got != nil {
		t.Errorf("Paths(TooDeep) = %v", got)
	}
	again, typ2 := shapes(t)
	if diff := cmp.Diff(paths, again.Paths(typ2("A"))); diff != "" {
		t.Errorf("two runs differ\n%s", diff)
	}
}

func TestConcurrentUse(t *testing.T) {
	r, typ := shapes(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, name := range []string{"A", "F", "BoxOfInt", "Deep", "Next"} {
				r.Paths(typ(name))
				r.FieldAt(typ(name), 0)
				r.TypeClass(typ(name))
				r.Suggestions()
				r.Problems()
			}
		})
	}
	wg.Wait()
}
