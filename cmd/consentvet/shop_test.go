package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The demo shop is its own module, with real SDKs. What is to be found in it
// stands in its code: // want CHECK "regexp of the message".
const shopDir = "../../testdata/shop"

// tool is the built command.
var tool string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "consentvet")
	if err == nil {
		tool = filepath.Join(dir, "consentvet")
		cmd := exec.Command("go", "build", "-o", tool, ".")
		cmd.Stderr = os.Stderr
		err = cmd.Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "building the command:", err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// execute runs a program in the shop and returns its output and exit status.
func execute(t *testing.T, name string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = shopDir
	for _, env := range os.Environ() {
		if !strings.HasPrefix(env, "CONSENTVET_CONFIG=") && !strings.HasPrefix(env, "GOFLAGS=") {
			cmd.Env = append(cmd.Env, env)
		}
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// place is a line of a file of the shop.
type place struct {
	file string
	line int
}

// report is a finding as printed, without its steps.
type report struct{ check, message string }

var (
	wantComment = regexp.MustCompile(`(?://|/\*) want (.*)`)
	wantPair    = regexp.MustCompile(`([a-z]+) ("(?:[^"\\]|\\.)*")`)
	foundLine   = regexp.MustCompile(`^([^\t:]+):(\d+):\d+: (.*) \[(\w+)\]$`)
)

// wanted reads the expectations from the shop's code.
func wanted(t *testing.T) map[place][]report {
	t.Helper()
	out := map[place][]report{}
	err := filepath.WalkDir(shopDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(shopDir, path)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(text), "\n") {
			m := wantComment.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			for _, p := range wantPair.FindAllStringSubmatch(m[1], -1) {
				re, err := strconv.Unquote(p[2])
				if err != nil {
					return fmt.Errorf("%s:%d: %w", rel, i+1, err)
				}
				at := place{filepath.ToSlash(rel), i + 1}
				out[at] = append(out[at], report{p[1], re})
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func parse(output string) map[place][]report {
	out := map[place][]report{}
	for _, line := range strings.Split(output, "\n") {
		if m := foundLine.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[2])
			at := place{filepath.ToSlash(m[1]), n}
			out[at] = append(out[at], report{m[4], m[3]})
		}
	}
	return out
}

func TestShopFindings(t *testing.T) {
	stdout, stderr, code := execute(t, tool, "./...")
	if code != 1 {
		t.Fatalf("exit status %d, want 1\n%s", code, stderr)
	}
	want, got := wanted(t), parse(stdout)
	total := 0
	for at, list := range want {
		for _, w := range list {
			total++
			i := slices.IndexFunc(got[at], func(g report) bool {
				ok, err := regexp.MatchString(w.message, g.message)
				return err == nil && ok && g.check == w.check
			})
			if i < 0 {
				t.Errorf("%s:%d: no %s finding matches %q; found there: %v", at.file, at.line, w.check, w.message, got[at])
				continue
			}
			got[at] = slices.Delete(got[at], i, i+1)
		}
	}
	for at, list := range got {
		for _, g := range list {
			t.Errorf("%s:%d: unexpected: %s [%s]", at.file, at.line, g.message, g.check)
		}
	}
	if total < 30 {
		t.Errorf("the shop has %d expectations only", total)
	}
}

// Every leak of data is printed with the way that it takes.
func TestShopSteps(t *testing.T) {
	stdout, _, _ := execute(t, tool, "./...")
	lines := strings.Split(stdout, "\n")
	for i, line := range lines {
		m := foundLine.FindStringSubmatch(line)
		if m == nil || m[4] == "directive" || m[4] == "datatype" || m[4] == "interception" {
			continue
		}
		n := 0
		for j := i + 1; j < len(lines) && strings.HasPrefix(lines[j], "\t"); j++ {
			n++
		}
		if n < 2 {
			t.Errorf("%s\nhas %d steps, want where the data was read and where it was sent", line, n)
		}
	}
}

func TestShopIsDeterministic(t *testing.T) {
	first, _, _ := execute(t, tool, "./...")
	for range 3 {
		if again, _, _ := execute(t, tool, "./..."); again != first {
			t.Fatalf("two runs differ:\n%s\n---\n%s", first, again)
		}
	}
}

func TestShopUnderGoVet(t *testing.T) {
	own, _, _ := execute(t, tool, "./...")
	_, vet, code := execute(t, "go", "vet", "-vettool="+tool, "./...")
	if code != 1 {
		t.Errorf("go vet: exit status %d, want 1", code)
	}
	a, b := parse(own), parse(strings.ReplaceAll(vet, "\n./", "\n"))
	for at, list := range a {
		if !sameReports(list, b[at]) {
			t.Errorf("%s:%d: consentvet finds %v, go vet %v", at.file, at.line, list, b[at])
		}
	}
	for at, list := range b {
		if a[at] == nil {
			t.Errorf("%s:%d: only go vet finds %v", at.file, at.line, list)
		}
	}
}

func sameReports(a, b []report) bool {
	key := func(r report) string { return r.check + r.message }
	x, y := []string{}, []string{}
	for _, r := range a {
		x = append(x, key(r))
	}
	for _, r := range b {
		y = append(y, key(r))
	}
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
