package analyzers_test

import (
	"encoding/json"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const modulePath = "github.com/consentvet/consentvet"

// layers gives each package its height. A package imports lower ones only;
// those of one height do not know each other.
var layers = map[string]int{
	"analyzers/internal/doc":               0,
	"analyzers/internal/flowgen":           0,
	"analyzers/internal/finding":           0,
	"analyzers/internal/order":             0,
	"analyzers/internal/taxonomy":          1,
	"analyzers/internal/model":             2,
	"analyzers/internal/directive":         2,
	"analyzers/internal/config":            2,
	"analyzers/internal/models":            3,
	"analyzers/internal/origin":            3,
	"analyzers/internal/classify":          4,
	"analyzers/internal/guard":             4,
	"analyzers/internal/judge":             4,
	"analyzers/internal/flow":              5,
	"analyzers/internal/base":              6,
	"analyzers/internal/report":            6,
	"analyzers":                            8, // the checks, between, have height 7
	"analyzers/golangci":                   9,
	"analyzers/command":                    10,
	"analyzers/command/internal/driver":    9,
	"analyzers/command/internal/output":    9,
	"analyzers/command/internal/vettool":   9,
	"analyzers/command/internal/lsp":       9,
	"analyzers/command/internal/workspace": 10,
	"analyzers/command/editor":             11,
}

// inside lists the imports between packages of one height that there are all
// the same, each with its reason.
var inside = map[string]string{
	"analyzers/command/internal/vettool -> analyzers/command/internal/driver": "the vet tool runs the driver's units",
	"analyzers/command/internal/vettool -> analyzers/command/internal/output": "the vet tool prints",
}

const checkHeight, cmdHeight = 7, 12

// goPackage is what go list tells of a package.
type goPackage struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Module     *struct{ Path string }
}

// goList returns the packages that the patterns match and, with -deps, those
// below.
func goList(t *testing.T, args ...string) map[string]*goPackage {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Standard,Imports,Module"}, args...)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v", cmd.Args, err)
	}
	pkgs := map[string]*goPackage{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		p := new(goPackage)
		if err := dec.Decode(p); err != nil {
			t.Fatal(err)
		}
		pkgs[p.ImportPath] = p
	}
	return pkgs
}

func height(rel string) (int, bool) {
	if h, ok := layers[rel]; ok {
		return h, true
	}
	switch {
	case strings.HasPrefix(rel, "cmd/"):
		return cmdHeight, true
	case path.Dir(rel) == "analyzers" && rel != "analyzers/internal":
		return checkHeight, true
	}
	return 0, false
}

// TestLayering holds the order of the packages.
func TestLayering(t *testing.T) {
	used := map[string]bool{}
	for _, p := range goList(t, modulePath+"/analyzers/...", modulePath+"/cmd/...") {
		rel := strings.TrimPrefix(p.ImportPath, modulePath+"/")
		if strings.HasSuffix(rel, "/internal/testcheck") {
			continue // a program for tests
		}
		h, ok := height(rel)
		if !ok {
			t.Errorf("%s has no layer: give it one in layers", rel)
			continue
		}
		for _, imp := range p.Imports {
			irel, own := strings.CutPrefix(imp, modulePath+"/")
			if !own {
				continue
			}
			used[rel+" -> "+irel] = true
			if ih, ok := height(irel); ok && ih >= h && inside[rel+" -> "+irel] == "" {
				t.Errorf("%s (layer %d) imports %s (layer %d): imports point downwards only", rel, h, irel, ih)
			}
		}
	}
	for edge := range inside {
		if !used[edge] {
			t.Errorf("nobody needs the exception %s any more: remove it", edge)
		}
	}
}

// TestEmbedding checks what a program that embeds the analyzers takes in:
// x/tools, yaml.v3 and the standard library. None of this module's packages
// uses the network, or what is meant for tests.
func TestEmbedding(t *testing.T) {
	allowed := []string{modulePath, "golang.org/x/tools", "gopkg.in/yaml.v3"}
	for _, p := range goList(t, "-deps", modulePath+"/analyzers") {
		if !p.Standard && (p.Module == nil || !slices.Contains(allowed, p.Module.Path)) {
			t.Errorf("package analyzers depends on %s, which those who embed it would have to take", p.ImportPath)
		}
	}
	for _, p := range goList(t, modulePath+"/analyzers/...", modulePath+"/cmd/...") {
		for _, imp := range p.Imports {
			if imp == "testing" || strings.HasPrefix(imp, "testing/") || imp == "net" || imp == "net/http" || strings.HasPrefix(imp, "net/http/") || imp == "net/rpc" || imp == "net/smtp" {
				t.Errorf("%s imports %s", p.ImportPath, imp)
			}
		}
	}
}
