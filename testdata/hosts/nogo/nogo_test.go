package nogo

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/approvedsink"
	"github.com/consentvet/consentvet/analyzers/consentcheck"
	"github.com/consentvet/consentvet/analyzers/datatype"
	"github.com/consentvet/consentvet/analyzers/directive"
	"github.com/consentvet/consentvet/analyzers/failopen"
	"github.com/consentvet/consentvet/analyzers/interception"
	"github.com/consentvet/consentvet/analyzers/purposetag"
	"github.com/consentvet/consentvet/analyzers/taxonomy"
	"github.com/consentvet/consentvet/internal/host"
)

// consentvet is the built program.
var consentvet string

func TestMain(m *testing.M) { host.Main(m, &consentvet, host.Consentvet) }

// load lists the module's packages, each after those that it imports.
func load(t *testing.T, m *host.Module) []*packages.Package {
	t.Helper()
	cfg := &packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps |
			packages.NeedExportFile | packages.NeedTypesSizes | packages.NeedModule,
		Dir: m.Dir, Env: m.Env,
	}
	roots, err := packages.Load(cfg, "./...")
	if err != nil {
		t.Fatal(err)
	}
	var list []*packages.Package
	packages.Visit(roots, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			t.Error(e)
		}
		if p.Module != nil && p.Module.Main {
			list = append(list, p)
		}
	})
	return list
}

// findings runs the analyzers as nogo does.
func findings(t *testing.T, m *host.Module, checks ...*analysis.Analyzer) []host.Finding {
	t.Helper()
	t.Chdir(m.Dir)
	found, err := Run(load(t, m), checks)
	if err != nil {
		t.Fatal(err)
	}
	var list []host.Finding
	for _, d := range found {
		f := host.Finding{File: filepath.ToSlash(d.Posn.Filename), Line: d.Posn.Line, Col: d.Posn.Column, Check: d.Analyzer.Name, Message: d.Message}
		if i := strings.LastIndex(f.Message, " ["); f.Check == "consentvet" && i > 0 {
			f.Check, f.Message = strings.Trim(f.Message[i:], " []"), f.Message[:i]
		}
		list = append(list, f)
	}
	return host.Sort(list)
}

func own(m *host.Module) []host.Finding { return m.Parse(m.Run(consentvet, "./...").Stdout) }

// The two ways to embed a taxonomy find what consentvet does, in both modules.
func TestEmbedded(t *testing.T) {
	for _, name := range []string{"pair", "shop"} {
		t.Run(name, func(t *testing.T) {
			m := host.Copy(t, name)
			want := own(m)
			yaml := []byte(m.Read(".consentvet.yml"))
			checks, err := analyzers.New(yaml)
			if err != nil {
				t.Fatal(err)
			}
			host.Same(t, "nogo with analyzers.New", want, findings(t, m, checks...))
			all, err := analyzers.NewCombined(yaml)
			if err != nil {
				t.Fatal(err)
			}
			host.Same(t, "nogo with analyzers.NewCombined", want, findings(t, m, all))
		})
	}
}

// The exported analyzers of the checks' packages, with the built-in taxonomy,
// since a sandbox has no file to find.
func TestExported(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write(".consentvet.yml", "version: 1\n")
	want := own(m)
	if err := m.Remove(".consentvet.yml"); err != nil {
		t.Fatal(err)
	}
	host.Same(t, "nogo with the exported analyzers", want, findings(t, m,
		approvedsink.Analyzer, consentcheck.Analyzer, datatype.Analyzer, directive.Analyzer,
		failopen.Analyzer, interception.Analyzer, purposetag.Analyzer, taxonomy.Analyzer))
}
