// Package flow follows personal data through a package: one forward abstract
// interpretation per function over SSA, callees before callers, with the
// effect of each function passed on as a fact. It decides where data is
// disclosed and which consents and tags it met on its way; whether that is
// allowed is for package judge.
package flow

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/directive"
	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/order"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Result is what the flow analyzer hands to the checks.
type Result struct {
	Disclosures []*judge.Disclosure           // in source order
	Used        map[*directive.Directive]bool // directives that had an effect
	Guards      *guard.Result
	Classes     *classify.Result
	Config      *config.Config
}

// New returns the flow analyzer, which reports nothing. library gives the models
// of libraries, when they are first needed.
func New(cfg, cls, grd *analysis.Analyzer, library func() (*models.Index, error)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "flow",
		Doc:        "follow personal data to third parties (no diagnostics)",
		Requires:   []*analysis.Analyzer{cfg, cls, grd, buildssa.Analyzer},
		FactTypes:  []analysis.Fact{(*Summary)(nil), (*PackageFact)(nil)},
		ResultType: reflect.TypeFor[*Result](),
		Run: func(pass *analysis.Pass) (any, error) {
			lib, err := library()
			if err != nil {
				return nil, err
			}
			e := newEngine(pass, pass.ResultOf[cfg].(*config.Config), pass.ResultOf[cls].(*classify.Result),
				pass.ResultOf[grd].(*guard.Result), lib)
			return e.run(order.All(pass.ResultOf[buildssa.Analyzer].(*buildssa.SSA)))
		},
	}
}

// engine is the state of one package's analysis.
type engine struct {
	pass    *analysis.Pass
	cfg     *config.Config
	model   *model.Model
	guards  *guard.Result
	classes *classify.Result
	origins *origin.Resolver
	lib     *models.Index

	labels      labels
	objects     int
	known       map[*ssa.Function]bool
	byObject    map[types.Object]*ssa.Function
	summaries   map[*ssa.Function]*Summary
	imported    map[*types.Func]*Summary
	runs        map[*ssa.Function]*exec
	globals     map[*ssa.Global]*object
	consts      *fieldConsts
	cells       *cells
	fieldKeys   map[types.Type][]string
	written     map[string]types.Type // memo of typeNamed
	textError   types.Type            // of errors that libraries make of texts
	sharing     map[*ssa.Function]sharing
	inComponent map[*ssa.Function]int  // of those that call one another
	altered     map[*ssa.Function]int  // the clock when a summary changed last
	spent       map[*ssa.Function]int  // how often a function has cost all that it may: another time, little more is found
	lastPass    bool                   // over the shared memory
	valued      map[*ssa.Function]bool // used as values
	sighted     map[*ssa.Function]bool // literals: whether all their runs are in sight
	impls       *implementations
	joints      map[*types.Func]*joint
	vias        map[viaKey]bool              // memo of mayLead
	epoch       int                          // counts the rounds over components
	lineages    map[ssa.Value]origin.Lineage // by root
	defers      map[*ssa.Function]bool
	order       []*ssa.Function
	round       int // of the iteration inside the component at hand
	seen        map[*types.Package]bool
	assertions  map[finding.Position]*directive.Directive // of consent, by where they stand
	waiting     map[string][]Pending                      // by field, of imported packages
	calls       map[token.Pos]*ast.CallExpr
	used        map[*directive.Directive]bool
}

func newEngine(pass *analysis.Pass, cfg *config.Config, cls *classify.Result, grd *guard.Result, lib *models.Index) *engine {
	return &engine{
		pass: pass, cfg: cfg, model: grd.Model, guards: grd, classes: cls, origins: grd.Origins, lib: lib,
		labels: labels{byKey: map[string]*label{}, ids: map[ssa.Value]int{}}, known: map[*ssa.Function]bool{}, byObject: map[types.Object]*ssa.Function{},
		summaries: map[*ssa.Function]*Summary{}, imported: map[*types.Func]*Summary{},
		runs: map[*ssa.Function]*exec{}, globals: map[*ssa.Global]*object{},
		altered: map[*ssa.Function]int{}, spent: map[*ssa.Function]int{}, inComponent: map[*ssa.Function]int{},
		lineages: map[ssa.Value]origin.Lineage{}, cells: newCells(), fieldKeys: map[types.Type][]string{}, written: map[string]types.Type{}, textError: newTextError(),
		seen: map[*types.Package]bool{}, waiting: map[string][]Pending{}, used: map[*directive.Directive]bool{}, assertions: map[finding.Position]*directive.Directive{},
	}
}

// Why a run ends, whatever the code looks like. Every iteration is over one of
// these, and each has a bound that is a constant: passes over the blocks of one
// function (maxPasses), rounds over one component (maxRounds), goings-through of
// the package for what its functions share (maxShared). Inside a pass each
// instruction is looked at once, each deferred call, literal and late call once
// more. A call applies a summary, whose size is bounded (maxTree labels and
// branches a value, maxStored and maxHanded in all, maxSends, maxCalls, steps of a
// path by maxDepth; the merged summary of an interface's methods, what is distinct
// among all of them); calls that
// a summary makes of what it was given nest at most maxNesting deep, no function
// twice on one chain, and maxNested times in all per function and pass. So a
// function costs at most its instructions times constants, and what is merged
// beyond maxWork labels is no longer told apart. Where a bound ends an iteration
// that has not settled, what is known stands; docs/limitations.md says what that
// misses.

// maxRounds bounds the iteration inside one component of mutually recursive
// functions. Summaries grow over finite sets of labels and paths and are coarser
// from the third round on, so that small components settle before it. A large
// one may not: what a further round would have found is then missed, which
// docs/limitations.md says.
const maxRounds = 6

func (e *engine) run(fns []*ssa.Function) (res *Result, err error) {
	res = &Result{Used: e.used, Guards: e.guards, Classes: e.classes, Config: e.cfg}
	if !e.cfg.FirstParty {
		return res, nil
	}
	current := "(none)"
	defer func() {
		if p := recover(); p != nil {
			res, err = nil, fmt.Errorf("internal error while analysing %s: %v\n%s", current, p, stack())
		}
	}()
	e.order = fns
	for _, fn := range fns {
		e.known[fn] = true
		if fn.Object() != nil && fn.Parent() == nil {
			e.byObject[fn.Object()] = fn
		}
	}
	e.consts = e.collectFieldConsts(fns)
	e.impls = &implementations{engine: e}
	e.defers, e.sighted = e.deferring(fns), map[*ssa.Function]bool{}
	e.sharing = e.sharingOf(fns)
	e.interpret(order.Components(fns, e.implementers), &current)
	for _, fn := range fns {
		current = fn.String()
		e.export(fn)
	}
	e.exportFact()
	res.Disclosures = e.disclosures(fns)
	return res, nil
}

// maxComponentWork ends the iteration inside a component earlier when it is very
// large, in labels merged.
const maxComponentWork = 60_000_000

// maxShared bounds how often the package is gone through because of what its
// functions share. What is stored through a chain of that many shared places
// is found.
const maxShared = 6

// maxSharedWork ends the going through earlier in packages that are very large
// already, in labels merged.
const maxSharedWork = 40_000_000

// interpret analyses the functions, callees first, and again those that looked at
// shared memory which has grown since, or at the summary of a function that has
// changed since: one that is called through shared memory may come later.
func (e *engine) interpret(sccs [][]*ssa.Function, current *string) {
	for i, scc := range sccs {
		for _, fn := range scc {
			e.inComponent[fn] = i
		}
	}
	for pass := range maxShared {
		e.lastPass = pass == maxShared-1 || e.labels.ops > maxSharedWork
		some := false
		for _, scc := range sccs {
			if pass > 0 && !e.affected(scc) {
				continue
			}
			some = true
			before := make([]string, len(scc))
			for i, fn := range scc {
				before[i] = e.summaryKey(fn)
			}
			e.component(scc, current)
			for i, fn := range scc {
				*current = fn.String()
				e.runs[fn].shareAll()
				if before[i] != e.summaryKey(fn) {
					e.altered[fn] = e.cells.tick()
				}
			}
		}
		if !some || e.lastPass {
			return
		}
	}
}

func (e *engine) summaryKey(fn *ssa.Function) string {
	if s := e.summaries[fn]; s != nil {
		return s.key()
	}
	return ""
}

// affected reports whether something that a component has looked at outside of
// itself has changed since.
func (e *engine) affected(scc []*ssa.Function) bool {
	for _, fn := range scc {
		x := e.runs[fn]
		if e.spent[fn] > 1 {
			continue
		}
		for key, at := range x.touched {
			if e.cells.grown[key] > at {
				return true
			}
		}
		if x.relies(func(callee *ssa.Function) bool {
			return e.altered[callee] > x.began && e.inComponent[callee] != e.inComponent[fn]
		}) {
			return true
		}
	}
	return false
}

// relies reports whether x used the summary of a function that has changed.
func (x *exec) relies(changed func(*ssa.Function) bool) bool {
	for callee := range x.deps {
		if changed(callee) {
			return true
		}
	}
	for g := range x.groups {
		if slices.ContainsFunc(g.fns, changed) {
			return true
		}
	}
	return false
}

// component analyses mutually recursive functions until nothing changes.
func (e *engine) component(scc []*ssa.Function, current *string) {
	start := e.labels.ops
	limit := min((2+len(scc))*maxWork, maxComponentWork)
	before, now := map[*ssa.Function]bool{}, map[*ssa.Function]bool{} // changed in the last round, and in this one
	for round := 0; round < maxRounds && e.labels.ops-start < limit; round++ {
		e.round = round
		e.epoch++
		for _, fn := range scc {
			if round > 0 && !e.runs[fn].relies(func(callee *ssa.Function) bool { return before[callee] || now[callee] }) {
				continue
			}
			*current = fn.String()
			if e.analyze(fn) {
				now[fn] = true
			}
		}
		if len(now) == 0 || len(scc) == 1 && !callsItself(scc[0]) {
			break
		}
		before, now = now, map[*ssa.Function]bool{}
	}
}

// analyze interprets fn and reports whether its summary changed.
func (e *engine) analyze(fn *ssa.Function) bool {
	x := newExec(e, fn)
	x.run()
	if e.labels.ops-x.start > maxWork {
		e.spent[fn]++
	}
	e.runs[fn] = x
	s := x.summarize()
	old := e.summaries[fn]
	if old == nil && s.empty() {
		return false
	}
	changed := old == nil || old.key() != s.key()
	e.summaries[fn] = s
	return changed
}

// rooted reports whether somebody that is not in sight may call fn.
func (e *engine) rooted(fn *ssa.Function) bool {
	return fn.Parent() == nil && !e.defers[fn]
}

func callsItself(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(ssa.CallInstruction); ok {
				if callee, ok := c.Common().Value.(*ssa.Function); ok && order.Declared(callee) == fn {
					return true
				}
			}
		}
	}
	return false
}

// export attaches the summary of a declared function to its object.
func (e *engine) export(fn *ssa.Function) {
	s := e.summaries[fn]
	obj, ok := fn.Object().(*types.Func)
	if !ok || s == nil || s.empty() || fn.Parent() != nil || obj.Pkg() != e.pass.Pkg {
		return
	}
	if !reachable(obj) {
		return // export data does not have it, so no other package can call it by itself
	}
	e.pass.ExportObjectFact(obj, e.portableSummary(s, 0))
}

// reachable reports whether other packages may call fn: it is exported, or a
// method (which an interface may reach).
func reachable(fn *types.Func) bool { return fn.Exported() || fn.Signature().Recv() != nil }
