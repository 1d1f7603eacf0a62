// Package classify says which types, fields, parameters and results hold
// personal data. It joins what the taxonomy's data rules say with the
// //consentvet:data directives of the package under analysis and of the
// packages that it imports. Comments are not in export data, so the directives
// of a package travel as a package fact.
package classify

import (
	"go/token"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/directive"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// The places that a classification can come from.
const (
	FromDirective = "directive"
	FromTaxonomy  = "taxonomy"
	FromTag       = "tag"
	FromNames     = "names"
)

// Class is what is known of a piece of data. The zero Class is no personal
// data.
type Class struct {
	Categories []string // sorted
	Origin     string   // FromDirective, FromTaxonomy, FromTag or FromNames
	Whole      bool     // of a field: it is what the struct is as a whole
}

// New returns the analyzer. Its result is a *Result, and it reports nothing.
// cfg loads the configuration: its result is a *config.Config. checks are the
// analyzer names that //consentvet:ignore accepts; none accepts any.
func New(cfg *analysis.Analyzer, checks ...string) *analysis.Analyzer {
	var cache ruleCache
	return &analysis.Analyzer{
		Name:       "classify",
		Doc:        "find out which types, fields, parameters and results hold personal data\n\nIt reports nothing: other analyzers require it.",
		Requires:   []*analysis.Analyzer{cfg},
		FactTypes:  []analysis.Fact{new(DataFact), new(OwnFact)},
		ResultType: reflect.TypeFor[*Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			conf := pass.ResultOf[cfg].(*config.Config)
			r := newResult(pass, conf, cache.get(conf.Taxonomy))
			r.Directives = directive.Parse(pass.Fset, pass.Files, pass.TypesInfo, checks)
			if fact := r.export(); fact != nil {
				pass.ExportPackageFact(fact)
			}
			if r.guesses() {
				pass.ExportPackageFact(new(OwnFact))
			}
			return r, nil
		},
	}
}

// ruleCache keeps the indexed rules of the taxonomy last seen, which all
// packages of a run share.
type ruleCache struct {
	mu    sync.Mutex
	tax   *taxonomy.Taxonomy
	rules *rules
}

func (c *ruleCache) get(t *taxonomy.Taxonomy) *rules {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tax != t {
		c.tax, c.rules = t, newRules(t)
	}
	return c.rules
}

// Result answers questions about types of the package and of what it imports.
// It is safe for concurrent use.
type Result struct {
	// Directives are those of the package.
	Directives *directive.Set

	pass     *analysis.Pass
	config   *config.Config
	rules    *rules
	imported []analysis.PackageFact
	facts    map[string]*DataFact // by package path
	own      map[string]bool      // package paths with an OwnFact

	mu        sync.Mutex // guards what follows, all of it computed on demand
	structs   map[types.Type]*structInfo
	declarers map[*types.Package]map[*types.Var]*types.TypeName
	typeRules map[*types.TypeName]*typeRule
	aliases   map[*types.TypeName]*typeRule
	shared    map[*types.Package]map[*types.Var][]string
	reach     typeutil.Map // types.Type -> bool
	paths     typeutil.Map // types.Type -> []Path
	funcs     map[*types.Func]*funcInfo
	visible   map[string][]*types.Package
	ifaces    []ifaceData
	ifacesSet bool
}

func newResult(pass *analysis.Pass, conf *config.Config, rules *rules) *Result {
	r := &Result{
		pass: pass, config: conf, rules: rules,
		facts:     make(map[string]*DataFact),
		own:       make(map[string]bool),
		structs:   make(map[types.Type]*structInfo),
		declarers: make(map[*types.Package]map[*types.Var]*types.TypeName),
		typeRules: make(map[*types.TypeName]*typeRule),
		shared:    make(map[*types.Package]map[*types.Var][]string),
		funcs:     make(map[*types.Func]*funcInfo),
	}
	for _, pf := range pass.AllPackageFacts() {
		if pf.Package == pass.Pkg {
			continue
		}
		switch fact := pf.Fact.(type) {
		case *DataFact:
			r.imported = append(r.imported, pf)
			r.facts[pf.Package.Path()] = fact
		case *OwnFact:
			r.own[pf.Package.Path()] = true
		}
	}
	return r
}

// Problem is something that the datatype check reports.
type Problem struct {
	Pos, End token.Pos
	Message  string
}

// packages returns the packages with a path that are visible: the one under
// analysis and those that it imports, directly or not.
func (r *Result) packages(path string) []*types.Package {
	if r.visible == nil {
		r.visible = make(map[string][]*types.Package)
		seen := make(map[*types.Package]bool)
		var visit func(p *types.Package)
		visit = func(p *types.Package) {
			if seen[p] {
				return
			}
			seen[p] = true
			for _, name := range taxonomy.PathVariants(p.Path()) {
				if r.rules.packages[name] {
					r.visible[name] = append(r.visible[name], p)
				}
			}
			for _, imp := range p.Imports() {
				visit(imp)
			}
		}
		visit(r.pass.Pkg)
	}
	return r.visible[path]
}
