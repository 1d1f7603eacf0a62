package taxonomy

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/doc"
	"github.com/consentvet/consentvet/analyzers/internal/report"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

//go:embed doc.go
var source string

// Name is the analyzer's name.
const Name = "taxonomy"

// Analyzer is the check for hosts that import one analyzer per package. It
// discovers the taxonomy for each package, as those of analyzers.All do.
var Analyzer = New(base.Discovered().Config, base.Discovered().Classes, time.Now)

// New returns the analyzer on top of the configuration and classification
// analyzers. now tells the date by which reviews are due.
func New(cfg, classes *analysis.Analyzer, now func() time.Time) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: Name, Doc: doc.Text(source, Name), URL: report.URL(Name), Requires: []*analysis.Analyzer{cfg, classes},
		Run: func(pass *analysis.Pass) (any, error) {
			c := pass.ResultOf[cfg].(*config.Config)
			if !c.FirstParty {
				return nil, nil
			}
			r := &run{
				pass: pass, config: c, classes: pass.ResultOf[classes].(*classify.Result),
				today: now().Format(time.DateOnly), files: map[string]*token.File{},
			}
			r.look()
			for _, e := range entries(c.Taxonomy) {
				r.entry(e)
			}
			for _, v := range c.Taxonomy.Vendors {
				r.reviews(v)
			}
			return nil, nil
		},
	}
}

// run is the check of one package.
type run struct {
	pass    *analysis.Pass
	config  *config.Config
	classes *classify.Result
	today   string
	seen    []seen // packages to look entries up in, sorted by path
	files   map[string]*token.File
}

// seen is a package that entries can be looked up in: the one under analysis,
// or one that it imports.
type seen struct {
	pkg      *types.Package
	own      bool
	pos, end token.Pos // of the import, or of the package's clause
}

// look finds the packages.
func (r *run) look() {
	files := slices.DeleteFunc(slices.Clone(r.pass.Files), func(f *ast.File) bool {
		return r.config.IsTestFile(r.pass.Fset, f.Package) && r.config.Ignored(r.pass.Fset, f.Package)
	})
	have := map[*types.Package]bool{}
	for i, f := range files {
		if i == 0 {
			r.seen = append(r.seen, seen{r.pass.Pkg, true, f.Name.Pos(), f.Name.End()})
		}
		for _, spec := range f.Imports {
			name := r.pass.TypesInfo.PkgNameOf(spec)
			if name == nil || have[name.Imported()] {
				continue
			}
			have[name.Imported()] = true
			r.seen = append(r.seen, seen{name.Imported(), false, spec.Pos(), spec.End()})
		}
	}
	slices.SortStableFunc(r.seen, func(a, b seen) int { return compare(a.pkg.Path(), b.pkg.Path()) })
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// entry looks one entry up. Where several versions of its package are there,
// one that has it is enough.
func (r *run) entry(e entry) {
	var first *seen
	msg := ""
	for i, s := range r.seen {
		if !slices.Contains(taxonomy.PathVariants(s.pkg.Path()), taxonomy.PackageOf(e.ref)) {
			continue
		}
		problem, known := e.look(view{s.pkg, s.own, e.ref})
		if !known || problem == "" {
			return
		}
		if first == nil {
			first, msg = &r.seen[i], problem
		}
	}
	switch {
	case first == nil:
		if problem := r.missing(taxonomy.PackageOf(e.ref)); problem != "" && r.config.FilePositions {
			r.tell(e.pos, nil, e.hasNoEffect(problem))
		}
	case r.elsewhere(first.pkg, e.ref):
		// In a file that this build leaves out.
	default:
		r.tell(e.pos, first, e.hasNoEffect(msg))
	}
}

// reviews reports the approvals of a vendor that are past their date: with the
// file, or where the vendor's package is imported.
func (r *run) reviews(v *taxonomy.Vendor) {
	var at *seen
	for i, s := range r.seen {
		if !s.own && v.OwnsPackage(s.pkg.Path()) {
			at = &r.seen[i]
			break
		}
	}
	for _, a := range v.Approvals {
		if a.ReviewBy != "" && a.ReviewBy < r.today && (at != nil || r.config.FilePositions) {
			r.tell(a.Pos, at, fmt.Sprintf("the approval of %s was to be reviewed by %s: look at it again and set a new date", v.Name, a.ReviewBy))
		}
	}
}

// tell reports a problem at its line of the taxonomy file where the host can
// show one, else at the import.
func (r *run) tell(pos taxonomy.Pos, at *seen, msg string) {
	if at != nil && r.classes.Directives.IgnoreAt(at.pos, Name) != nil {
		return
	}
	if r.config.FilePositions {
		if p := r.position(pos); p.IsValid() {
			report.Plain(r.pass, Name, p, p, msg)
			return
		}
	}
	if at != nil {
		pos.File = filepath.Base(pos.File)
		report.Plain(r.pass, Name, at.pos, at.end, fmt.Sprintf("%s: %s", pos, msg))
	}
}
