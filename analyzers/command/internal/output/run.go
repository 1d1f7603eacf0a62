package output

import (
	"net/url"
	"path/filepath"
	"strings"
)

// A Run is what the documents for other programs say besides the findings.
// Files in findings are named relative to Dir, or absolute.
type Run struct {
	Version string // of the program
	Dir     string
	Root    string // the repository's; it contains Dir
	Rules   []Rule
	Errors  []string // why the run is incomplete

	src *sources
}

// A Rule is a check as documents describe it.
type Rule struct {
	ID    string
	Title string // in a few words
	Doc   string // as in Analyzer.Doc
	URL   string
}

// source returns the files that findings point into.
func (r *Run) source() *sources {
	if r.src == nil {
		r.src = &sources{dir: r.Dir}
	}
	return r.src
}

// path returns a file's name relative to the repository's root, with slashes.
// A file elsewhere keeps its absolute name, and inside is false.
func (r *Run) path(name string) (rel string, inside bool) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(r.Dir, name)
	}
	short := ShortPath(r.Root, name)
	if filepath.IsAbs(short) {
		// One of the two may be named through a symbolic link.
		if root, err := filepath.EvalSymlinks(r.Root); err == nil {
			if real, err := filepath.EvalSymlinks(name); err == nil {
				short = ShortPath(root, real)
			}
		}
	}
	if filepath.IsAbs(short) {
		return filepath.ToSlash(name), false
	}
	return filepath.ToSlash(short), true
}

// uri returns a file's URI, relative to the repository's root if it is inside.
func (r *Run) uri(name string) (uri string, inside bool) {
	path, inside := r.path(name)
	if inside {
		// A colon would make what is before it a scheme.
		return strings.ReplaceAll((&url.URL{Path: path}).EscapedPath(), ":", "%3A"), true
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/dir
	}
	return (&url.URL{Scheme: "file", Path: path}).String(), false
}

// grave reports whether a check is about data that leaves, and not about the
// set-up of the linter itself. Both fail a run.
func grave(check string) bool {
	switch check {
	case "datatype", "directive", "taxonomy":
		return false
	}
	return true
}
