package interception

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/internal/doc"
	"github.com/consentvet/consentvet/analyzers/internal/report"
)

//go:embed doc.go
var source string

// Name is the analyzer's name.
const Name = "interception"

// Analyzer is the check for hosts that import one analyzer per package. It
// discovers the taxonomy for each package, as those of analyzers.All do.
var Analyzer = New(base.Discovered().Flows)

// New returns the analyzer on top of the flow analysis that flows performs.
func New(flows *analysis.Analyzer) *analysis.Analyzer {
	return report.Check(Name, doc.Text(source, Name), flows)
}
