package sdks

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
)

const (
	packDir     = "../../analyzers/internal/taxonomy/packs/sdks"
	importsFile = "imports/imports.go"
	tableFile   = "../../docs/vendors.md"
)

var update = flag.Bool("update", false, "write "+importsFile+" and "+tableFile+" anew")

// TestEverySinkResolves fails for a sink that matches no function of the SDK
// that go.mod pins, and for arguments that the function does not have.
func TestEverySinkResolves(t *testing.T) {
	packs := mustPacks(t)
	modules := mustModules(t)
	loaded, err := Load(".", "./imports")
	if err != nil {
		t.Fatal(err)
	}
	ix := newIndex(loaded)
	for _, problem := range checkPacks(ix, modules, packs) {
		t.Error(problem)
	}
	if *update && !t.Failed() {
		write(t, importsFile, importsSource(ix, packs))
	}
	compare(t, importsFile, importsSource(ix, packs))
}

// TestVendorsTable keeps the table for readers equal to the packs.
func TestVendorsTable(t *testing.T) {
	table, err := vendorsTable(mustPacks(t))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		write(t, tableFile, table)
	}
	compare(t, tableFile, table)
}

func mustPacks(t *testing.T) []pack {
	t.Helper()
	packs, err := readPacks(packDir)
	if err != nil {
		t.Fatal(err)
	}
	return packs
}

// mustModules returns the modules that go.mod requires for its own packages.
func mustModules(t *testing.T) []string {
	t.Helper()
	src, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	file, err := modfile.Parse("go.mod", src, nil)
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for _, r := range file.Require {
		if !r.Indirect {
			modules = append(modules, r.Mod.Path)
		}
	}
	return modules
}

// importsSource is the Go file that imports every package that holds a sink.
func importsSource(ix *index, packs []pack) []byte {
	var paths []string
	for _, p := range packs {
		for _, v := range p.Vendors {
			for _, s := range v.Sinks {
				path, _, _, _ := splitName(s.Func.s)
				if found := ix.packages[path]; found != nil {
					paths = append(paths, found.Types.Path())
				}
			}
		}
	}
	slices.Sort(paths)
	var out strings.Builder
	out.WriteString(`// Package imports names the packages that hold the sinks of the go-sdks packs,
// so that the go command keeps their modules in go.mod. Nothing builds it: the
// test reads the types of what it imports from source.
//
// A package of a new SDK is added here by hand; after that,
// go test -run TestEverySinkResolves -update keeps the list.
package imports

import (
`)
	for _, path := range slices.Compact(paths) {
		fmt.Fprintf(&out, "\t_ %q\n", path)
	}
	out.WriteString(")\n")
	return []byte(out.String())
}

func write(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func compare(t *testing.T, file string, want []byte) {
	t.Helper()
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the packs say: run go test -update in testdata/sdks and look at the difference", file)
	}
}
