package vettool

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"slices"

	"github.com/aymanbagabas/go-udiff"

	"github.com/consentvet/consentvet/analyzers/command/internal/output"
)

// fix writes the fixed files to the archive that the go command takes them
// from when all packages are done, or with -diff, prints what would change. It
// prints no findings.
func (u *unit) fix(list []output.Finding) error {
	if !u.Diff && u.cfg.FixArchive == "" {
		return nil // fixes are not wanted for this package
	}
	files, err := output.Apply(list, os.ReadFile)
	if err != nil {
		return err
	}
	if u.Diff {
		return u.diff(files)
	}
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := zw.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(files[name]); err != nil {
			return err
		}
	}
	if err := zw.Close(); err != nil {
		return err
	}
	return os.WriteFile(u.cfg.FixArchive, buf.Bytes(), 0o666)
}

// diff prints the changes of files where the go command looks for them. It
// fails by itself if there are any.
func (u *unit) diff(files map[string][]byte) error {
	var buf bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		old, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		buf.WriteString(udiff.Unified(name+" (old)", name+" (new)", string(old), string(files[name])))
	}
	if u.cfg.Stdout != "" {
		return os.WriteFile(u.cfg.Stdout, buf.Bytes(), 0o666)
	}
	_, err := u.Stdout.Write(buf.Bytes())
	return err
}
