package analyzers_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/internal/flowgen"
)

var (
	randomPrograms = flag.Int("random", 1200, "how many random programs TestRandomFlow compares with the analysis")
	randomSeed     = flag.Uint64("randomseed", 1, "first seed of TestRandomFlow")
	randomShrink   = flag.Bool("randomshrink", false, "shrink the programs on which TestRandomFlow finds disagreement, and list them by mechanism")
)

// atATime is how many programs share a package and a binary.
const atATime = 400

// agreement is what TestRandomFlow asks for, in percent of the sinks.
// docs/limitations.md says what is between.
const agreement = 99

// missedOf: not many more than one sink in so many may be missed.
const missedOf = 800

// disagreement is one sink of a program about which the analysis is wrong.
type disagreement struct {
	program *flowgen.Program // with that sink only
	missed  bool             // the marker arrives and nothing is reported; else the other way round
}

func (d disagreement) kind() string {
	if d.missed {
		return "missed"
	}
	return "needless"
}

// TestRandomFlow compares what the analysis says of random programs with what
// happens when they run.
func TestRandomFlow(t *testing.T) {
	sinks, reached := 0, 0
	var wrong []disagreement
	for start := 0; start < *randomPrograms; start += atATime {
		var batch []*flowgen.Program
		for i := start; i < min(start+atATime, *randomPrograms); i++ {
			batch = append(batch, flowgen.New(*randomSeed+uint64(i), 6+i%17))
		}
		r := compareRandom(t, batch)
		sinks, reached = sinks+r.sinks, reached+r.reached
		wrong = append(wrong, r.wrong...)
	}
	missed := 0
	for _, d := range wrong {
		if d.missed {
			missed++
		}
	}
	if reached == 0 || reached == sinks {
		t.Fatalf("the marker reaches %d of %d sinks: that tells nothing", reached, sinks)
	}
	agree := 100 * float64(sinks-len(wrong)) / float64(sinks)
	t.Logf("%d programs, %d sinks, %d reached: agreement %.2f%%, %d missed, %d needless",
		*randomPrograms, sinks, reached, agree, missed, len(wrong)-missed)
	if *randomShrink {
		logMechanisms(t, shrink(t, wrong))
	} else {
		logMechanisms(t, wrong)
	}
	if agree < agreement {
		t.Errorf("the agreement is below %d%%", agreement)
	}
	if missed > 1+sinks/missedOf {
		t.Errorf("more than one sink in %d is missed", missedOf)
	}
}

// missedForms is how many forms are known to be missed.
const missedForms = 0

// TestFlowForms compares what the analysis says of each form by itself with what
// happens when it runs.
func TestFlowForms(t *testing.T) {
	programs := flowgen.Forms()
	r := compareRandom(t, programs)
	missed := 0
	for _, d := range r.wrong {
		if d.missed {
			missed++
		}
		t.Logf("%s:\n%s", d.kind(), d.program.Body())
	}
	needless := len(r.wrong) - missed
	t.Logf("%d programs, %d reached, %d missed, %d needless", len(programs), r.reached, missed, needless)
	if missed > missedForms {
		t.Errorf("%d forms are missed, more than the %d that are known", missed, missedForms)
	}
	if 100*needless > 5*len(programs) {
		t.Errorf("%d of %d forms are reported needlessly", needless, len(programs))
	}
}

// outcome is the comparison of some programs.
type outcome struct {
	sinks, reached int
	wrong          []disagreement
	by             []map[bool]bool // of each program, the kinds of its disagreements
}

// compareRandom runs and analyses the programs.
func compareRandom(t *testing.T, programs []*flowgen.Program) outcome {
	t.Helper()
	dir := t.TempDir()
	if err := flowgen.Write(dir, programs); err != nil {
		t.Fatal(err)
	}
	reached, err := flowgen.Run(dir)
	if err != nil {
		t.Fatal(err)
	}
	reported := reportedRandom(t, dir)
	out := outcome{reached: len(reached), by: make([]map[bool]bool, len(programs))}
	for i, p := range programs {
		out.by[i] = map[bool]bool{}
		for _, s := range p.Sinks() {
			out.sinks++
			id := fmt.Sprintf("%d.%d", i, s)
			if reached[id] != reported[id] {
				out.wrong = append(out.wrong, disagreement{p.Only(s), reached[id]})
				out.by[i][reached[id]] = true
			}
		}
	}
	return out
}

var sinkMark = regexp.MustCompile(`//sink (\d+\.\d+)$`)

// reportedRandom returns the sinks at which something is reported.
func reportedRandom(t *testing.T, dir string) map[string]bool {
	t.Helper()
	checks, err := analyzers.New([]byte(flowgen.Taxonomy))
	if err != nil {
		t.Fatal(err)
	}
	pkgs := loadRandom(t, dir)
	graph, err := checker.Analyze(checks, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string][]string{}
	reported := map[string]bool{}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		for _, d := range act.Diagnostics {
			p := act.Package.Fset.Position(d.Pos)
			if lines[p.Filename] == nil {
				data, err := os.ReadFile(p.Filename)
				if err != nil {
					t.Fatal(err)
				}
				lines[p.Filename] = strings.Split(string(data), "\n")
			}
			m := sinkMark.FindStringSubmatch(lines[p.Filename][p.Line-1])
			if m == nil {
				t.Errorf("a finding where nothing is sent: %s\n%s", lines[p.Filename][p.Line-1], d.Message)
				continue
			}
			reported[m[1]] = true
		}
	}
	return reported
}

// loadRandom loads the packages random/p and random/h below dir from source.
func loadRandom(tb testing.TB, dir string) []*packages.Package {
	tb.Helper()
	cfg := &packages.Config{Mode: caseMode, Dir: filepath.Join(dir, "src"), Env: flowgen.Env(dir)}
	pkgs, err := packages.Load(cfg, "random/p", "random/h")
	if err != nil {
		tb.Fatal(err)
	}
	onlyFirstParty(tb, pkgs)
	return pkgs
}

// shrink drops statements as long as the disagreement stays.
func shrink(t *testing.T, wrong []disagreement) []disagreement {
	wrong = slices.Clone(wrong)
	for round := range 14 {
		var batch []*flowgen.Program
		var of []int
		for i, d := range wrong {
			for j := range d.program.Stmts {
				for _, q := range d.program.Simpler(j) {
					batch, of = append(batch, q), append(of, i)
				}
			}
		}
		smaller := false
		best := slices.Clone(wrong)
		for start := 0; start < len(batch); start += 2 * atATime {
			end := min(start+2*atATime, len(batch))
			for k, kinds := range compareRandom(t, batch[start:end]).by {
				i, q := of[start+k], batch[start+k]
				if kinds[wrong[i].missed] && len(q.Body()) < len(best[i].program.Body()) {
					best[i].program, smaller = q, true
				}
			}
		}
		wrong = best
		if !smaller {
			t.Logf("shrunk in %d rounds", round)
			break
		}
	}
	return wrong
}

// logMechanisms lists the disagreements by what their programs exercise, with
// the smallest program of each.
func logMechanisms(t *testing.T, wrong []disagreement) {
	groups := map[string][]disagreement{}
	for _, d := range wrong {
		if !*randomShrink {
			for _, m := range d.program.Mechanisms() {
				m, _, _ = strings.Cut(m, "(")
				groups[d.kind()+" with "+m] = append(groups[d.kind()+" with "+m], d)
			}
			continue
		}
		key := d.kind() + ": " + strings.Join(d.program.Mechanisms(), " + ")
		groups[key] = append(groups[key], d)
	}
	var keys []string
	for k := range groups {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	slices.SortStableFunc(keys, func(a, b string) int { return len(groups[b]) - len(groups[a]) })
	for _, k := range keys {
		least := slices.MinFunc(groups[k], func(a, b disagreement) int {
			return cmp.Compare(len(a.program.Body()), len(b.program.Body()))
		})
		if *randomShrink {
			t.Logf("%d %s\n%s", len(groups[k]), k, least.program.Body())
		} else {
			t.Logf("%d %s", len(groups[k]), k)
		}
	}
}
