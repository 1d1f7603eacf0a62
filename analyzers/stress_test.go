package analyzers_test

import (
	"flag"
	"testing"
	"time"

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
	"component": 30, "interfaces": 20, "callchain": 100, "loops": 400, "options": 100,
}

// TestStress analyses hard code of size n/4 and n: it must end and find the
// one flow. The log tells the times; a factor well above 4 between the two
// sizes says that something is not linear.
func TestStress(t *testing.T) {
	for _, shape := range flowgen.Shapes() {
		t.Run(shape, func(t *testing.T) {
			n := stressSizes[shape] * *stressScale
			var took [2]time.Duration
			for i, size := range []int{n / 4, n} {
				dir := t.TempDir()
				if err := flowgen.WriteStress(dir, shape, size); err != nil {
					t.Fatal(err)
				}
				checks, pkgs := stressPackage(t, dir)
				start := time.Now()
				if _, err := checker.Analyze(checks, pkgs, nil); err != nil {
					t.Fatal(err)
				}
				took[i] = time.Since(start)
				if !reportedRandom(t, dir)["0.1"] {
					t.Errorf("size %d: the flow is not reported", size)
				}
			}
			t.Logf("n = %d: %v, n = %d: %v, factor %.1f", n/4, took[0].Round(time.Millisecond), n,
				took[1].Round(time.Millisecond), float64(took[1])/float64(took[0]))
		})
	}
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
