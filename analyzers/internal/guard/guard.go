package guard

import (
	"fmt"
	"go/types"
	"reflect"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Result tells which consents hold where in one package.
type Result struct {
	Origins *origin.Resolver
	Model   *model.Model
	funcs   map[*ssa.Function]*solution
	by      *analyzer
	last    *solver // of HeldBetween
}

// New returns the guard analyzer. It reports nothing; it exports Promises on
// functions and returns *Result.
// library gives the models of library functions, of which it is asked what they fill.
func New(cfg *analysis.Analyzer, library func() (*models.Index, error)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "guard",
		Doc:        "decide which consents hold at each point of a function (no diagnostics)",
		Requires:   []*analysis.Analyzer{cfg, buildssa.Analyzer},
		FactTypes:  []analysis.Fact{(*Promises)(nil)},
		ResultType: reflect.TypeFor[*Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			return run(pass, pass.ResultOf[cfg].(*config.Config), library)
		},
	}
}

func run(pass *analysis.Pass, cfg *config.Config, library func() (*models.Index, error)) (res *Result, err error) {
	fns := order.All(pass.ResultOf[buildssa.Analyzer].(*buildssa.SSA))
	a := &analyzer{
		pass: pass, model: model.New(cfg.Taxonomy, pass.Pkg),
		promises: map[*ssa.Function]*Promises{}, imported: map[*types.Func]*Promises{},
		impls: map[*types.Func][]*types.Func{}, byObject: map[types.Object]*ssa.Function{},
	}
	a.res = &Result{Model: a.model, funcs: map[*ssa.Function]*solution{}, by: a}
	if !cfg.FirstParty || !a.model.HasGuards() {
		a.res.Origins = origin.NewResolver(fns)
		return a.res, nil
	}
	if a.lib, err = library(); err != nil {
		return nil, err
	}
	a.constants = comparesConstants(cfg.Taxonomy)
	current := "(none)"
	defer func() {
		if p := recover(); p != nil {
			res, err = nil, fmt.Errorf("internal error in guard while analysing %s: %v", current, p)
		}
	}()
	a.res.Origins = origin.NewResolver(fns)
	a.res.Origins.Gives, a.res.Origins.Names, a.res.Origins.Replaces = a.givenBy, a.namedBy, a.partsReplaced
	a.res.Origins.OnlyRuns, a.res.Origins.Overwrites = a.res.OnlyRuns, a.overwrites
	a.res.Origins.Subject = a.model.Subject
	for _, fn := range fns {
		if fn.Object() != nil && fn.Parent() == nil {
			a.byObject[fn.Object()] = fn
		}
	}
	a.findForged(fns)
	components := order.Components(fns, a.implementers)
	for _, scc := range components {
		a.inferAll(scc, &current)
	}
	a.fns = fns
	if a.inferCaches() {
		for _, scc := range components { // with what they tell
			a.inferAll(scc, &current)
		}
	}
	a.inferKept()
	a.inferFieldGuards()
	for _, scc := range components {
		for _, fn := range scc {
			current = fn.String()
			a.inferGuards(fn)
			a.inferDecorators(fn)
		}
	}
	a.middleware(fns)
	for _, fn := range fns { // parents come before their literals
		current = fn.String()
		a.settle(fn)
	}
	return a.res, nil
}

// analyzer holds the state of one package's run.
type analyzer struct {
	pass     *analysis.Pass
	model    *model.Model
	res      *Result
	promises map[*ssa.Function]*Promises
	imported map[*types.Func]*Promises
	impls    map[*types.Func][]*types.Func
	byObject map[types.Object]*ssa.Function
	fns      []*ssa.Function
	lib      *models.Index

	globals     map[*ssa.Global]ssa.Value
	assumed     map[*ssa.Function]bool       // methods that are being inferred: they promise what the others do
	supposed    bool                         // that was made use of
	kept        map[*types.Var][]kept        // fields that keep answers
	caches      map[types.Object][]cached    // maps that keep answers
	fieldGuards map[*types.Var][]Symbolic    // fields whose functions run with consent only
	forged      map[*ssa.Parameter]bool      // tokens that a call makes up
	constants   bool                         // what a parameter equals may tell consent
	ranAt       map[*ssa.Function]*places    // literals and functions that middleware wraps, place by place
	guarded     map[*ssa.Function][]*Consent // what holds at all of these places
}

// infer computes what fn's results promise, assuming nothing at its entry.
func (a *analyzer) infer(fn *ssa.Function) {
	sol := a.solve(fn, nil)
	a.res.funcs[fn] = sol
	p := &Promises{}
	if sol != nil {
		p = a.promise(fn)
	}
	p.Replaces, p.outer = a.replaces(fn)
	p.Gives = a.gives(fn)
	p.Names = a.names(fn)
	p.Exits, p.Fails, p.Sets, p.Runs = a.exits(fn), a.fails(fn), a.setsAnswers(fn), a.runs(fn)
	p.Recovers = recovers(fn)
	if p.Gives == nil && !p.Exits && !p.Recovers && len(p.Runs)+len(p.Fails)+len(p.Names)+len(p.Sets) == 0 && len(p.List)+len(p.Replaces)+len(p.outer) == 0 && a.promises[fn] == nil {
		return
	}
	a.keep(fn, p)
}

// keep notes what fn promises, here and for other packages.
func (a *analyzer) keep(fn *ssa.Function, p *Promises) {
	a.promises[fn] = p
	if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil && obj.Pkg() == a.pass.Pkg {
		a.pass.ExportObjectFact(obj, p.portable())
	}
}

// settle solves fn again with the consents that hold where it is made or that
// middleware guarantees.
func (a *analyzer) settle(fn *ssa.Function) {
	var entry []*Consent
	entry = append(entry, a.guarded[fn]...)
	entry = append(entry, a.tokens(fn)...)
	if fn.Parent() != nil {
		if at := a.made(fn); at != nil {
			for _, f := range a.res.Held(at) {
				if f.If == nil && !a.replacedLater(f.Subject.Self, at) { // a condition is the enclosing function's callers' matter
					entry = append(entry, f.Consent)
				}
			}
		}
	}
	if len(entry) > 0 || fn.Parent() != nil && len(fn.FreeVars) > 0 || a.readsKept(fn) || len(a.caches) > 0 && a.readsCache(fn) {
		a.res.funcs[fn] = a.solve(fn, entry)
	}
}

// made returns the one instruction of the enclosing function that makes or
// calls the literal fn.
func (a *analyzer) made(fn *ssa.Function) ssa.Instruction {
	if mc := a.res.Origins.Closure(fn); mc != nil {
		return mc
	}
	var only ssa.Instruction
	for _, b := range fn.Parent().Blocks {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if *op == fn {
					if only != nil && only != in {
						return nil
					}
					only = in
				}
			}
		}
	}
	return only
}

// Implied returns the consents, and conditions of in's function, that follow
// at in when a condition of the function that is called there holds for vals.
func (r *Result) Implied(in ssa.Instruction, vals []ssa.Value, c *Condition) []*Consent {
	s := r.solverOf(in.Parent())
	ids := s.meets(c, vals, in.Block())
	var out []*Consent
	for _, id := range ids {
		if f := s.tab.facts[id]; f.Outcome == Granted {
			out = append(out, f.Consent)
		}
	}
	return out
}

// solverOf returns a solver that continues from the solution of fn.
func (r *Result) solverOf(fn *ssa.Function) *solver {
	s := &solver{analyzer: r.by, fn: fn, tab: &table{}, out: make([]*state, len(fn.Blocks)), merging: map[*ssa.Phi]bool{}, settled: true}
	if sol := r.funcs[fn]; sol != nil {
		s.tab, s.in, s.sol, s.lists = sol.table, sol.in, sol, builtLists(fn)
		for _, b := range fn.Blocks {
			if sol.in[b.Index] != nil {
				s.out[b.Index] = s.transfer(b)
			}
		}
	}
	return s
}

// Unreached reports whether nothing leads to in: the branches on the way rule
// one another out.
func (r *Result) Unreached(in ssa.Instruction) bool {
	sol := r.funcs[in.Parent()]
	return sol != nil && sol.at(in) == nil
}

// Held returns the granted consents that hold on every path to in, and the
// conditions of the caller's (see Consent.If).
func (r *Result) Held(in ssa.Instruction) []Fact {
	return r.query(in, func(s *state) set { return s.must }, Granted)
}

// Known returns what is known on every path to in: refusals and failures too.
func (r *Result) Known(in ssa.Instruction) []Fact {
	return r.query(in, func(s *state) set { return s.must })
}

// Seen returns what was found out on some path to in.
func (r *Result) Seen(in ssa.Instruction) []Fact {
	return r.query(in, func(s *state) set { return s.may })
}

func (r *Result) query(in ssa.Instruction, pick func(*state) set, only ...Outcome) []Fact {
	sol := r.funcs[in.Parent()]
	if sol == nil {
		return nil
	}
	s := sol.at(in)
	if s == nil {
		return nil
	}
	var out []Fact
	for _, f := range sol.table.list(pick(s)) {
		if f.Outcome == valued || f.Outcome == conditional {
			continue
		}
		if len(only) == 0 && f.If == nil || len(only) > 0 && f.Outcome == only[0] {
			out = append(out, f)
		}
	}
	return out
}
