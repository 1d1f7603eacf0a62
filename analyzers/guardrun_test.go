package analyzers_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
)

// guardPrograms is how many programs TestGuardPrograms writes.
var guardPrograms = flag.Int("guardprograms", 900, "how many random guard programs to analyse and to run")

// guardSeed makes it write others, guardShown shows more of those that fail.
var (
	guardSeed  = flag.Uint64("guardseed", 2026, "seed of the random guard programs")
	guardShown = flag.Int("guardshown", 6, "how many disagreements of each kind to show")
)

// TestGuardPrograms analyses random programs and runs them with consent given,
// refused and not known, each check with an answer of its own: what is sent
// without a check having said yes must be reported, and what is not must be
// quiet.
//
// The forms of guardgen2_test.go (whose data it is, contexts, purposes in
// variables) are held to what the engine reaches today: docs/limitations.md says
// what is missing.
func TestGuardPrograms(t *testing.T) {
	t.Run("checks", func(t *testing.T) { testGuardPrograms(t, *guardPrograms, false, guardLimits{agree: 99}) })
	t.Run("subjects", func(t *testing.T) { testGuardPrograms(t, *guardPrograms/3, true, guardLimits{agree: 99}) })
}

// guardLimits are the least percentage of programs that agree, and the most sends
// that may be missed.
type guardLimits struct{ agree, missed int }

func testGuardPrograms(t *testing.T, n int, more bool, limits guardLimits) {
	r := rand.New(rand.NewPCG(4, *guardSeed))
	var progs []guardProgram
	var leaks, found []lines
	for len(progs) < n { // one package of them all would take longer than its parts
		part := make([]guardProgram, min(guardBatch, n-len(progs)))
		for i := range part {
			part[i] = newGuardProgram(r, len(progs)+i, more)
		}
		l, f := runGuardBatch(t, part)
		progs, leaks, found = append(progs, part...), append(leaks, l...), append(found, f...)
	}
	compareGuardPrograms(t, progs, leaks, found, limits)
}

// guardBatch is how many programs share a package.
const guardBatch = 300

// lines are the lines of one program where something leaves or is reported,
// from its first.
type lines map[int]bool

// runGuardBatch runs and analyses programs, and returns for each the lines that
// send without consent, and those with a finding.
func runGuardBatch(t *testing.T, progs []guardProgram) (leaks, found []lines) {
	t.Helper()
	root := t.TempDir()
	var text strings.Builder
	text.WriteString(guardHead)
	var first []int // lines where the programs start
	for _, p := range progs {
		first = append(first, strings.Count(text.String(), "\n")+1)
		text.WriteString(p.text)
	}
	text.WriteString("var all = []func(c, d ask.Customer){\n")
	for _, p := range progs {
		fmt.Fprintf(&text, "\tp%d,\n", p.id)
	}
	text.WriteString("}\n\nvar sends = []int{\n")
	for _, p := range progs {
		fmt.Fprintf(&text, "\t%d,\n", strings.Count(p.text, sendCall))
	}
	text.WriteString("}\n")
	for name, content := range map[string]string{"gen/ask/ask.go": guardAsk, "gen/keep/keep.go": guardKeep, "gen/keep/lists.go": guardLists, "vendor.test/out/out.go": guardOut, "gen/prog/main.go": text.String()} {
		path := filepath.Join(root, "src", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := append(os.Environ(), "GOPATH="+root, "GO111MODULE=off", "GOFLAGS=", "GOWORK=off")
	leaks = runGuardPrograms(t, root, env, first)
	if len(leaks) != len(progs) {
		t.Fatalf("%d of %d programs were run", len(leaks), len(progs))
	}
	return leaks, reportedPrograms(t, root, env, first)
}

func runGuardPrograms(t *testing.T, root string, env []string, first []int) []lines {
	t.Helper()
	cmd := exec.Command("go", "run", "gen/prog")
	cmd.Dir, cmd.Env = root, env
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var leaks []lines
	for i, text := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		leaks = append(leaks, lines{})
		for _, n := range strings.Fields(strings.Trim(text, "[]")) {
			line, err := strconv.Atoi(n)
			if err != nil {
				t.Fatal(err)
			}
			leaks[i][line-first[i]] = true
		}
	}
	return leaks
}

// reportedPrograms returns the lines with a finding.
func reportedPrograms(t *testing.T, root string, env []string, first []int) []lines {
	t.Helper()
	checks, err := analyzers.New([]byte(guardTaxonomy))
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedExportFile | packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo,
		Dir: root, Env: env,
	}, "gen/prog", "gen/keep")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pkgs {
		for _, err := range p.Errors {
			t.Fatal(err)
		}
		for path := range p.Imports {
			if path != "gen/keep" {
				delete(p.Imports, path) // known by its types
			}
		}
	}
	graph, err := checker.Analyze(checks, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := make([]lines, len(first))
	for i := range found {
		found[i] = lines{}
	}
	for act := range graph.All() {
		if act.Err != nil && !strings.HasPrefix(act.Err.Error(), "failed prerequisites") {
			t.Errorf("%s: %v", act.Analyzer, act.Err)
		}
	}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		for _, d := range act.Diagnostics {
			line := act.Package.Fset.Position(d.Pos).Line
			if i := sort.SearchInts(first, line+1) - 1; i >= 0 {
				found[i][line-first[i]] = true
			}
		}
	}
	return found
}

// guardCount counts the sends and programs of one kind of disagreement.
type guardCount struct {
	title           string
	programs, sends int
	forms           map[string]int
}

// compareGuardPrograms compares send by send. A program with one leak that is
// reported does not make up for another that is not.
func compareGuardPrograms(t *testing.T, progs []guardProgram, leaks, found []lines, limits guardLimits) {
	t.Helper()
	missed := &guardCount{title: "sent without consent, not reported", forms: map[string]int{}}
	needless := &guardCount{title: "reported, never sent without consent", forms: map[string]int{}}
	agree, sends, leaking := 0, 0, 0
	for i, p := range progs {
		sends += strings.Count(p.text, sendCall)
		leaking += len(leaks[i])
		if !missed.add(t, p, leaks[i], found[i]) && !needless.add(t, p, found[i], leaks[i]) {
			agree++
		}
	}
	t.Logf("%d programs with %d sends, %d of them without consent: %d missed in %d programs, %d reported needlessly in %d; agreement on %.2f%% of the programs",
		len(progs), sends, leaking, missed.sends, missed.programs, needless.sends, needless.programs, 100*float64(agree)/float64(len(progs)))
	for _, c := range []*guardCount{missed, needless} {
		for _, forms := range slices.Sorted(maps.Keys(c.forms)) {
			t.Logf("%s: %d with %s", c.title, c.forms[forms], forms)
		}
	}
	if missed.sends > limits.missed {
		t.Errorf("%d sends without consent are not reported", missed.sends)
	}
	if agree*100 < len(progs)*limits.agree {
		t.Errorf("agreement on %d of %d programs; at least %d%% is expected", agree, len(progs), limits.agree)
	}
	if leaking == 0 || leaking == sends {
		t.Error("the programs are all alike")
	}
}

// add notes the lines of a program that are in have and not in want, and reports
// whether there are any.
func (c *guardCount) add(t *testing.T, p guardProgram, have, want lines) bool {
	t.Helper()
	text := strings.Split(p.text, "\n")
	n := 0
	for line := range have {
		if !want[line] && line >= 0 && line < len(text) {
			text[line] += " // " + c.title
			n++
		}
	}
	if n == 0 {
		return false
	}
	c.sends += n
	c.programs++
	c.forms[p.key()]++
	if c.programs <= *guardShown {
		t.Log(strings.Join(text, "\n"))
	}
	return true
}
