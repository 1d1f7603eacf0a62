package vettool

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// A Flag is a flag that go vet accepts and passes on.
type Flag struct {
	Name  string
	Bool  bool
	Usage string
}

// Flags writes the answer to -flags.
func Flags(w io.Writer, flags []Flag) error {
	data, err := json.MarshalIndent(flags, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

// Identity writes the answer to -V=full. The go command asks in its user's
// directory, dir, at the start of each run, and keys what it caches by the
// answer. So the taxonomy is part of it: an edit makes the go command run the
// tool again. The error, for a taxonomy that does not load, must end in a
// failing exit status: the go command then shows it and stops, every time.
func Identity(w io.Writer, loader *config.Loader, dir string, now time.Time) error {
	h := sha256.New()
	if err := hashSelf(h); err != nil {
		return err
	}
	// A named file is also found from the directories of other modules.
	fmt.Fprintf(h, "named %t\n", loader.Explicit())
	for _, d := range moduleDirs(dir) {
		tax, err := loader.Load(d)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "taxonomy %s\n", tax.Digest)
		hashReviews(h, tax, now)
	}
	_, err := fmt.Fprintf(w, "consentvet version devel buildID=%x\n", h.Sum(nil))
	return err
}

// hashSelf hashes the tool itself: another build may find something else.
func hashSelf(w io.Writer) error {
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

// hashReviews hashes which approvals are due for review: findings that come
// with the date must not be kept from before it.
func hashReviews(w io.Writer, tax *taxonomy.Taxonomy, now time.Time) {
	today := now.Format(time.DateOnly)
	for _, v := range tax.Vendors {
		for i, a := range v.Approvals {
			if a.ReviewBy != "" && a.ReviewBy < today {
				fmt.Fprintf(w, "due %q %d\n", v.Name, i)
			}
		}
	}
}

// moduleDirs returns the directories from which the packages' taxonomies may
// be found: dir, and in a workspace, those of its modules. Where the go command
// cannot list them, it will say so itself.
func moduleDirs(dir string) []string {
	dirs := []string{dir}
	if !inWorkspace(dir) {
		return dirs
	}
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return dirs
	}
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); line != "" {
			dirs = append(dirs, line)
		}
	}
	return dirs
}

func inWorkspace(dir string) bool {
	switch os.Getenv("GOWORK") {
	case "off":
		return false
	case "":
	default:
		return true
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
			return true
		} else if !errors.Is(err, os.ErrNotExist) {
			return false
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
}
