package sdks

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fixture is an SDK with one of everything that a sink may name.
const fixture = `package sdk

import "context"

func Send(ctx context.Context, key string, data any) {}

func Ping(ctx context.Context) {}

type Client struct{ transport }

func (c *Client) Track(ctx context.Context, event any) {}
func (c *Client) hidden(event any)                     {}

type transport struct{}

func (t *transport) Post(body any) {}

type Sender interface{ Deliver(message any) }
`

func fixtureIndex(t *testing.T) *index {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "sdk.go", fixture, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: onlyContext{}}
	pkg, err := conf.Check("example.com/sdk/v3/track/v2", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return newIndex([]Package{{Types: pkg, Module: "example.com/sdk/v3"}})
}

// onlyContext imports a package context that has nothing but Context.
type onlyContext struct{}

func (onlyContext) Import(path string) (*types.Package, error) {
	if path != "context" {
		return nil, fmt.Errorf("the fixture imports %s", path)
	}
	pkg := types.NewPackage(path, "context")
	name := types.NewTypeName(token.NoPos, pkg, "Context", nil)
	types.NewNamed(name, types.NewInterfaceType(nil, nil), nil)
	pkg.Scope().Insert(name)
	pkg.MarkComplete()
	return pkg, nil
}

// problems checks one pack, given as the text of its file.
func problems(t *testing.T, yml string) []string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "pack.yml"), []byte(yml), 0o600); err != nil {
		t.Fatal(err)
	}
	packs, err := readPacks(dir)
	if err != nil {
		return []string{err.Error()}
	}
	return checkPacks(fixtureIndex(t), []string{"example.com/sdk/v3"}, packs)
}

const head = `version: 1
vendors:
  - name: Acme
    module: example.com/sdk
    sinks:
`

func TestGoodSinks(t *testing.T) {
	got := problems(t, head+`
      - func: example.com/sdk/track/v2.Send
        args: [2]
      - func: (*example.com/sdk/track/v2.Client).Track
        args: [receiver, 1]
      - func: (*example.com/sdk/track/v2.transport).Post
        kind: egress
      - func: (example.com/sdk/track/v2.Sender).Deliver
      - func: example.com/sdk/track/v2.Ping
        kind: interception
        parties: all
    hosts: [api.example.com, "*.example.com"]
`)
	if len(got) > 0 {
		t.Errorf("a good pack has problems:\n%s", strings.Join(got, "\n"))
	}
}

func TestBadPacks(t *testing.T) {
	tests := []struct{ name, yml, want string }{
		{"misspelt function", head + "      - func: example.com/sdk/track/v2.Sned",
			"pack.yml:6: example.com/sdk/track/v2.Sned: no such function; near: example.com/sdk/track/v2.Send"},
		{"misspelt method", head + "      - func: (*example.com/sdk/track/v2.Client).Trakc",
			"near: (*example.com/sdk/track/v2.Client).Track"},
		{"misspelt type", head + "      - func: (*example.com/sdk/track/v2.Cleint).Track", "no type Cleint; near: Client"},
		{"misspelt package", head + "      - func: example.com/sdk/trakc/v2.Send", "near: example.com/sdk/track/v2"},
		{"no pointer", head + "      - func: (example.com/sdk/track/v2.Client).Track", "declared as (*example.com/sdk/v3/track/v2.Client).Track"},
		{"promoted method", head + "      - func: (*example.com/sdk/track/v2.Client).Post", "declared as (*example.com/sdk/v3/track/v2.transport).Post"},
		{"major version of the module", head + "      - func: example.com/sdk/v3/track/v2.Send", "no package example.com/sdk/v3/track/v2"},
		{"package version dropped", head + "      - func: example.com/sdk/track.Send", "no package example.com/sdk/track"},
		{"unexported", head + "      - func: (*example.com/sdk/track/v2.Client).hidden", "not exported"},
		{"not a name", head + "      - func: Send", "is no function name"},
		{"argument out of range", head + "      - func: example.com/sdk/track/v2.Send\n        args: [3]", "has 3 parameters"},
		{"context as argument", head + "      - func: example.com/sdk/track/v2.Send\n        args: [0, 2]", "args has 0, which is a context"},
		{"arguments out of order", head + "      - func: example.com/sdk/track/v2.Send\n        args: [2, 1]", "not in order"},
		{"argument twice", head + "      - func: example.com/sdk/track/v2.Send\n        args: [2, 2]", "names one twice"},
		{"default arguments", head + "      - func: example.com/sdk/track/v2.Send\n        args: [1, 2]", "leave it out"},
		{"receiver of a function", head + "      - func: example.com/sdk/track/v2.Send\n        args: [receiver]", "a function that has none"},
		{"strange argument", head + "      - func: example.com/sdk/track/v2.Send\n        args: [self]", "line 7"},
		{"nothing leaves", head + "      - func: example.com/sdk/track/v2.Ping", "nothing leaves"},
		{"kind", head + "      - func: example.com/sdk/track/v2.Send\n        kind: ingress", `kind is "ingress"`},
		{"parties without interception", head + "      - func: example.com/sdk/track/v2.Send\n        parties: all", "only with kind"},
		{"sink twice", head + strings.Repeat("      - func: example.com/sdk/track/v2.Send\n", 2), "a sink of Acme already"},
		{"unknown key", head + "      - func: example.com/sdk/track/v2.Send\n        argz: [1]", "argz"},
		{"anchor", head + "      - func: &send example.com/sdk/track/v2.Send", "pack.yml:6: found a YAML anchor"},
		{"approved", head + "      - func: example.com/sdk/track/v2.Send\n    approved: []", "approved"},
		{"module not required", strings.Replace(head, "example.com/sdk", "example.com/sdl", 1) + "      - func: example.com/sdk/track/v2.Send",
			"go.mod does not require module example.com/sdl; near: example.com/sdk/v3"},
		{"module with version", strings.Replace(head, "example.com/sdk", "example.com/sdk/v3", 1) + "      - func: example.com/sdk/track/v2.Send", "leave it out"},
		{"host with scheme", head + "      - func: example.com/sdk/track/v2.Send\n    hosts: [\"https://api.example.com\"]", "want a lower-case host"},
		{"wildcard inside", head + "      - func: example.com/sdk/track/v2.Send\n    hosts: [\"api.*.example.com\"]", "want a lower-case host"},
		{"version", strings.Replace(head, "version: 1", "version: 2", 1) + "      - func: example.com/sdk/track/v2.Send", "version is 2"},
		{"vendor order", head + "      - func: example.com/sdk/track/v2.Send\n  - name: aardvark\n    module: example.com/sdk\n    sinks: [{func: (example.com/sdk/track/v2.Sender).Deliver}]", "vendors go by name"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(problems(t, tt.yml), "\n")
			if !strings.Contains(got, tt.want) {
				t.Errorf("problems:\n%s\nwant one with %q", got, tt.want)
			}
		})
	}
}

func TestUnversioned(t *testing.T) {
	for path, want := range map[string]string{
		"github.com/acme/sdk":          "github.com/acme/sdk",
		"github.com/acme/sdk/v3":       "github.com/acme/sdk",
		"github.com/acme/sdk.v3":       "github.com/acme/sdk.v3",
		"gopkg.in/acme/sdk.v3":         "gopkg.in/acme/sdk",
		"github.com/acme/sdk/v3/other": "github.com/acme/sdk/v3/other",
	} {
		if got := unversioned(path); got != want {
			t.Errorf("unversioned(%q) = %q, want %q", path, got, want)
		}
	}
}
