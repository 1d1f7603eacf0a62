// Package analyzers gives consentvet's checks to programs that run Go
// analyzers: personal data must not reach a third party without a consent
// check or a purpose tag.
//
// [All] is for programs that run where the source is, and find the taxonomy
// beside it; [New] for those that bring one; [NewCombined] for hosts that take one
// analyzer. The analyzers of one call share what they require and belong
// together; those of two calls must not be mixed, since they use the same types
// of facts. They use facts about functions, types and packages, and keep no state
// besides: they may run on several packages at once.
//
// A diagnostic's Category is the check, its URL the check's page, and its Related
// information the way of the data. The message stands alone without it.
//
// Findings are reported in first-party packages: those of the main modules by
// Pass.Module, or those that first_party in the taxonomy lists. A host that tells
// no module should have the latter, because every package counts otherwise.
package analyzers

import (
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/approvedsink"
	"github.com/consentvet/consentvet/analyzers/consentcheck"
	"github.com/consentvet/consentvet/analyzers/datatype"
	"github.com/consentvet/consentvet/analyzers/directive"
	"github.com/consentvet/consentvet/analyzers/failopen"
	"github.com/consentvet/consentvet/analyzers/interception"
	"github.com/consentvet/consentvet/analyzers/internal/base"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/purposetag"
	"github.com/consentvet/consentvet/analyzers/taxonomy"
)

// All returns the checks, in alphabetical order. They discover the taxonomy
// for each package: the file that $CONSENTVET_CONFIG names, else
// .consentvet.yml at the root of the package's main module, workspace or
// repository, else the built-in packs alone. A taxonomy that does not load is
// an error of every check. Each call returns analyzers of its own.
func All() []*analysis.Analyzer {
	return build(&config.Loader{})
}

// New returns the checks for the given taxonomy, the content of a
// .consentvet.yml file, for hosts that embed it. The error tells what is wrong
// with the taxonomy, with line and column.
func New(taxonomyYAML []byte) ([]*analysis.Analyzer, error) {
	if taxonomyYAML == nil {
		taxonomyYAML = []byte{}
	}
	loader := &config.Loader{Data: taxonomyYAML, Name: ".consentvet.yml"}
	if _, err := loader.Load(""); err != nil {
		return nil, err
	}
	return build(loader), nil
}

// Build returns the checks with the set-up that the loader finds. It is for
// this module's own commands; use [All] or [New].
func Build(loader *config.Loader) []*analysis.Analyzer { return build(loader) }

// build makes the checks, all of them on one set of prerequisites.
func build(loader *config.Loader) []*analysis.Analyzer {
	on := base.New(loader)
	return []*analysis.Analyzer{
		approvedsink.New(on.Flows),
		consentcheck.New(on.Flows),
		datatype.New(on.Config, on.Classes),
		directive.New(on.Flows),
		failopen.New(on.Flows),
		interception.New(on.Flows),
		purposetag.New(on.Flows),
		taxonomy.New(on.Config, on.Classes, time.Now),
	}
}
