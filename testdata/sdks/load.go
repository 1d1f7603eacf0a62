// Package sdks holds the vendors' real SDKs at pinned versions and checks the
// built-in go-sdks packs against them: a sink whose name matches nothing would
// silence the linter without a word.
package sdks

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/go/packages"
)

// A Package is the type-checked package of some module.
type Package struct {
	Types  *types.Package
	Module string // module path with its major version; "" for the standard library
}

// Load type-checks the package that pattern names with everything that it
// imports, directly or not, and returns all of them in import order. dir is the
// directory of the module that pattern belongs to.
//
// It works from source and skips function bodies: names and signatures are all
// that a sink needs, and compiling these SDKs for their export data takes
// minutes where this takes seconds. (go/packages has no such mode: it checks
// bodies of dependencies too when it works from source.)
//
// The error names the first package that does not load, parse or type-check.
func Load(dir, pattern string) ([]Package, error) {
	cfg := &packages.Config{
		Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps |
			packages.NeedCompiledGoFiles | packages.NeedModule,
		Dir: dir,
		// Without cgo the go command need not run a C compiler for net and os/user.
		Env: append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off"),
	}
	roots, err := packages.Load(cfg, pattern)
	if err != nil {
		return nil, fmt.Errorf("loading %s in %s: %w", pattern, dir, err)
	}
	ld := &loader{fset: token.NewFileSet(), done: make(map[string]*types.Package)}
	packages.Visit(roots, nil, func(p *packages.Package) { // imports first
		if err == nil {
			err = ld.check(p)
		}
	})
	if err != nil {
		return nil, err
	}
	return ld.order, nil
}

// A loader type-checks packages in import order.
type loader struct {
	fset *token.FileSet
	done map[string]*types.Package

	order []Package
}

func (ld *loader) check(p *packages.Package) error {
	if len(p.Errors) > 0 {
		return fmt.Errorf("package %s: %w", p.PkgPath, p.Errors[0])
	}
	if p.PkgPath == "unsafe" {
		return nil
	}
	files, err := ld.parse(p.CompiledGoFiles)
	if err != nil {
		return fmt.Errorf("package %s: %w", p.PkgPath, err)
	}
	conf := types.Config{
		IgnoreFuncBodies: true,
		Importer:         knownImports{p.Imports, ld.done},
		Sizes:            types.SizesFor("gc", runtime.GOARCH),
	}
	loaded := Package{}
	if p.Module != nil {
		loaded.Module = p.Module.Path
		if p.Module.GoVersion != "" {
			conf.GoVersion = "go" + p.Module.GoVersion
		}
	}
	pkg, err := conf.Check(p.PkgPath, ld.fset, files, nil)
	if err != nil {
		return fmt.Errorf("package %s: %w", p.PkgPath, err)
	}
	loaded.Types = pkg
	ld.done[p.PkgPath] = pkg
	ld.order = append(ld.order, loaded)
	return nil
}

// parse parses the files of one package, all at once.
func (ld *loader) parse(names []string) ([]*ast.File, error) {
	files := make([]*ast.File, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() (err error) {
			files[i], err = parser.ParseFile(ld.fset, name, nil, parser.SkipObjectResolution)
			return err
		})
	}
	return files, group.Wait()
}

// knownImports resolves the imports of one package among those already checked.
type knownImports struct {
	imports map[string]*packages.Package // by path as written, which differs where std vendors
	done    map[string]*types.Package
}

// Import implements [types.Importer].
func (im knownImports) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	p := im.imports[path]
	if p == nil {
		return nil, errors.New("the go command lists no such import")
	}
	pkg := im.done[p.PkgPath]
	if pkg == nil {
		return nil, fmt.Errorf("%s is not loaded yet", p.PkgPath)
	}
	return pkg, nil
}
