//go:build unix

package driver

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

var (
	costModule   = flag.String("module", "../../../..", "directory of the module that BenchmarkCost measures")
	costPatterns = flag.String("packages", "./...", "its packages")
	costTaxonomy = flag.String("taxonomy", "", "taxonomy file for it; none: the one that is found")
)

// BenchmarkCost measures the checks on a module, against a pass that only builds
// SSA: processor seconds of parsing, type-checking and analysis, export data
// excluded, and bytes of facts per thousand lines. Processor time rather than
// time, so that a busy machine does not count for much.
//
//	go test ./analyzers/command/internal/driver -run xxx -bench Cost -benchtime 1x -module DIR
func BenchmarkCost(b *testing.B) {
	b.Run("ssa", func(b *testing.B) {
		measure(b, func(*config.Loader) []*analysis.Analyzer { return []*analysis.Analyzer{onlySSA()} })
	})
	b.Run("checks", func(b *testing.B) { measure(b, analyzers.Build) })
}

// onlySSA builds SSA and does nothing. It says that it has facts, so that it
// runs on all packages that the checks run on.
func onlySSA() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "ssa", Doc: "build SSA", Requires: []*analysis.Analyzer{buildssa.Analyzer}, FactTypes: []analysis.Fact{new(counts)},
		Run: func(*analysis.Pass) (any, error) { return nil, nil },
	}
}

func measure(b *testing.B, build func(*config.Loader) []*analysis.Analyzer) {
	var cpu float64
	var g *Graph
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		loader := &config.Loader{Config: *costTaxonomy, Dir: *costModule}
		checks := build(loader)
		g = costGraph(b, loader)
		b.StartTimer()
		start := processorTime(b)
		if _, err := g.Run(context.Background(), RunOptions{Analyzers: checks}); err != nil {
			b.Fatal(err)
		}
		cpu += processorTime(b) - start
	}
	b.ReportMetric(cpu/float64(b.N), "cpu-s/op")
	reportSizes(b, g)
}

func costGraph(b *testing.B, loader *config.Loader) *Graph {
	g, err := Load(context.Background(), LoadOptions{
		Dir: *costModule, Patterns: strings.Fields(*costPatterns), Mark: loader.Mark,
		FirstParty: func(path, dir string, mod *analysis.Module) (bool, error) {
			c, err := loader.For(config.Package{Path: path, Dir: dir, Module: mod})
			return err == nil && c.FirstParty, err
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	loader.Marks = g.Marks
	return g
}

// reportSizes reports how much source was analysed and what its facts take.
func reportSizes(b *testing.B, g *Graph) {
	lines, facts := 0, 0
	for _, n := range g.nodes {
		if !n.firstParty {
			continue
		}
		for _, name := range n.meta.CompiledGoFiles {
			text, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			lines += bytes.Count(text, []byte("\n"))
		}
		code, err := n.facts.Encode()
		if err != nil {
			b.Fatal(err)
		}
		facts += len(code)
	}
	if lines == 0 {
		b.Fatalf("no first-party code in %s of %s", *costPatterns, *costModule)
	}
	b.ReportMetric(float64(lines), "lines")
	b.ReportMetric(float64(facts)*1000/float64(lines), "factbytes/kline")
}

// processorTime is what this process has used, in seconds.
func processorTime(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
