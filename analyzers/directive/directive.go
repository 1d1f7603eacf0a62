package directive

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/internal/directive"
	"github.com/consentvet/consentvet/analyzers/internal/doc"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/report"
)

//go:embed doc.go
var source string

// Name is the analyzer's name.
const Name = "directive"

// Analyzer is the check for hosts that import one analyzer per package. It
// discovers the taxonomy for each package, as those of analyzers.All do.
var Analyzer = New(base.Discovered().Flows)

// New returns the analyzer on top of the flow analysis that flows performs.
func New(flows *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: Name, Doc: doc.Text(source, Name), URL: report.URL(Name), Requires: []*analysis.Analyzer{flows},
		Run: func(pass *analysis.Pass) (any, error) {
			res := pass.ResultOf[flows].(*flow.Result)
			if res.Config != nil && res.Config.FirstParty {
				run(pass, res)
			}
			return nil, nil
		},
	}
}

func run(pass *analysis.Pass, res *flow.Result) {
	set := res.Classes.Directives
	tell := func(d *directive.Directive, msg string) {
		if !res.Config.Ignored(pass.Fset, d.Pos) && set.IgnoreAt(d.Pos, Name) == nil {
			report.Plain(pass, Name, d.Pos, d.End, msg)
		}
	}
	for _, d := range set.Problems() {
		tell(d, d.Problem)
	}
	for _, d := range set.All() {
		if d.Kind == directive.Consent && d.Problem == "" {
			if msg := res.Config.Taxonomy.PurposeError(d.Arg(0)); msg != "" {
				tell(d, msg)
			}
		}
	}
	for _, d := range set.Unused(report.Directives(res)) {
		if d.Kind == directive.Ignore && len(d.Args) > 0 && d.Args[0] == "taxonomy" {
			continue // that check tells in the taxonomy file, in some hosts
		}
		if msg := res.Config.Taxonomy.PurposeError(d.Arg(0)); msg != "" {
			if d.Kind == directive.Purpose {
				tell(d, msg)
				continue
			}
			if d.Kind == directive.Consent {
				continue // told above
			}
		}
		tell(d, "unused directive: no flow here needs //consentvet:"+string(d.Kind)+"; remove it")
	}
}
