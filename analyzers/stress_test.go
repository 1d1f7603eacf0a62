package analyzers_test

import (
	"flag"
	"runtime"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/internal/flowgen"
)

// stressScale multiplies the sizes of TestStress; with 10 they are what the
// largest generated code has: functions of 10,000 lines, 5,000 closures.
var stressScale = flag.Int("stress", 1, "factor on the sizes of generated code in TestStress and BenchmarkStress")

// stressSizes are the sizes of a shape, for -stress 1.
var stressSizes = map[string]int{
	"lines": 1000, "fields": 1000, "branches": 1000, "closures": 500, "nesting": 16, "literal": 500, "maps": 500,
	"component": 30, "interfaces": 160, "callchain": 100, "loops": 400, "options": 100, "sends": 1000,
}

// maxGrowth is how much more a shape of four times the size may cost: linear
// code costs four times as much, quadratic sixteen times.
const maxGrowth = 7

// TestStress analyses hard code of size n/4 and n: it must end, find the one flow,
// and cost in proportion to the size. Cost is counted in allocations, which the
// machine and its load do not change.
func TestStress(t *testing.T) {
	for _, shape := range flowgen.Shapes() {
		t.Run(shape, func(t *testing.T) {
			n := stressSizes[shape] * *stressScale
			small, large := stressed(t, shape, n/4), stressed(t, shape, n)
			growth := float64(large) / float64(small)
			t.Logf("n = %d: %d allocations, n = %d: %d, factor %.1f", n/4, small, n, large, growth)
			if growth > maxGrowth {
				t.Errorf("four times the size costs %.1f times as much, more than %d", growth, maxGrowth)
			}
		})
	}
}

// stressed analyses a shape and returns the number of allocations that took.
func stressed(t *testing.T, shape string, size int) uint64 {
	t.Helper()
	dir := t.TempDir()
	if err := flowgen.WriteStress(dir, shape, size); err != nil {
		t.Fatal(err)
	}
	checks, pkgs := stressPackage(t, dir)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := checker.Analyze(checks, pkgs, nil); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if !reportedRandom(t, dir)["0.1"] {
		t.Errorf("size %d: the flow is not reported", size)
	}
	return after.Mallocs - before.Mallocs
}

// BenchmarkStress times the analysis alone, loading excluded.
func BenchmarkStress(b *testing.B) {
	for _, shape := range flowgen.Shapes() {
		b.Run(shape, func(b *testing.B) {
			dir := b.TempDir()
			if err := flowgen.WriteStress(dir, shape, stressSizes[shape]**stressScale); err != nil {
				b.Fatal(err)
			}
			checks, pkgs := stressPackage(b, dir)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := checker.Analyze(checks, pkgs, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// stressPackage loads the package random/p below dir.
func stressPackage(tb testing.TB, dir string) ([]*analysis.Analyzer, []*packages.Package) {
	tb.Helper()
	checks, err := analyzers.New([]byte(flowgen.Taxonomy))
	if err != nil {
		tb.Fatal(err)
	}
	return checks, loadRandom(tb, dir)
}
