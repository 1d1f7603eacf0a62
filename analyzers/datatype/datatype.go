package datatype

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/doc"
	"github.com/consentvet/consentvet/analyzers/internal/report"
)

//go:embed doc.go
var source string

// Name is the analyzer's name.
const Name = "datatype"

// Analyzer is the check for hosts that import one analyzer per package. It
// discovers the taxonomy for each package, as those of analyzers.All do.
var Analyzer = New(base.Discovered().Config, base.Discovered().Classes)

// New returns the analyzer on top of the configuration and classification
// analyzers.
func New(cfg, classes *analysis.Analyzer) *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name: Name, Doc: doc.Text(source, Name), URL: report.URL(Name), Requires: []*analysis.Analyzer{cfg, classes},
	}
	suggest := a.Flags.Bool("suggest", false, "list fields that look like personal data and are not classified")
	a.Run = func(pass *analysis.Pass) (any, error) {
		c := pass.ResultOf[cfg].(*config.Config)
		if !c.FirstParty {
			return nil, nil
		}
		cls := pass.ResultOf[classes].(*classify.Result)
		report.Problems(pass, c, Name, cls.Problems(), cls.Directives)
		if *suggest {
			report.Problems(pass, c, Name, cls.Suggestions(), cls.Directives)
		}
		return nil, nil
	}
	return a
}
