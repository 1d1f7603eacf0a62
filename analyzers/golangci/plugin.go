// Package golangci makes the checks a module plugin of golangci-lint, the
// linter "consentvet". Importing it registers the plugin; `golangci-lint custom`
// does so. See docs/golangci.md for how to set it up.
package golangci

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

// Name is the linter's name, in the configuration and in //nolint.
const Name = "consentvet"

// golangci-lint finds plugins that register themselves in no other way.
func init() { register.Plugin(Name, New) }

// New makes the plugin from what golangci-lint's configuration has under
// linters.settings.custom.consentvet.settings. It adds a digest of the taxonomy
// to the settings: golangci-lint keys what it caches by them, and would go on to
// show old findings after an edit of the file. The error tells what is wrong
// with the settings or the taxonomy.
func New(raw any) (register.LinterPlugin, error) {
	s, err := decode(raw)
	if err != nil {
		return nil, err
	}
	loader, err := s.loader(raw != nil)
	if err != nil {
		return nil, err
	}
	tax, err := loader.Load("")
	if err != nil {
		return nil, err
	}
	p := &plugin{checks: analyzers.Build(loader)}
	if err := p.choose(s.Checks); err != nil {
		return nil, err
	}
	if err := p.set(s.Flags); err != nil {
		return nil, err
	}
	if m, ok := raw.(map[string]any); ok {
		if m[digestKey], err = digest(tax, time.Now()); err != nil {
			return nil, err
		}
	}
	return p, nil
}

type plugin struct{ checks []*analysis.Analyzer }

// BuildAnalyzers implements register.LinterPlugin.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	for _, a := range p.checks {
		fold(a)
	}
	return p.checks, nil
}

// GetLoadMode implements register.LinterPlugin.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

func (p *plugin) names() string {
	var names []string
	for _, a := range p.checks {
		names = append(names, a.Name)
	}
	return strings.Join(names, ", ")
}

func (p *plugin) find(name string) *analysis.Analyzer {
	for _, a := range p.checks {
		if a.Name == name {
			return a
		}
	}
	return nil
}

// choose keeps the named checks; with none named, all.
func (p *plugin) choose(names []string) error {
	for _, name := range names {
		if p.find(name) == nil {
			return fmt.Errorf("settings: checks: there is no check %q; the checks are %s", name, p.names())
		}
	}
	if len(names) > 0 {
		p.checks = slices.DeleteFunc(p.checks, func(a *analysis.Analyzer) bool { return !slices.Contains(names, a.Name) })
	}
	return nil
}

// set sets flags of checks, each as "check.flag=value".
func (p *plugin) set(flags []string) error {
	for _, text := range flags {
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			value = "true"
		}
		check, flag, ok := strings.Cut(name, ".")
		if !ok {
			return fmt.Errorf("settings: flags: %q: want check.flag=value, such as datatype.suggest=true", text)
		}
		a := p.find(check)
		if a == nil {
			return fmt.Errorf("settings: flags: %q: no check %q is switched on; those that are: %s", text, check, p.names())
		}
		if err := a.Flags.Set(flag, value); err != nil {
			return fmt.Errorf("settings: flags: %q: %w", text, err)
		}
	}
	return nil
}

// loader finds the taxonomy that the settings name. given tells whether there
// are settings at all, to which a digest can be added.
func (s *settings) loader(given bool) (*config.Loader, error) {
	text, err := s.inline()
	if err != nil {
		return nil, err
	}
	switch {
	case text != "" && s.Config != "":
		return nil, errors.New("settings: both config and taxonomy are set; the taxonomy comes from one of them")
	case text != "":
		return &config.Loader{Data: []byte(text), Name: "settings: taxonomy"}, nil
	case s.Config != "":
		file, err := findFile(s.Config)
		if err != nil {
			return nil, err
		}
		return &config.Loader{Config: file}, nil
	}
	return discovered(given)
}
