package main_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module writes a module, whose text has lines "-- name --" before each file,
// and returns its directory.
func module(t *testing.T, files string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split("\n"+files, "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, " --\n")
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// runIn runs a program in a directory and returns what it prints to both
// outputs.
func runIn(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	for _, env := range os.Environ() {
		if !strings.HasPrefix(env, "CONSENTVET_CONFIG=") && !strings.HasPrefix(env, "GOFLAGS=") {
			cmd.Env = append(cmd.Env, env)
		}
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	_ = cmd.Run() // what it found is in the output
	return out.String()
}

const entriesModule = `-- go.mod --
module example.com/m

go 1.26

require vendor.example/sdk/v2 v2.0.0

replace vendor.example/sdk/v2 => ./third
-- third/go.mod --
module vendor.example/sdk/v2

go 1.26
-- third/sdk.go --
package sdk

type Client struct{ base }

func (*Client) Send(to, text string) {}

type base struct{}

func (base) Flush(s string) {}

type Sender interface{ Post(s string) }

func Track(event string, props ...any) {}
-- consent/consent.go --
package consent

type Ledger struct{}

func (*Ledger) Granted(id, purpose string) bool { return false }

type Set[K comparable] struct{}

func (*Set[K]) Has(k K) error { return nil }

func must(id string) {}

func Start() { must("") }
-- consent/other.go --
//go:build never

package consent

func OnlyElsewhere() bool { return false }
-- customer/customer.go --
package customer

type Customer struct {
	ID, Email string
	OptIn     bool
}
-- app/app.go --
package app

import (
	"example.com/m/consent"
	"example.com/m/customer"
	sdk "vendor.example/sdk/v2"
)

func F(c customer.Customer) {
	consent.Start()
	sdk.Track("x")
}
-- .consentvet.yml --
version: 1
`

// Right entries, and those that cannot be looked up, are left alone.
func TestEntriesThatMatch(t *testing.T) {
	dir := module(t, entriesModule+`data:
  - type: example.com/m/customer.Customer
    subject: ID
    fields: {Email: user.contact.email}
  - func: example.com/other/module.Nothing
    category: user
vendors:
  - name: Vendor
    sinks:
      - func: (*vendor.example/sdk.Client).Send
        args: [0, 1]
      - func: (vendor.example/sdk/v2.Sender).Post
      - func: vendor.example/sdk.Track
        args: [0, 1, 5]
      - func: vendor.example/sdk/v3.Nowhere
    approved:
      - categories: [user.contact]
        review_by: 2999-01-01
consent_checks:
  - func: (*example.com/m/consent.Ledger).Granted
    subject: {arg: 0}
    purpose: {arg: 1}
  - func: (*example.com/m/consent.Set).Has
  - func: example.com/m/consent.must
    subject: {arg: 0}
  - func: example.com/m/consent.OnlyElsewhere
  - field: example.com/m/customer.Customer.OptIn
`)
	if got := runIn(t, dir, tool, "-taxonomy", "./..."); got != "" {
		t.Errorf("the command reports\n%s", got)
	}
	// What needs the package's source is not looked up from outside of it.
	got := runIn(t, dir, "go", "vet", "-vettool="+tool, "-taxonomy", "./consent")
	if got != "" {
		t.Errorf("go vet reports\n%s", got)
	}
}

func TestEntriesThatMatchNothing(t *testing.T) {
	wrong := []struct{ section, entry, want string }{
		{"data", "  - type: example.com/m/customer.Custmer\n    category: user\n", `there is no type Custmer in package example.com/m/customer; did you mean "Customer"?`},
		{"data", "  - type: example.com/m/customer.Customer\n    fields: {Emial: user.contact.email}\n",
			`field Emial of example.com/m/customer.Customer has no effect: example.com/m/customer.Customer has no field Emial; there is ID, Email, OptIn`},
		{"vendors", "  - name: V1\n    sinks: [{func: (*vendor.example/sdk.Client).Sent}]\n", `vendor.example/sdk/v2.Client has no method Sent; did you mean "Send"?`},
		{"vendors", "  - name: V2\n    sinks: [{func: (vendor.example/sdk.Client).Send}]\n", "the method is written (*vendor.example/sdk.Client).Send"},
		{"vendors", "  - name: V3\n    sinks: [{func: (*vendor.example/sdk.Client).Flush}]\n", "the method is written (vendor.example/sdk.base).Flush"},
		{"vendors", "  - name: V4\n    sinks: [{func: (*vendor.example/sdk.Client).Send, args: [0, 2]}]\n", "it has no argument 2; allowed: 0 to 1"},
		{"vendors", "  - name: V5\n    approved: [{categories: [user], review_by: 2020-02-03}]\n    sinks: [{func: vendor.example/sdk.Track}]\n",
			"the approval of V5 was to be reviewed by 2020-02-03"},
		{"consent_checks", "  - func: (*example.com/m/consent.Ledger).Grantd\n", `has no method Grantd; did you mean "Granted"?`},
		{"consent_checks", "  - func: (*example.com/m/consent.Ledger).Granted\n    result: 1\n", "it has no result 1, only 0"},
		{"consent_checks", "  - func: example.com/m/consent.mustt\n", `there is no function mustt in package example.com/m/consent; did you mean "must"?`},
		{"consent_checks", "  - field: example.com/m/customer.Customer.Optin\n", `has no field Optin; did you mean "OptIn"?`},
	}
	for i, tt := range wrong {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			dir := module(t, entriesModule+tt.section+":\n"+tt.entry)
			got := runIn(t, dir, tool, "-taxonomy", "./...")
			if strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, ".consentvet.yml:") || !strings.Contains(got, tt.want) ||
				!strings.HasSuffix(got, " [taxonomy]\n") {
				t.Errorf("the command reports\n%s\nand not %q, once", got, tt.want)
			}
			vet := runIn(t, dir, "go", "vet", "-vettool="+tool, "-taxonomy", "./...")
			found := 0
			for line := range strings.Lines(vet) {
				if strings.Contains(line, tt.want) && strings.Contains(line, ".go:") && strings.Contains(line, ".consentvet.yml:") {
					found++
				}
			}
			if found == 0 {
				t.Errorf("go vet reports\n%s\nand not %q", vet, tt.want)
			}
		})
	}
}

// A finding stands at the entry, to the column, and under go vet at the import.
func TestEntriesPlaces(t *testing.T) {
	dir := module(t, entriesModule+`consent_checks:
  - func: (*example.com/m/consent.Ledger).Grantd # é
  - {explicit: true, func: example.com/m/consnt.Granted}
`)
	const typo = `the consent check for (*example.com/m/consent.Ledger).Grantd has no effect: ` +
		`example.com/m/consent.Ledger has no method Grantd; did you mean "Granted"?`
	want := ".consentvet.yml:3:11: " + typo + " [taxonomy]\n" +
		".consentvet.yml:4:28: the consent check for example.com/m/consnt.Granted has no effect: " +
		"there is no package example.com/m/consnt in module example.com/m [taxonomy]\n"
	if got := runIn(t, dir, tool, "./..."); got != want {
		t.Errorf("the command reports\n%s\nwant\n%s", got, want)
	}
	vet := strings.Split(runIn(t, dir, "go", "vet", "-vettool="+tool, "./..."), "\n")
	for _, line := range []string{
		filepath.Join("app", "app.go") + ":4:2: .consentvet.yml:3:11: " + typo + " [taxonomy]",
		filepath.Join("consent", "consent.go") + ":1:9: .consentvet.yml:3:11: " + typo + " [taxonomy]",
	} {
		if !slices.ContainsFunc(vet, func(l string) bool { return strings.TrimPrefix(l, "./") == filepath.ToSlash(line) }) {
			t.Errorf("go vet reports\n%s\nand not\n%s", strings.Join(vet, "\n"), line)
		}
	}
	// A directive at the import silences it there, and counts as used.
	app := filepath.Join(dir, "app", "app.go")
	text, err := os.ReadFile(app)
	if err != nil {
		t.Fatal(err)
	}
	silenced := strings.Replace(string(text), "\t\"example.com/m/consent\"", "\t\"example.com/m/consent\" //consentvet:ignore taxonomy -- tested", 1)
	if err := os.WriteFile(app, []byte(silenced), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := runIn(t, dir, "go", "vet", "-vettool="+tool, "./app"); strings.Contains(got, "app.go") {
		t.Errorf("with a directive, go vet reports\n%s", got)
	}
}
