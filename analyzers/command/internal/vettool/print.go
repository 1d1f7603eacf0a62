package vettool

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/consentvet/consentvet/analyzers/command/internal/output"
)

// print hands over the findings. A go command that names a file for the
// standard output wants JSON there in any case. It makes text of it unless its
// user asked for JSON; then, and only then, it does not pass -json on, since
// this tool does not declare that flag. The text names no check, so that it is
// appended to the message. Without such a file, text goes to the standard error.
func (u *unit) print(list []output.Finding) (found bool, err error) {
	switch {
	case u.Fix:
		return false, u.fix(list)
	case u.cfg.Stdout == "" && u.JSON:
		return false, writeTree(u.Stdout, u.cfg.ID, byCheck(list))
	case u.cfg.Stdout == "":
		return len(list) > 0, output.Text(u.Stderr, list)
	}
	f, err := os.Create(u.cfg.Stdout)
	if err != nil {
		return false, err
	}
	if u.JSON {
		err = writeTree(f, u.cfg.ID, inOrder(list))
	} else {
		err = writeTree(f, u.cfg.ID, byCheck(list))
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return false, err
}

// The schema of the go command: package ID -> analyzer -> diagnostics.
type (
	jsonDiagnostic struct {
		Category string        `json:"category,omitempty"`
		Posn     string        `json:"posn"`
		End      string        `json:"end"`
		Message  string        `json:"message"`
		URL      string        `json:"url,omitempty"`
		Fixes    []jsonFix     `json:"suggested_fixes,omitempty"`
		Related  []jsonRelated `json:"related,omitempty"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Filename string `json:"filename"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		New      string `json:"new"`
	}
	jsonRelated struct {
		Posn    string `json:"posn"`
		End     string `json:"end"`
		Message string `json:"message"`
	}
)

// byCheck groups findings by their check, for programs.
func byCheck(list []output.Finding) map[string][]jsonDiagnostic {
	tree := make(map[string][]jsonDiagnostic)
	for _, f := range list {
		tree[f.Check] = append(tree[f.Check], toJSON(f))
	}
	return tree
}

// inOrder puts findings under one name, for the go command to print: it would
// go through several in any order.
func inOrder(list []output.Finding) map[string][]jsonDiagnostic {
	tree := make(map[string][]jsonDiagnostic)
	for _, f := range list {
		d := toJSON(f)
		d.Message = fmt.Sprintf("%s [%s]", f.Message, f.Check)
		tree["consentvet"] = append(tree["consentvet"], d)
	}
	return tree
}

func toJSON(f output.Finding) jsonDiagnostic {
	d := jsonDiagnostic{
		Category: f.Check, Posn: f.Posn.String(), End: f.End.String(), Message: f.Message, URL: f.URL,
	}
	for _, s := range f.Related {
		d.Related = append(d.Related, jsonRelated{s.Posn.String(), s.Posn.String(), s.Message})
	}
	for _, fix := range f.Fixes {
		jf := jsonFix{Message: fix.Message}
		for _, e := range fix.Edits {
			jf.Edits = append(jf.Edits, jsonEdit{e.Posn.File, e.Posn.Offset, e.End.Offset, e.New})
		}
		d.Fixes = append(d.Fixes, jf)
	}
	return d
}

func writeTree(w io.Writer, id string, checks map[string][]jsonDiagnostic) error {
	tree := map[string]map[string][]jsonDiagnostic{}
	if len(checks) > 0 {
		tree[id] = checks
	}
	data, err := json.MarshalIndent(tree, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}
