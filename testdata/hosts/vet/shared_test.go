package vet

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// cacheprog is a program that keeps the go command's build cache, by the
// protocol of GOCACHEPROG.
const cacheprog = "github.com/bradfitz/go-tool-cache/cmd/go-cacher@v0.0.0-20260722201841-0bb331e19f64"

// TestSharedCache: a second machine, which shares nothing with the first but the
// cache program's store, gets the findings without running the tool. The module
// imports nothing, so that there is nothing else to compile.
func TestSharedCache(t *testing.T) {
	bin, store := t.TempDir(), t.TempDir()
	host.New(t).With("GOBIN="+bin).Must("go", "install", cacheprog)
	m := host.New(t)
	m.Write("go.mod", "module example.com/m\n\ngo 1.26\n")
	m.Write(".consentvet.yml", `version: 1
extends: [fideslang]
data:
  - type: example.com/m/app.Customer
    fields: {Email: user.contact.email}
vendors:
  - name: Acme
    sinks: [{func: example.com/m/sdk.Send}]
`)
	m.Write("sdk/sdk.go", "package sdk\n\nfunc Send(s string) {}\n")
	m.Write("app/app.go", "package app\n\nimport \"example.com/m/sdk\"\n\ntype Customer struct{ Email string }\n\n"+
		"func Tell(c Customer) { sdk.Send(c.Email) }\n")
	want := own(m, "./...")
	machine := func() *host.Module {
		return m.With("GOCACHE="+t.TempDir(), "GOCACHEPROG='"+filepath.Join(bin, "go-cacher")+"' '-cache-dir="+store+"'")
	}
	// runs counts how often the go command runs the tool on a package.
	runs := func(m *host.Module) int {
		return strings.Count(m.Run("go", "vet", "-x", "-vettool="+consentvet, "./...").Stderr, "-json $WORK/")
	}
	first := machine()
	if n := runs(first); n != 2 {
		t.Errorf("with an empty store, the tool runs for %d packages, want 2", n)
	}
	second := machine()
	if n := runs(second); n != 0 {
		t.Errorf("with a full store, the tool runs for %d packages, want none", n)
	}
	host.Same(t, "go vet on the first machine", want, vet(t, first, "./..."))
	host.Same(t, "go vet on the second machine", want, vet(t, second, "./..."))
	m.Replace(".consentvet.yml", "user.contact.email", "user.name")
	host.Same(t, "go vet after an edit of the taxonomy", own(m, "./..."), vet(t, second, "./..."))
}
