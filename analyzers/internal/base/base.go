// Package base makes the analyses that all checks stand on, so that several
// checks in one program share them: each is done once for a package.
package base

import (
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/flow"
	"github.com/consentvet/consentvet/analyzers/internal/guard"
	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// Checks returns the names of all checks, sorted: those that directives may
// name.
func Checks() []string {
	return []string{"approvedsink", "consentcheck", "datatype", "directive", "failopen", "interception", "purposetag", "taxonomy"}
}

// A Set is analyses that belong together.
type Set struct {
	Config  *analysis.Analyzer
	Classes *analysis.Analyzer
	Flows   *analysis.Analyzer
}

// New returns analyses with the set-up that the loader finds. The library models
// are read when they are first needed.
func New(loader *config.Loader) *Set {
	s := &Set{Config: loader.Analyzer()}
	s.Classes = classify.New(s.Config, Checks()...)
	library := sync.OnceValues(models.Load)
	s.Flows = flow.New(s.Config, s.Classes, guard.New(s.Config, library), library)
	return s
}

// Discovered returns the analyses of the checks' exported Analyzer variables,
// always the same ones. They discover the taxonomy for each package.
func Discovered() *Set { return discovered() }

var discovered = sync.OnceValue(func() *Set { return New(&config.Loader{}) })
