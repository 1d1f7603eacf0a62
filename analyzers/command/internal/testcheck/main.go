// Testcheck is the consentvet command with small checks in place of the
// real ones. The tests of the command build and run it, so that they tell
// faults of the driver from faults of the checks.
package main

import (
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/consentvet/consentvet/analyzers/command"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

func main() {
	p := &command.Program{Build: build, Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(p.Run(os.Args[1:]))
}

// sends is the fact that a function calls a sink.
type sends struct{ Sink string }

func (*sends) AFact() {}

func (s *sends) String() string { return "sends " + s.Sink }

// below is the fact that lists the first-party packages below one.
type below struct{ Paths []string }

func (*below) AFact() {}

func build(loader *config.Loader) []*analysis.Analyzer {
	loader.Markers = []string{"net/http", "encoding/json"}
	conf := loader.Analyzer()
	return []*analysis.Analyzer{sinkCheck(conf), depsCheck(conf), reachCheck(conf)}
}

// reachCheck reports what the called packages of other modules import, directly
// or not.
func reachCheck(conf *analysis.Analyzer) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:     "reachcheck",
		Doc:      "report what packages of other modules import",
		Requires: []*analysis.Analyzer{conf},
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		c := pass.ResultOf[conf].(*config.Config)
		for ident, obj := range pass.TypesInfo.Uses {
			fn, ok := obj.(*types.Func)
			if !ok || fn.Pkg() == nil || c.FirstPartyPath(fn.Pkg().Path()) || !strings.Contains(fn.Pkg().Path(), ".") {
				continue
			}
			http, known1 := c.Reaches(fn.Pkg().Path(), "net/http")
			json, known2 := c.Reaches(fn.Pkg().Path(), "encoding/json")
			pass.Reportf(ident.Pos(), "%s: http %v %v, json %v %v", fn.FullName(), http, known1, json, known2)
		}
		return nil, nil
	}
	return a
}

// sinkCheck reports calls of the taxonomy's sinks, and of first-party functions
// that call one.
func sinkCheck(conf *analysis.Analyzer) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:      "sinkcheck",
		Doc:       "report calls of sinks\n\nDirect ones, and through first-party functions.",
		URL:       "https://example.com/sinkcheck",
		Requires:  []*analysis.Analyzer{conf},
		FactTypes: []analysis.Fact{new(sends)},
	}
	a.Run = func(pass *analysis.Pass) (any, error) {
		c := pass.ResultOf[conf].(*config.Config)
		sinks := make(map[string]string)
		for _, v := range c.Taxonomy.Vendors {
			for _, s := range v.Sinks {
				sinks[s.Func.Name] = v.Name
			}
		}
		for _, f := range pass.Files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
					checkFunc(pass, sinks, fn)
				}
			}
		}
		return nil, nil
	}
	return a
}

func checkFunc(pass *analysis.Pass, sinks map[string]string, fn *ast.FuncDecl) {
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		callee, _ := typeutil.Callee(pass.TypesInfo, call).(*types.Func)
		if callee == nil {
			return true
		}
		vendor := sinks[callee.FullName()]
		var fact sends
		if vendor == "" && pass.ImportObjectFact(callee, &fact) {
			vendor = fact.Sink
		}
		switch {
		case callee.Name() == "crash":
			panic("asked for")
		case vendor != "":
			pass.ExportObjectFact(pass.TypesInfo.Defs[fn.Name], &sends{vendor})
			pass.Report(analysis.Diagnostic{
				Pos: call.Pos(), End: call.End(), Message: fmt.Sprintf("call of %s reaches %s", callee.Name(), vendor),
				Related: []analysis.RelatedInformation{{Pos: fn.Pos(), Message: "in " + fn.Name.Name}},
				SuggestedFixes: []analysis.SuggestedFix{{
					Message:   "remove the arguments",
					TextEdits: []analysis.TextEdit{{Pos: call.Lparen + 1, End: call.Rparen}},
				}},
			})
		}
		return true
	})
}

// depsCheck reports the first-party packages below one, by package facts.
func depsCheck(conf *analysis.Analyzer) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:      "depscheck",
		Doc:       "report the first-party packages below one",
		Requires:  []*analysis.Analyzer{conf},
		FactTypes: []analysis.Fact{new(below)},
	}
	a.Flags.Bool("quiet", false, "report nothing")
	a.Run = func(pass *analysis.Pass) (any, error) {
		list := below{Paths: []string{pass.Pkg.Path()}}
		var seen []string
		for _, f := range pass.AllPackageFacts() {
			if reflect.TypeOf(f.Fact) == reflect.TypeFor[*below]() {
				seen = append(seen, f.Package.Path())
			}
		}
		pass.ExportPackageFact(&list)
		if len(seen) > 0 && a.Flags.Lookup("quiet").Value.String() == "false" {
			pass.Reportf(pass.Files[len(pass.Files)-1].Name.Pos(), "packages below: %v", seen)
		}
		return nil, nil
	}
	return a
}
