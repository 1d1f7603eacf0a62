// Package vet tests consentvet under the real go vet.
package vet

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// consentvet is the built program.
var consentvet string

func TestMain(m *testing.M) { host.Main(m, &consentvet, host.Consentvet) }

// vet runs go vet and returns what it finds.
func vet(t *testing.T, m *host.Module, args ...string) []host.Finding {
	t.Helper()
	return vetWith(t, m, consentvet, args...)
}

func vetWith(t *testing.T, m *host.Module, tool string, args ...string) []host.Finding {
	t.Helper()
	r := m.Run("go", slices.Concat([]string{"vet", "-vettool=" + tool}, args)...)
	list := m.Parse(r.Stderr)
	if want := min(len(list), 1); r.Code != want {
		t.Errorf("exit status is %d, want %d\n%s", r.Code, want, r)
	}
	if r.Stdout != "" {
		t.Errorf("go vet prints on its standard output: %s", r.Stdout)
	}
	return list
}

// own runs consentvet itself.
func own(m *host.Module, args ...string) []host.Finding {
	return m.Parse(m.Run(consentvet, args...).Stdout)
}

// same compares both, on all packages.
func same(t *testing.T, m *host.Module, what string, flags ...string) []host.Finding {
	t.Helper()
	want := own(m, append(slices.Clone(flags), "./...")...)
	host.Same(t, "go vet, "+what+",", want, vet(t, m, append(slices.Clone(flags), "./...")...))
	return want
}

func TestShop(t *testing.T) { same(t, host.Copy(t, "shop"), "in the shop") }

func TestPair(t *testing.T) {
	m := host.Copy(t, "pair")
	for _, what := range []string{"the first time", "from its cache"} {
		if n := len(same(t, m, what)); n < 2 {
			t.Errorf("%d findings %s, want at least 2", n, what)
		}
	}
}

// The tool may be one of the module's own tools.
func TestToolDirective(t *testing.T) {
	m := host.Copy(t, "pair")
	const path = "github.com/consentvet/consentvet"
	m.Must("go", "mod", "edit", "-require="+path+"@v0.0.0", "-replace="+path+"="+host.Root(), "-tool="+path+"/cmd/consentvet")
	m.Must("go", "mod", "tidy")
	tool := strings.TrimSpace(m.Must("go", "tool", "-n", "consentvet").Stdout)
	want := own(m, "./...")
	host.Same(t, "go vet with the module's tool", want, vetWith(t, m, tool, "./..."))
	host.Same(t, "go tool consentvet", want, m.Parse(m.Run("go", "tool", "consentvet", "./...").Stdout))
}

func TestFlags(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("signup/extra.go", "package signup\n\n//consentvet:ignore consentcheck\nvar Visitor struct{ PhoneNumber string }\n")
	all := same(t, m, "with all checks")
	for _, flags := range [][]string{{"-directive"}, {"-directive=false"}, {"-consentcheck", "-directive"}} {
		list := same(t, m, "with "+strings.Join(flags, " "), flags...)
		if len(list) == 0 || len(list) > len(all) {
			t.Errorf("%v: %d findings, of %d", flags, len(list), len(all))
		}
	}
	if one := same(t, m, "with one check", "-directive"); len(one) == len(all) {
		t.Errorf("-directive does not leave out other checks")
	}
}

func TestJSON(t *testing.T) {
	m := host.Copy(t, "pair")
	r := m.Must("go", "vet", "-json", "-vettool="+consentvet, "./...")
	var got []host.Finding
	for dec := json.NewDecoder(strings.NewReader(r.Stdout)); dec.More(); {
		var tree map[string]map[string][]struct{ Posn, Message string }
		if err := dec.Decode(&tree); err != nil {
			t.Fatalf("%v\n%s", err, r)
		}
		for _, checks := range tree {
			for check, list := range checks {
				for _, d := range list {
					got = append(got, m.Parse(d.Posn+": "+d.Message+" ["+check+"]")...)
				}
			}
		}
	}
	host.Same(t, "go vet -json", own(m, "./..."), host.Sort(got))
}

// -fix applies the first fix of each finding that is no tag, after which the finding is gone;
// -diff shows the same change, and makes none.
func TestFix(t *testing.T) {
	m := host.Copy(t, "pair")
	m.WriteUnfixable()
	before, fixable := own(m, "./..."), m.Automatic(consentvet)
	text := m.Read("signup/signup.go")
	r := m.Run("go", "vet", "-vettool="+consentvet, "-fix", "-diff", "./...")
	if r.Code != 1 || !strings.Contains(r.Stdout, "signup.go (new)\n@@") {
		t.Errorf("-diff shows no change: %s", r)
	}
	if m.Read("signup/signup.go") != text {
		t.Error("-diff changes files")
	}
	m.Must("go", "vet", "-vettool="+consentvet, "-fix", "./...")
	fixed := m.Read("signup/signup.go")
	for line := range strings.Lines(r.Stdout) {
		if added, ok := strings.CutPrefix(line, "+"); ok && !strings.HasPrefix(line, "+++ ") && !strings.Contains(fixed, added) {
			t.Errorf("-diff shows, and -fix does not write, %q", added)
		}
	}
	after := same(t, m, "after -fix")
	m.CheckFixed(t, "go vet -fix", before, fixable, after)
}
