// Package golangci tests the plugin inside the real golangci-lint.
package golangci

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// consentvet and linter are the built programs. cache is golangci-lint's cache,
// one for all tests: as on a user's machine, it holds results for other
// settings and other states of the same packages, and the standard library need
// not be analysed again and again.
var consentvet, linter, cache string

func TestMain(m *testing.M) { host.Main(m, &consentvet, host.Consentvet, build) }

func build(dir string) (err error) {
	cache = filepath.Join(dir, "cache")
	_, file, _, _ := runtime.Caller(0)
	linter, err = host.Build(dir, filepath.Join(filepath.Dir(file), "main"), ".", "golangci-lint")
	return err
}

// project is a module with the example configuration.
func project(t *testing.T, name string) *host.Module {
	t.Helper()
	m := host.Copy(t, name)
	example, err := os.ReadFile(filepath.Join(host.Root(), ".golangci.example.yml"))
	if err != nil {
		t.Fatal(err)
	}
	m.Write(".golangci.yml", string(example))
	return m.With("GOLANGCI_LINT_CACHE=" + cache)
}

// issue is one that golangci-lint shows.
type issue struct {
	host.Finding
	text string // with the steps
}

// lint runs golangci-lint. The exit status must be that of its findings.
func lint(t *testing.T, m *host.Module, args ...string) []issue {
	t.Helper()
	r := m.Run(linter, append([]string{"run", "--output.json.path=stdout", "--show-stats=false"}, args...)...)
	var doc struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(r.Stdout)).Decode(&doc); err != nil {
		t.Fatalf("%v\n%s", err, r)
	}
	if want := min(len(doc.Issues), 1); r.Code != want {
		t.Errorf("exit status is %d, want %d\n%s", r.Code, want, r)
	}
	var list []issue
	for _, i := range doc.Issues {
		check, text, _ := strings.Cut(i.Text, ": ")
		if i.FromLinter != "consentvet" {
			t.Errorf("%s reports %s", i.FromLinter, i.Text)
		}
		f := host.Finding{
			File: filepath.ToSlash(i.Pos.Filename), Line: i.Pos.Line, Col: i.Pos.Column, Check: check, Message: text,
		}
		list = append(list, issue{f, text})
	}
	return list
}

// plain returns the findings without their steps, which the messages of own tell
// from them.
func plain(list []issue, own []host.Finding) []host.Finding {
	var out []host.Finding
	for _, i := range list {
		f := i.Finding
		for _, w := range own {
			if w.File == f.File && w.Line == f.Line && w.Col == f.Col && strings.HasPrefix(i.text, w.Message+" (") {
				f.Message = w.Message
			}
		}
		out = append(out, f)
	}
	return host.Sort(out)
}

// same compares with consentvet itself.
func same(t *testing.T, m *host.Module, what string) []issue {
	t.Helper()
	own := m.Parse(m.Run(consentvet, "./...").Stdout)
	got := lint(t, m, "./...")
	host.Same(t, what, own, plain(got, own))
	return got
}

func TestShop(t *testing.T) {
	list := same(t, project(t, "shop"), "golangci-lint in the shop")
	for _, i := range list {
		if strings.Contains(i.text, "related information") {
			t.Errorf("a step is an issue of its own: %s", i.text)
		}
	}
}

// What is found in one package depends on facts about another one.
func TestPair(t *testing.T) {
	m := project(t, "pair")
	list := same(t, m, "golangci-lint")
	const want = " (18:21: Customer.Email read here; 18:18: passed to mail.Send; mail/mail.go:13:24: sent by http.Post)"
	if len(list) == 0 || !strings.HasSuffix(list[0].text, want) {
		t.Errorf("the steps are not folded into the message as %q: %v", want, list)
	}
	same(t, m, "golangci-lint with its cache")
	if got := lint(t, m.In("signup"), "--path-mode=abs", "."); len(got) != len(list) {
		t.Errorf("in a subdirectory, there are %d issues, want %d: %v", len(got), len(list), got)
	}
}

// golangci-lint keeps results by the settings, not by the taxonomy file.
func TestCache(t *testing.T) {
	m := project(t, "pair")
	before := len(same(t, m, "before any edit"))
	m.Replace(".consentvet.yml", "      Phone: user.contact.phone_number\n", "")
	after := len(same(t, m, "after an edit of the taxonomy"))
	if after >= before {
		t.Errorf("%d findings after the edit of the taxonomy, %d before it", after, before)
	}
	m.Replace("mail/mail.go", `"https://api.sendgrid.com/v3/mail/send"`, `"https://localhost/v3/mail/send"`)
	for _, i := range same(t, m, "after an edit of the imported package") {
		if i.Check == "consentcheck" {
			t.Errorf("after an edit of the imported package, there is still %s", i)
		}
	}
	m.Replace("mail/mail.go", `"https://localhost/v3/mail/send"`, `"https://api.sendgrid.com/v3/mail/send"`)
	same(t, m, "after the edit was undone")
}

func TestInline(t *testing.T) {
	m := project(t, "pair")
	own := m.Parse(m.Run(consentvet, "./...").Stdout)
	taxonomy := m.Read(".consentvet.yml")
	if err := os.Remove(filepath.Join(m.Dir, ".consentvet.yml")); err != nil {
		t.Fatal(err)
	}
	inline := func(text string) {
		m.Write(".golangci.yml", settings("        taxonomy: |\n            "+strings.ReplaceAll(text, "\n", "\n            ")+"\n"))
	}
	inline(taxonomy)
	host.Same(t, "golangci-lint with the taxonomy in its settings", own, plain(lint(t, m, "./..."), own))
	inline(strings.Replace(taxonomy, "      Phone: user.contact.phone_number\n", "", 1))
	if got := lint(t, m, "./..."); len(got) != len(own)-1 {
		t.Errorf("after an edit, there are %v", got)
	}
}

func settings(text string) string {
	return "version: \"2\"\nlinters:\n  default: none\n  enable: [consentvet]\n  settings:\n    custom:\n      consentvet:\n" +
		"        type: module\n" + strings.Replace("        settings:\n"+text, "\n        ", "\n          ", 1)
}

// A broken set-up is said, each time.
func TestFaults(t *testing.T) {
	for _, tt := range []struct{ name, settings, want string }{
		{"no settings", "", "name the taxonomy"},
		{"unknown key", "        confg: .consentvet.yml\n", "the keys are config, taxonomy, checks and flags"},
		{"no such file", "        config: nowhere.yml\n", "there is no file nowhere.yml"},
		{"both", "        config: .consentvet.yml\n          taxonomy: \"version: 1\"\n", "both config and taxonomy"},
		{"mapping", "        taxonomy: {version: 1}\n", "golangci-lint changes the keys"},
		{"broken text", "        taxonomy: \"vendorz: []\"\n", "settings: taxonomy:1:1"},
		{"unknown check", "        config: .consentvet.yml\n          checks: [nonsense]\n", `there is no check "nonsense"`},
		{"unknown flag", "        config: .consentvet.yml\n          flags: [datatype.nonsense]\n", "nonsense"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := project(t, "pair")
			text := settings(tt.settings)
			if tt.settings == "" {
				text = strings.Replace(text, "        settings:\n", "", 1)
			}
			m.Write(".golangci.yml", text)
			for range 2 {
				r := m.Run(linter, "run", "./...")
				if r.Code == 0 || r.Code == 1 || !strings.Contains(r.Stderr, tt.want) {
					t.Errorf("want a failure that says %q, got %s", tt.want, r)
				}
			}
		})
	}
}

func TestChecksAndFlags(t *testing.T) {
	m := project(t, "pair")
	m.Write("signup/extra.go", "package signup\n\n//consentvet:ignore consentcheck\nvar Visitor struct{ PhoneNumber string }\n")
	all := lint(t, m, "./...")
	m.Write(".golangci.yml", settings("        config: .consentvet.yml\n          checks: [directive]\n"))
	got := lint(t, m, "./...")
	if len(got) == 0 || len(got) >= len(all) {
		t.Errorf("with one check there are %v, with all %v", got, all)
	}
	for _, i := range got {
		if i.Check != "directive" {
			t.Errorf("only directive was asked for: %s", i)
		}
	}
}

func TestNolint(t *testing.T) {
	m := project(t, "pair")
	all := lint(t, m, "./...")
	m.Replace("signup/signup.go", `"welcome")`, `"welcome") //nolint:consentvet // only staff sign up here`)
	got := lint(t, m, "./...")
	if len(got) != len(all)-1 {
		t.Errorf("there are %v, want all but one of %v", got, all)
	}
}

// golangci-lint leaves generated code out, unless it is told not to.
func TestGenerated(t *testing.T) {
	m := project(t, "pair")
	before := len(lint(t, m, "./..."))
	m.Write("signup/gen.go", "// Code generated by hand. DO NOT EDIT.\n\npackage signup\n\nimport \"example.com/pair/mail\"\n\n"+
		"func Generated(c Customer) error { return mail.Send(c.Email, \"generated\") }\n")
	if got := lint(t, m, "./..."); len(got) != before {
		t.Errorf("with generated code there are %v", got)
	}
	m.Replace(".golangci.yml", "  enable:\n", "  exclusions: {generated: disable}\n  enable:\n")
	same(t, m, "golangci-lint with generated code")
}

// Two findings on a line are two, with the example configuration.
func TestTwoOnALine(t *testing.T) {
	m := project(t, "pair")
	m.Write("signup/line.go", "package signup\n\nimport \"example.com/pair/mail\"\n\n"+
		"func both(c Customer) { _, _ = mail.Send(c.Email, \"a\"), mail.Send(c.Phone, \"b\") }\n\nvar _ = both\n")
	same(t, m, "golangci-lint")
}

// --fix applies the first of a finding's fixes that is no tag, after which the finding is gone:
// for golangci-lint, and for consentvet itself.
func TestFix(t *testing.T) {
	m := project(t, "pair")
	m.WriteUnfixable()
	before, fixable := m.Parse(m.Run(consentvet, "./...").Stdout), m.Automatic(consentvet)
	lint(t, m, "--fix", "./...")
	own := m.Parse(m.Run(consentvet, "./...").Stdout)
	m.CheckFixed(t, "golangci-lint --fix", before, fixable, own)
	host.Same(t, "golangci-lint after --fix", own, plain(lint(t, m, "./..."), own))
}
