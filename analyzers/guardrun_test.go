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
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/consentvet/consentvet/analyzers"
)

// guardPrograms is how many programs TestGuardPrograms writes.
var guardPrograms = flag.Int("guardprograms", 900, "how many random guard programs to analyse and to run")

const guardTaxonomy = `
version: 1
extends: [fideslang]
first_party: [gen/...]
purposes:
  marketing: {legal_basis: consent}
  training: {legal_basis: consent}
data: [{type: gen/ask.Customer, subject: ID, fields: {Email: user.contact.email}}]
vendors: [{name: Out, sinks: [{func: vendor.test/out.Send}], approved: [{categories: [user], purposes: [marketing]}]}]
consent_checks:
  - {func: gen/ask.Granted, subject: {arg: 0}, purpose: {arg: 1}}
  - {func: gen/ask.OptedOut, subject: {arg: 0}, purpose: {arg: 1}, granted_when: "false"}
  - {func: gen/ask.Require, subject: {arg: 0}, purpose: {arg: 1}}
  - {func: gen/ask.Lookup, subject: {arg: 0}, purpose: {arg: 1}}
  - {func: gen/ask.Status, subject: {arg: 0}, purpose: {arg: 1}, granted_when: gen/ask.Yes}
  - {func: gen/ask.Find, subject: {arg: 0}, purpose: {arg: 1}, granted_when: non-nil}
  - {func: gen/ask.Must, subject: {arg: 0}, purpose: {arg: 1}, granted_when: returns}
  - {field: gen/ask.Customer.OptIn, purposes: [marketing]}
  - {field: gen/ask.Customer.Consents, purpose: {key: true}}
`

const guardAsk = `package ask

import (
	"errors"
	"math/rand/v2"
)

type Customer struct {
	ID, Email string
	OptIn     bool
	Consents  map[string]bool
}
type Purpose string
type State int
type Record struct{}

const (
	Marketing Purpose = "marketing"
	Training  Purpose = "training"
)
const (
	Unknown State = iota
	Yes
	No
)

var (
	r     *rand.Rand
	said  map[string]bool // who has been heard to agree to marketing
	errNo = errors.New("no")
)

// Begin starts a run: every answer is drawn anew, so that every path is taken
// in some run.
func Begin(seed int) {
	r, said = rand.New(rand.NewPCG(uint64(seed), 1)), map[string]bool{}
}

func Someone(id string) Customer {
	c := Customer{id, id, Flag(), map[string]bool{"marketing": Flag(), "training": Flag()}}
	if c.OptIn || c.Consents["marketing"] {
		said[id] = true // who has agreed need not be asked
	}
	return c
}

// Agreed reports whether a check has said so in this run.
func Agreed(id string) bool { return said[id] }

func Flag() bool { return r.IntN(2) == 0 }
func Log(error)  {}

// Turns is how often a loop is run, and Some are the customers that it is run
// for: none at all in some runs.
func Turns() int { return r.IntN(3) }
func Some(cs ...Customer) []Customer {
	r.Shuffle(len(cs), func(i, j int) { cs[i], cs[j] = cs[j], cs[i] })
	return cs[:r.IntN(len(cs)+1)]
}
func Status(id string, p Purpose) State {
	s := State(r.IntN(3))
	if s == Yes && p == Marketing {
		said[id] = true
	}
	return s
}
func Granted(id string, p Purpose) bool  { return Status(id, p) == Yes }
func OptedOut(id string, p Purpose) bool { return Status(id, p) != Yes }
func Require(id string, p Purpose) error {
	if Status(id, p) != Yes {
		return errNo
	}
	return nil
}
func Lookup(id string, p Purpose) (bool, error) {
	switch Status(id, p) {
	case Unknown:
		return false, errNo
	case Yes:
		return true, nil
	}
	return false, nil
}
func Find(id string, p Purpose) *Record {
	if Status(id, p) != Yes {
		return nil
	}
	return &Record{}
}
func Must(id string, p Purpose) {
	if Status(id, p) != Yes {
		panic(errNo)
	}
}
`

// guardKeep has wrappers in a package of their own.
const guardKeep = `package keep

import (
	"errors"

	"gen/ask"
)

type Decision struct {
	OK  bool
	Why string
}

func Decide(id string) Decision {
	if ask.Granted(id, ask.Marketing) {
		return Decision{OK: true, Why: why()}
	}
	return Decision{Why: why()}
}

func why() string {
	if ask.Flag() {
		return "asked"
	}
	return "known"
}

func DecideFor(c ask.Customer, p ask.Purpose) (*Decision, error) {
	ok, err := ask.Lookup(c.ID, p)
	if err != nil {
		return nil, err
	}
	return &Decision{OK: ok}, nil
}

func Fine(c ask.Customer) bool { d, err := DecideFor(c, ask.Marketing); return err == nil && d.OK }

func With(c ask.Customer, f func()) {
	if ask.Granted(c.ID, ask.Marketing) {
		f()
	}
}

func Unless(c ask.Customer, f func()) {
	if !ask.Granted(c.ID, ask.Marketing) {
		f()
	}
}

func Each(cs []ask.Customer, f func(ask.Customer)) {
	for _, c := range cs {
		if c.OptIn {
			f(c)
		}
	}
}

func Only(cs []ask.Customer) (out []ask.Customer) {
	for _, c := range cs {
		if Fine(c) {
			out = append(out, c)
		}
	}
	return out
}

type Keeper interface{ Allows(id string) bool }

type Strict struct{}

func (Strict) Allows(id string) bool { return ask.Granted(id, ask.Marketing) }

type Stricter struct{ Off bool }

func (s *Stricter) Allows(id string) bool { return !s.Off && ask.Require(id, ask.Marketing) == nil }

type Guesser interface{ Guess(id string) bool }

type Lax struct{}

func (Lax) Guess(id string) bool { return ask.Granted(id, ask.Marketing) || ask.Flag() }

func Wrap(err error) error {
	if err == nil {
		return nil
	}
	return errors.Join(errors.New("wrapped"), err)
}

func Both(err error, id string) error { return errors.Join(err, ask.Require(id, ask.Marketing)) }

func Swap(a, b *ask.Customer) { *a, *b = *b, *a }
`

const guardOut = `package out

var Seen func(email string)

func Send(email string) { Seen(email) }
`

const guardHead = `package main

import (
	"fmt"

	"gen/ask"
	"gen/keep"
	"vendor.test/out"
)

var (
	_ keep.Keeper
	keeper  keep.Keeper  = keep.Strict{}
	guesser keep.Guesser = keep.Lax{}
)

func may(id string, p ask.Purpose) bool { return ask.Granted(id, p) }
func refused(id string, p ask.Purpose) bool {
	ok, err := ask.Lookup(id, p)
	return err != nil || !ok
}
func need(id string, p ask.Purpose) error {
	if may(id, p) {
		return nil
	}
	return fmt.Errorf("no consent of %s", id)
}
func deep(id string) bool { return need(id, ask.Marketing) == nil }
func any1[T ~string](id T, p ask.Purpose) bool { return may(string(id), p) }
func refill(c *ask.Customer, d ask.Customer) { *c = d }
func allows(k keep.Keeper, id string) bool { return k.Allows(id) }

func main() {
	for i, p := range all {
		leaked := false
		out.Seen = func(email string) { leaked = leaked || !ask.Agreed(email) }
		for seed := 0; seed < 4000 && !leaked; seed++ {
			func() {
				defer func() { recover() }()
				ask.Begin(seed)
				p(ask.Someone("c"), ask.Someone("d"))
			}()
		}
		fmt.Println(i, leaked)
	}
}

`

// TestGuardPrograms analyses random programs and runs them with consent given,
// refused and not known, each check with an answer of its own: what is sent
// without a check having said yes must be reported, and what is not must be
// quiet.
func TestGuardPrograms(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	var progs []guardProgram
	var leaks []bool
	found := map[int][]int{}
	for len(progs) < *guardPrograms { // one package of them all would take longer than its parts
		part := make([]guardProgram, min(guardBatch, *guardPrograms-len(progs)))
		for i := range part {
			part[i] = newGuardProgram(r, len(progs)+i)
		}
		l, f := runGuardBatch(t, part)
		for i, lines := range f {
			found[len(progs)+i] = lines
		}
		progs, leaks = append(progs, part...), append(leaks, l...)
	}
	compareGuardPrograms(t, progs, leaks, found)
}

// guardBatch is how many programs share a package.
const guardBatch = 300

// runGuardBatch runs and analyses programs, and returns for each whether it
// leaks, and the lines with a finding.
func runGuardBatch(t *testing.T, progs []guardProgram) ([]bool, map[int][]int) {
	t.Helper()
	root := t.TempDir()
	var text strings.Builder
	text.WriteString(guardHead)
	first := map[int]int{} // line: program
	for i, p := range progs {
		first[strings.Count(text.String(), "\n")+1] = i
		text.WriteString(p.text)
	}
	text.WriteString("var all = []func(c, d ask.Customer){\n")
	for _, p := range progs {
		fmt.Fprintf(&text, "\tp%d,\n", p.id)
	}
	text.WriteString("}\n")
	for name, content := range map[string]string{"gen/ask/ask.go": guardAsk, "gen/keep/keep.go": guardKeep, "vendor.test/out/out.go": guardOut, "gen/prog/main.go": text.String()} {
		path := filepath.Join(root, "src", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := append(os.Environ(), "GOPATH="+root, "GO111MODULE=off", "GOFLAGS=", "GOWORK=off")
	leaks := runGuardPrograms(t, root, env)
	if len(leaks) != len(progs) {
		t.Fatalf("%d of %d programs were run", len(leaks), len(progs))
	}
	return leaks, reportedPrograms(t, root, env, first)
}

func runGuardPrograms(t *testing.T, root string, env []string) []bool {
	t.Helper()
	cmd := exec.Command("go", "run", "gen/prog")
	cmd.Dir, cmd.Env = root, env
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var leaks []bool
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		leaks = append(leaks, strings.HasSuffix(line, " true"))
	}
	return leaks
}

// reportedPrograms returns the programs with a finding.
func reportedPrograms(t *testing.T, root string, env []string, first map[int]int) map[int][]int {
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
	var starts []int
	for l := range first {
		starts = append(starts, l)
	}
	sort.Ints(starts)
	found := map[int][]int{}
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
			if i := sort.SearchInts(starts, line+1) - 1; i >= 0 {
				found[first[starts[i]]] = append(found[first[starts[i]]], line-starts[i])
			}
		}
	}
	return found
}

func compareGuardPrograms(t *testing.T, progs []guardProgram, leaks []bool, found map[int][]int) {
	t.Helper()
	missed, needless, leaking := map[string]int{}, map[string]int{}, 0
	bad, shown := [2]int{}, [2]int{}
	for i, p := range progs {
		if leaks[i] {
			leaking++
		}
		reported := len(found[i]) > 0
		if leaks[i] == reported {
			continue
		}
		kind, count := 0, missed
		if reported {
			kind, count = 1, needless
		}
		bad[kind]++
		count[p.key()]++
		if shown[kind] < 6 {
			shown[kind]++
			t.Logf("%s (lines %v):\n%s", [2]string{"sent without consent, not reported", "reported, never sent without consent"}[kind], found[i], p.text)
		}
	}
	t.Logf("%d programs, %d of them leak: %d missed, %d reported needlessly: agreement %.2f%%", len(progs), leaking, bad[0], bad[1],
		100*float64(len(progs)-bad[0]-bad[1])/float64(len(progs)))
	for kind, count := range []map[string]int{missed, needless} {
		for _, forms := range slices.Sorted(maps.Keys(count)) {
			t.Logf("%s %d: %s", [2]string{"missed", "needless"}[kind], count[forms], forms)
		}
	}
	if bad[0] > 0 {
		t.Errorf("%d programs send without consent, and nothing is reported", bad[0])
	}
	if bad[1]*100 > len(progs) {
		t.Errorf("%d of %d programs are reported needlessly; 1%% is the limit", bad[1], len(progs))
	}
	if leaking == 0 || leaking == len(progs) {
		t.Error("the programs are all alike")
	}
}
