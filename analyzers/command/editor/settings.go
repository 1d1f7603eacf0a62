package editor

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
)

// section is that of gopls among an editor's settings.
const section = "gopls"

// asked notes what gopls asks of the editor's settings, by the ID that the
// editor sees. Many editors give settings in no other way.
func (s *server) asked(m *lsp.Message) {
	params, ok := decode[lsp.ConfigurationParams](m.Params)
	if !ok {
		return
	}
	folders := make([]string, len(params.Items))
	for i, item := range params.Items {
		folders[i] = item.ScopeURI
		if item.Section != section {
			folders[i] = otherSection
		}
	}
	s.configuration[string(m.ID)] = folders
}

// otherSection stands for the folder of settings that are not gopls's. It is no URI.
const otherSection = "\x00"

// configured notes the settings that the editor answers with. Where they build
// packages otherwise than before, everything is analysed anew.
func (p *proxy) configured(folders []string, result json.RawMessage) {
	answers, _ := decode[[]json.RawMessage](result)
	changed := false
	for i, folder := range folders {
		if i >= len(answers) || folder == otherSection {
			continue
		}
		settings, ok := decode[lsp.Settings](answers[i])
		if !ok {
			p.logOnce("the editor's settings for gopls are not as expected; build flags and environment in them do not count")
			continue
		}
		before := p.buildSettings(lsp.Path(folder))
		p.settings[folder] = settings
		changed = changed || !reflect.DeepEqual(p.buildSettings(lsp.Path(folder)), before)
	}
	if changed && p.initialized != nil {
		p.regroup()
	}
}

// A build is how the packages of a folder are built.
type build struct {
	flags []string
	env   []string // additions to the environment
}

// buildSettings are those for the packages below a directory: of the nearest
// folder that has settings, else of all folders. What they leave open is as the
// editor said when it started gopls.
func (p *proxy) buildSettings(dir string) build {
	best, nearest := p.settings[""], -1
	for folder, s := range p.settings {
		if path := lsp.Path(folder); path != "" && len(path) > nearest && within(path, dir) {
			best, nearest = s, len(path)
		}
	}
	var b build
	env := make(map[string]string)
	for _, s := range []lsp.Settings{p.init.Options, best} {
		if flags := slices.Concat(s.BuildFlags, s.NestedBuildFlags); flags != nil {
			b.flags = flags
		}
		maps.Copy(env, s.Env)
		maps.Copy(env, s.NestedEnv)
	}
	for _, name := range slices.Sorted(maps.Keys(env)) {
		b.env = append(b.env, name+"="+env[name])
	}
	return b
}

// within reports whether dir is a directory or below it.
func within(parent, dir string) bool {
	rel, err := filepath.Rel(parent, dir)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
