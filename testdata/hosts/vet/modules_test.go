package vet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// withLib makes the pair's package mail use another module, below third.
func withLib(t *testing.T) *host.Module {
	m := host.Copy(t, "pair")
	m.Write("third/lib/go.mod", "module example.com/lib\n\ngo 1.26\n")
	m.Write("third/lib/lib.go", "package lib\n\nfunc Text(s string) string { return s }\n")
	m.Write("go.mod", "module example.com/pair\n\ngo 1.26\n\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => ./third/lib\n")
	m.Replace("mail/mail.go", "\t\"strings\"\n", "\t\"strings\"\n\n\t\"example.com/lib\"\n")
	m.Replace("mail/mail.go", `to + "\n" + text`, `lib.Text(to) + "\n" + text`)
	return m
}

func TestVendored(t *testing.T) {
	m := withLib(t)
	loose := same(t, m, "with a dependency")
	m.Must("go", "mod", "vendor")
	if err := os.RemoveAll(filepath.Join(m.Dir, "third")); err != nil {
		t.Fatal(err)
	}
	host.Same(t, "consentvet in the vendored module", loose, own(m, "./..."))
	same(t, m, "with a vendor directory")
}

func TestModMod(t *testing.T) {
	m := withLib(t)
	// Something for -mod=mod to do: the requirement is missing.
	m.Replace("go.mod", "require example.com/lib v0.0.0\n", "")
	same(t, m.With("GOFLAGS=-mod=mod"), "with GOFLAGS=-mod=mod")
}

func TestWorkspace(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("other/go.mod", "module example.com/other\n\ngo 1.26\n")
	m.Write("other/other.go", `package other

import (
	"example.com/pair/mail"
	"example.com/pair/signup"
)

func Tell(c signup.Customer) error { return mail.Send(c.Email, "news") }
`)
	m.Write("other/.consentvet.yml", m.Read(".consentvet.yml"))
	m.Write("go.work", "go 1.26\n\nuse (\n\t.\n\t./other\n)\n")
	patterns := []string{"./...", "./other/..."}
	want := own(m, patterns...)
	if !hasFile(want, "other/other.go") {
		t.Errorf("nothing is found in the workspace's other module: %v", want)
	}
	host.Same(t, "go vet in a workspace", want, vet(t, m, patterns...))
	in := m.In("other")
	host.Same(t, "go vet in a module of a workspace", own(in, "./..."), vetOnly(vet(t, in, "./..."), "other.go"))

	// Without a taxonomy, the other module's fields are guessed from, too.
	for _, name := range []string{".consentvet.yml", "other/.consentvet.yml"} {
		if err := m.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	if want = own(m, patterns...); !hasFile(want, "other/other.go") {
		t.Errorf("without a taxonomy, nothing is found in the workspace's other module: %v", want)
	}
	host.Same(t, "go vet in a workspace without a taxonomy", want, vet(t, m, patterns...))
}

// vetOnly leaves out what go vet shows of packages that were not named.
func vetOnly(list []host.Finding, file string) []host.Finding {
	var out []host.Finding
	for _, f := range list {
		if f.File == file {
			out = append(out, f)
		}
	}
	return out
}

func hasFile(list []host.Finding, file string) bool { return len(vetOnly(list, file)) > 0 }

func TestCgo(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("cgo/cgo.go", `// Package cgo counts in C.
package cgo

// static int one(void) { return 1; }
import "C"

import (
	"example.com/pair/mail"
	"example.com/pair/signup"
)

func Count(c signup.Customer) (int, error) {
	return int(C.one()), mail.Send(c.Email, "counted")
}
`)
	m.Must("go", "build", "./cgo")
	if list := same(t, m, "with cgo"); !hasFile(list, "cgo/cgo.go") {
		t.Errorf("nothing is found in the package that uses cgo: %v", list)
	}
}

func TestBuildTags(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("signup/eu.go", "//go:build eu\n\npackage signup\n\nimport \"example.com/pair/mail\"\n\n"+
		"func Local(c Customer) error { return mail.Send(c.Email, \"local\") }\n")
	if hasFile(same(t, m, "without the tag"), "signup/eu.go") {
		t.Error("a file with a build tag is analysed without it")
	}
	if !hasFile(same(t, m, "with the tag", "-tags=eu"), "signup/eu.go") {
		t.Error("a file with a build tag is not analysed with it")
	}
	same(t, m, "without the tag again")
}

func TestTestPackages(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("signup/in_test.go", "package signup\n\nimport \"testing\"\n\n"+
		"func TestIn(t *testing.T) { _ = Leak(Customer{}) }\n\n"+
		"func Leak(c Customer) error { return send(c.Email) }\n")
	m.Write("signup/send_test.go", "package signup\n\nimport \"example.com/pair/mail\"\n\nfunc send(s string) error { return mail.Send(s, \"\") }\n")
	m.Write("signup/x_test.go", "package signup_test\n\nimport (\n\t\"testing\"\n\n\t\"example.com/pair/mail\"\n\t\"example.com/pair/signup\"\n)\n\n"+
		"func TestX(t *testing.T) { Call(signup.Customer{}) }\n\nfunc Call(c signup.Customer) { _ = mail.Send(c.Phone, \"\") }\n")
	for _, f := range same(t, m, "with tests") {
		if strings.HasSuffix(f.File, "_test.go") {
			t.Errorf("a test is reported: %s", f)
		}
	}
	m.Replace(".consentvet.yml", "version: 1\n", "version: 1\npolicy: {tests: report}\n")
	list := same(t, m, "with findings in tests")
	if !hasFile(list, "signup/in_test.go") || !hasFile(list, "signup/x_test.go") {
		t.Errorf("with policy.tests: report, the tests are not reported: %v", list)
	}
}

// Generated code sends data as any other does.
func TestGenerated(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("signup/gen.go", "// Code generated by hand. DO NOT EDIT.\n\npackage signup\n\nimport \"example.com/pair/mail\"\n\n"+
		"func Generated(c Customer) error { return mail.Send(c.Email, \"generated\") }\n")
	if !hasFile(same(t, m, "with generated code"), "signup/gen.go") {
		t.Error("nothing is found in generated code")
	}
}
