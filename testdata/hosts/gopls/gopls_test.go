// Package gopls_test runs consentvet-gopls as an editor does, with the real
// gopls behind it.
package gopls_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// goplsVersion is the newest that builds with this Go.
const goplsVersion = "v0.23.0"

var tool, proxy, gopls string

func TestMain(m *testing.M) {
	host.Main(m, &tool, host.Consentvet, func(dir string) (err error) {
		proxy, err = host.Build(dir, host.Root(), "./cmd/consentvet-gopls", "consentvet-gopls")
		return err
	}, func(dir string) error {
		cmd := exec.Command("go", "install", "golang.org/x/tools/gopls@"+goplsVersion)
		cmd.Env = append(os.Environ(), "GOBIN="+dir, "GOFLAGS=")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("installing gopls: %w\n%s", err, out)
		}
		gopls = filepath.Join(dir, "gopls")
		if runtime.GOOS == "windows" {
			gopls += ".exe"
		}
		return nil
	})
}

// TestPair is a whole session in a small module.
func TestPair(t *testing.T) {
	s := start(host.Copy(t, "pair"))
	want := s.saved()
	if len(want) == 0 {
		t.Fatal("the module has no findings to compare with")
	}
	s.open("signup/signup.go")
	t.Logf("from opening to diagnostics: %v", s.settle("after opening", want))
	s.checkDetails("signup/signup.go")
	s.checkAnswers("signup/signup.go")

	// Positions after characters that UTF-8 and UTF-16 count differently.
	s.edit("signup/signup.go", `return mail.Send(c.Email, "welcome")`, `/* 🙂é */ return mail.Send(c.Email, "welcome")`)
	t.Logf("from an edit to diagnostics: %v", s.settle("after an edit", s.saved()))

	// A check makes the finding go; nothing is saved.
	s.edit("signup/signup.go", `/* 🙂é */ return`, "if !consent.Granted(c.ID, \"marketing\") {\n\t\treturn nil\n\t}\n\treturn")
	fewer := s.saved()
	if len(fewer) >= len(want) {
		t.Fatalf("the check changes nothing: %v", fewer)
	}
	t.Logf("from a check to its finding's end: %v", s.settle("after adding a check", fewer))

	// What another package does decides too.
	s.open("mail/mail.go")
	s.edit("mail/mail.go", `println(text)`, `Send(text, "log")`)
	more := s.saved()
	if len(more) <= len(fewer) {
		t.Fatalf("the edit of a dependency changes nothing: %v", more)
	}
	t.Logf("from an edit of a dependency to diagnostics: %v", s.settle("after editing a dependency", more))

	// Closing without saving takes the edit back.
	s.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": s.uri("mail/mail.go")}})
	s.lock.Lock()
	delete(s.texts, "mail/mail.go")
	s.lock.Unlock()
	s.settle("after closing without saving", fewer)

	// Code that does not compile, and does again.
	s.edit("signup/signup.go", "// Note goes nowhere.", "var broken int = x\n// Note goes nowhere.")
	s.wait("gopls's own diagnostic", func() bool {
		return slices.ContainsFunc(s.found["signup/signup.go"], func(d diagnostic) bool {
			return d.Source != "consentvet" && strings.Contains(d.Message, "undefined: x")
		})
	})
	s.edit("signup/signup.go", "var broken int = x\n", "")
	s.settle("after compiling again", s.saved())
	s.leave()
}

// TestFix applies quick fixes as an editor does, without saving: each makes its
// diagnostic vanish, and no other.
func TestFix(t *testing.T) {
	m := host.Copy(t, "pair")
	m.WriteUnfixable()
	s := start(m)
	before, fixable := s.saved(), s.Fixable(tool)
	s.open("signup/signup.go")
	s.settle("after opening", before)
	for range fixable {
		if !s.applyFix("signup/signup.go") {
			t.Fatalf("none of the diagnostics has a quick fix: %v", s.found["signup/signup.go"])
		}
		s.settle("after a quick fix", s.saved())
	}
	for name, text := range s.texts {
		s.Write(name, text) // as saving does
	}
	s.CheckFixed(t, "all quick fixes", before, fixable, s.saved())
	if s.applyFix("signup/signup.go") {
		t.Error("what has no finding any more has a quick fix")
	}
	s.leave()
}

// applyFix asks for the code actions at our diagnostics, applies the first of
// the first one that has any, and reports whether there was one.
func (s *session) applyFix(name string) bool {
	s.T.Helper()
	s.lock.Lock()
	list := slices.Clone(s.found[name])
	s.lock.Unlock()
	for _, d := range list {
		if d.Source != "consentvet" {
			continue
		}
		var actions []struct {
			Title, Kind string
			Diagnostics []diagnostic
			Edit        struct {
				DocumentChanges []struct {
					TextDocument struct {
						URI     string
						Version int
					}
					Edits []struct {
						Range   span
						NewText string
					}
				}
			}
		}
		answer := s.request("textDocument/codeAction", map[string]any{
			"textDocument": map[string]any{"uri": s.uri(name)}, "range": d.Range,
			"context": map[string]any{"diagnostics": []any{}, "only": []string{"quickfix"}},
		})
		if err := json.Unmarshal(answer, &actions); err != nil {
			s.T.Fatalf("%v in %s", err, answer)
		}
		for _, a := range actions {
			if len(a.Diagnostics) == 0 || a.Diagnostics[0].Source != "consentvet" {
				continue // gopls's own
			}
			for _, c := range a.Edit.DocumentChanges {
				if file := s.name(c.TextDocument.URI); c.TextDocument.Version != s.versions[file] {
					s.T.Fatalf("the fix %q is for version %d of %s, which is at %d", a.Title, c.TextDocument.Version, file, s.versions[file])
				}
				for _, e := range slices.Backward(c.Edits) { // so that what is in front stays in place
					s.change(s.name(c.TextDocument.URI), e.Range, e.NewText)
				}
			}
			return true
		}
	}
	return false
}

// checkDetails checks that diagnostics carry the steps and lead to the docs.
func (s *session) checkDetails(name string) {
	s.T.Helper()
	for _, d := range s.found[name] {
		if d.Source != "consentvet" {
			continue
		}
		if !strings.HasSuffix(d.CodeDescription.Href, "docs/checks/"+d.Code+".md") {
			s.T.Errorf("%s leads to %q", d.Message, d.CodeDescription.Href)
		}
		if len(d.Related) == 0 {
			s.T.Errorf("%s has no steps", d.Message)
		}
		for _, r := range d.Related {
			if _, err := os.Stat(filepath.Join(s.Dir, s.name(r.Location.URI))); err != nil {
				s.T.Errorf("step %q is nowhere: %v", r.Message, err)
			}
		}
	}
}

// checkAnswers checks that gopls answers through the proxy.
func (s *session) checkAnswers(name string) {
	s.T.Helper()
	text := s.texts[name]
	place := map[string]any{
		"textDocument": map[string]any{"uri": s.uri(name)},
		"position":     at(text, strings.Index(text, "mail.Send(c.Email")+len("mail.S")),
	}
	if hover := string(s.request("textDocument/hover", place)); !strings.Contains(hover, "Send sends a mail") {
		s.T.Errorf("hover: %s", hover)
	}
	if items := string(s.request("textDocument/completion", place)); !strings.Contains(items, `"Send"`) {
		s.T.Errorf("completion: %s", items)
	}
}

// TestTaxonomy edits the taxonomy file, of which editors do not tell gopls.
func TestTaxonomy(t *testing.T) {
	s := start(host.Copy(t, "pair"))
	want := s.saved()
	s.settle("without any open file", want)
	good := s.Read(".consentvet.yml")
	s.Write(".consentvet.yml", good+"\nvendorz: []\n")
	s.wait("a broken taxonomy to be shown", func() bool {
		return slices.ContainsFunc(s.found[".consentvet.yml"], func(d diagnostic) bool { return strings.Contains(d.Message, "vendorz") }) &&
			slices.ContainsFunc(s.messages, func(m string) bool { return strings.Contains(m, "nothing is analysed") })
	})
	s.Write(".consentvet.yml", good)
	s.settle("with the taxonomy mended", want)
	s.Write(".consentvet.yml", strings.Replace(good, "[user.contact]", "[user.name]", 1))
	s.settle("with another taxonomy", s.saved())
	s.leave()
}

// TestSettings gives build tags as most editors do: when gopls asks for them, and
// again after they were changed.
func TestSettings(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("signup/eu.go", "//go:build eu\n\npackage signup\n\nimport \"example.com/pair/mail\"\n\n"+
		"func Local(c Customer) error { return mail.Send(c.Email, \"local\") }\n")
	s := start(m)
	without := s.saved()
	s.settle("without the tag", without)
	set := func(settings any) {
		s.lock.Lock()
		s.settings = settings
		s.lock.Unlock()
		s.notify("workspace/didChangeConfiguration", map[string]any{"settings": nil})
	}
	set(map[string]any{"buildFlags": []string{"-tags=eu"}})
	with := m.Parse(m.Run(tool, "-tags=eu", "./...").Stdout)
	if len(with) <= len(without) {
		t.Fatalf("the tag changes nothing: %v", with)
	}
	s.settle("with the tag", with)
	set(map[string]any{})
	s.settle("without the tag again", without)
	s.leave()
}

// TestWorkspace has two modules under a go.work, and two without.
func TestWorkspace(t *testing.T) {
	for _, work := range []bool{true, false} {
		t.Run(fmt.Sprintf("work=%v", work), func(t *testing.T) {
			m := host.New(t)
			for _, name := range []string{"one", "two"} {
				if err := os.CopyFS(filepath.Join(m.Dir, name), os.DirFS(filepath.Join(host.Root(), "testdata", "pair"))); err != nil {
					t.Fatal(err)
				}
			}
			for _, file := range m.In("two").Files(".go") {
				m.Write("two/"+file, strings.ReplaceAll(m.Read("two/"+file), "example.com/pair", "example.com/two"))
			}
			m.Replace("two/go.mod", "example.com/pair", "example.com/two")
			m.Write("two/.consentvet.yml", strings.ReplaceAll(m.Read("two/.consentvet.yml"), "example.com/pair", "example.com/two"))
			if work {
				m.Write("go.work", "go 1.26\n\nuse (\n\t./one\n\t./two\n)\n")
			}
			var want []host.Finding
			for _, name := range []string{"one", "two"} {
				r := m.In(name).Run(tool, "./...")
				for _, f := range m.In(name).Parse(r.Stdout) {
					f.File = name + "/" + f.File
					want = append(want, f)
				}
			}
			s := start(m)
			s.open("two/signup/signup.go")
			s.settle("two modules", host.Sort(want))
			s.leave()
		})
	}
}

// TestShop has real SDKs and many packages.
func TestShop(t *testing.T) {
	m := host.Copy(t, "shop")
	m.Must("go", "list", "-export", "./...") // compiled, so that the times are those of the proxy
	s := start(m)
	want := s.saved()
	t.Logf("from starting to %d diagnostics: %v", len(want), s.settle("the shop", want))
	s.open("marketing/campaign.go")
	s.edit("marketing/campaign.go", "package marketing\n", "package marketing\n\n// A line more.\n")
	t.Logf("from an edit to diagnostics: %v", s.settle("after an edit", s.saved()))
	s.open("customer/customer.go")
	s.edit("customer/customer.go", "package customer\n", "package customer\n\n// A line more.\n")
	s.edit("marketing/campaign.go", "// A line more.\n", "// A line more.\n\n// And another.\n") // so that findings move
	t.Logf("from an edit of what most packages import to diagnostics: %v", s.settle("after an edit", s.saved()))
	s.leave()
}

// TestOtherCommands: editors also ask for gopls's version.
func TestOtherCommands(t *testing.T) {
	m := host.New(t)
	r := m.Must(proxy, "-gopls="+gopls, "version", "-json")
	var version struct{ Main struct{ Version string } }
	if err := json.Unmarshal([]byte(r.Stdout), &version); err != nil || version.Main.Version != goplsVersion {
		t.Errorf("version: %v\n%s", err, r)
	}
}
