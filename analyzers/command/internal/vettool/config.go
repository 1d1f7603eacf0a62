// Package vettool speaks the protocol by which the go command runs an analysis
// tool over one package at a time (go vet -vettool). The go command asks for
// the tool's identity (-V=full) and its flags (-flags), and then hands it one
// configuration file per package, dependencies first.
//
// It is not built on x/tools' unitchecker, because that type-checks every
// dependency from source: most of a run's time. Here packages that are not
// first-party cost nothing but the start of the process, and types come from
// the compiler's export data, which the go command offers.
package vettool

import (
	"encoding/json"
	"fmt"
	"go/build"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/command/internal/driver"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

// unitConfig is the go command's description of a package.
type unitConfig struct {
	ID            string
	Dir           string
	ImportPath    string
	GoVersion     string
	GoFiles       []string
	NonGoFiles    []string
	IgnoredFiles  []string
	ModulePath    string
	ModuleVersion string
	Module        *analysis.Module  // from Go 1.27 on
	ImportMap     map[string]string // path in the source -> package path
	PackageFile   map[string]string // package path -> compiler's output
	Standard      map[string]bool   // package paths of imports from the standard library
	PackageVetx   map[string]string // package path -> what we wrote for it
	VetxOnly      bool
	VetxOutput    string
	Stdout        string
	FixArchive    string
}

func readConfig(name string) (*unitConfig, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	cfg := new(unitConfig)
	if err := json.Unmarshal(data, cfg); err != nil {
		return nil, fmt.Errorf("%s: not a configuration of go vet: %w", name, err)
	}
	if cfg.Module == nil && cfg.ModulePath != "" {
		cfg.Module = &analysis.Module{
			Path: cfg.ModulePath, Version: cfg.ModuleVersion,
			GoVersion: strings.TrimPrefix(cfg.GoVersion, "go"),
		}
	}
	return cfg, nil
}

func (c *unitConfig) pkg() config.Package {
	return config.Package{Path: driver.PlainPath(c.ImportPath), Dir: c.Dir, Module: c.Module}
}

// hasTestFiles reports whether the unit itself is a package with its tests.
func (c *unitConfig) hasTestFiles() bool { return slices.ContainsFunc(c.GoFiles, isTestFile) }

func isTestFile(name string) bool { return strings.HasSuffix(name, "_test.go") }

// hasInPackageTests reports whether the package's directory holds tests of the
// same package. The go command analyses such a package twice: alone and with
// them.
func (c *unitConfig) hasInPackageTests(tags string) bool {
	ctx := build.Default
	ctx.BuildTags = append(slices.Clone(ctx.BuildTags), splitTags(tags)...)
	p, err := ctx.ImportDir(c.Dir, build.IgnoreVendor)
	if p == nil || err != nil && len(p.TestGoFiles) == 0 {
		return false
	}
	return len(p.TestGoFiles) > 0
}

func splitTags(tags string) []string {
	return strings.FieldsFunc(tags, func(r rune) bool { return r == ',' || r == ' ' })
}

// needsTypes reports whether the go command leaves it to the tool to hand on
// the types of packages: it has not said where the compiler's are. A package
// without imports gives no hint, and is small.
func (c *unitConfig) needsTypes() bool {
	for _, path := range c.ImportMap {
		if path != "unsafe" {
			return c.PackageFile[path] == ""
		}
	}
	return true
}
