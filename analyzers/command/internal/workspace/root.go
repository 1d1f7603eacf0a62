// Package workspace analyses what an editor has open: modules and workspaces
// of modules, with the buffers that are not saved, again and again while they
// are edited.
package workspace

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// A Root is what is analysed together: a module, or the modules of a go.work.
type Root struct {
	Dir     string   // of go.mod or go.work
	Modules []string // directories, sorted
	NoWork  bool     // a module that the go.work around it does not use
}

// RootOf returns the root for the files in a directory; ok is false outside of
// modules.
func RootOf(dir string) (root Root, ok bool) {
	module := upwards(dir, "go.mod")
	work := workFile(dir)
	if work == "" {
		return Root{Dir: module, Modules: []string{module}}, module != ""
	}
	modules := used(work)
	if slices.Contains(modules, module) || module == "" && len(modules) > 0 {
		return Root{Dir: filepath.Dir(work), Modules: modules}, true
	}
	return Root{Dir: module, Modules: []string{module}, NoWork: true}, module != ""
}

// maxDepth bounds the search for modules below a workspace folder.
const maxDepth = 5

// RootsOf returns the roots in a workspace folder: that which it belongs to,
// else those below it.
func RootsOf(folder string) []Root {
	if root, ok := RootOf(folder); ok {
		return []Root{root}
	}
	var roots []Root
	seen := make(map[string]bool)
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // what cannot be read has no modules for us
		case d.IsDir():
			rel, _ := filepath.Rel(folder, path)
			name := d.Name()
			hidden := path != folder && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_"))
			if hidden || name == "node_modules" || name == "vendor" || name == "testdata" ||
				strings.Count(rel, string(filepath.Separator)) >= maxDepth {
				return filepath.SkipDir
			}
		case d.Name() == "go.mod" || d.Name() == "go.work":
			if root, ok := RootOf(filepath.Dir(path)); ok && !seen[root.Dir] {
				seen[root.Dir] = true
				roots = append(roots, root)
			}
		}
		return nil
	})
	return roots
}

// patterns are those of the packages to analyse, relative to Dir.
func (r Root) patterns() []string {
	var list []string
	for _, m := range r.Modules {
		rel, err := filepath.Rel(r.Dir, m)
		if err != nil {
			rel = m
		}
		rel = filepath.ToSlash(rel)
		if !filepath.IsAbs(rel) && !strings.HasPrefix(rel, "../") && rel != ".." {
			rel = "./" + rel
		}
		list = append(list, strings.TrimSuffix(rel, "/.")+"/...")
	}
	return list
}

// contains reports whether a file is in one of the root's modules.
func (r Root) contains(file string) bool {
	module := upwards(filepath.Dir(file), "go.mod")
	return slices.Contains(r.Modules, module)
}

// upwards returns the nearest directory from dir upwards with a file of that
// name, "" if there is none.
func upwards(dir, name string) string {
	for {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// workFile returns the go.work file that is in effect, "" if there is none.
func workFile(dir string) string {
	switch env := os.Getenv("GOWORK"); env {
	case "off":
		return ""
	case "", "auto":
		if dir := upwards(dir, "go.work"); dir != "" {
			return filepath.Join(dir, "go.work")
		}
		return ""
	default:
		return env
	}
}

// used lists the module directories that a go.work uses, sorted. A file that
// does not parse uses none: the go command will say what is wrong with it.
func used(work string) []string {
	text, err := os.ReadFile(work)
	if err != nil {
		return nil
	}
	f, err := modfile.ParseWork(work, text, nil)
	if err != nil {
		return nil
	}
	var dirs []string
	for _, u := range f.Use {
		dir := filepath.FromSlash(u.Path)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(work), dir)
		}
		dirs = append(dirs, filepath.Clean(dir))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}
