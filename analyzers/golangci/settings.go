package golangci

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/golangci/plugin-module-register/register"

	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// settings are what the configuration may say.
type settings struct {
	Config   string          `json:"config"`   // the taxonomy file
	Taxonomy json.RawMessage `json:"taxonomy"` // or its content, as one text
	Checks   []string        `json:"checks"`   // default: all
	Flags    []string        `json:"flags"`    // of checks: "datatype.suggest=true"
	Digest   string          `json:"consentvet-digest"`
}

// digestKey is the key under which New leaves the digest, and under which it is
// found when New is called again with the same settings.
const digestKey = "consentvet-digest"

func decode(raw any) (*settings, error) {
	if raw == nil {
		return new(settings), nil
	}
	s, err := register.DecodeSettings[settings](raw)
	if err != nil {
		return nil, fmt.Errorf("settings: %w; the keys are config, taxonomy, checks and flags", err)
	}
	return &s, nil
}

// inline returns the taxonomy that stands in the settings. It must be one text:
// golangci-lint puts the keys of mappings in lower case and takes them apart at
// dots, which would make other names of those of fields and purposes.
func (s *settings) inline() (string, error) {
	if len(s.Taxonomy) == 0 || string(s.Taxonomy) == "null" {
		return "", nil
	}
	var text string
	if err := json.Unmarshal(s.Taxonomy, &text); err != nil || text == "" {
		return "", errors.New("settings: taxonomy must be a text, `taxonomy: |` with the content of a .consentvet.yml indented below: golangci-lint changes the keys of mappings")
	}
	return text, nil
}

// findFile looks for a file from the working directory upwards, as golangci-lint
// does for its own configuration, so that both are found from a subdirectory.
func findFile(name string) (string, error) {
	if filepath.IsAbs(name) {
		return name, nil // loading it tells if it is not there
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for start := dir; ; {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("settings: config: %w", err)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("settings: config: there is no file %s in %s or above it", name, start)
		}
		dir = parent
	}
}

// discovered returns the taxonomy that consentvet finds by itself, if there is
// one, and the built-in packs else. Without settings there is no place for its
// digest.
func discovered(given bool) (*config.Loader, error) {
	path, err := taxonomy.Discover(".", "")
	switch {
	case err != nil:
		return nil, err
	case path == "":
		return &config.Loader{Data: []byte("version: 1\n"), Name: "built-in taxonomy"}, nil
	case !given:
		return nil, fmt.Errorf("name the taxonomy %s under linters.settings.custom.%s.settings in golangci-lint's configuration, as `config: %s`: golangci-lint would not notice edits of it otherwise",
			path, Name, filepath.Base(path))
	}
	return &config.Loader{Config: path}, nil
}

// digest is of all that findings depend on and golangci-lint does not know: the
// taxonomy, the approvals that are due for review by now, and this module, since
// golangci-lint knows a custom build by its version only.
func digest(tax *taxonomy.Taxonomy, now time.Time) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "taxonomy %s\n", tax.Digest)
	today := now.Format(time.DateOnly)
	for _, v := range tax.Vendors {
		for i, a := range v.Approvals {
			if a.ReviewBy != "" && a.ReviewBy < today {
				fmt.Fprintf(h, "due %q %d\n", v.Name, i)
			}
		}
	}
	if err := hashModule(h); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

const modulePath = "github.com/consentvet/consentvet"

// hashModule hashes this module's version, and where it was built from a
// directory, the program.
func hashModule(w io.Writer) error {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == modulePath && m.Replace == nil && m.Sum != "" {
				fmt.Fprintf(w, "module %s %s\n", m.Version, m.Sum)
				return nil
			}
		}
	}
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
