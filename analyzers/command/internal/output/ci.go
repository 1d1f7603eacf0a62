package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// home is the page of the program.
const home = "https://github.com/consentvet/consentvet"

// GitHub writes the findings as workflow commands, which GitHub Actions shows
// as annotations of the changed lines. The error is the writer's.
func (r *Run) GitHub(w io.Writer, list []Finding) error {
	b := bufio.NewWriter(w)
	for _, f := range list {
		file, _ := r.path(f.Posn.File)
		props := []string{"file=" + property(file)}
		if f.Posn.Line > 0 {
			props = append(props, fmt.Sprintf("line=%d", f.Posn.Line))
		}
		if f.End.File == f.Posn.File && f.End.Line >= f.Posn.Line && f.Posn.Line > 0 {
			props = append(props, fmt.Sprintf("endLine=%d", f.End.Line))
		}
		if f.Posn.Column > 0 {
			props = append(props, fmt.Sprintf("col=%d", r.source().column(f.Posn)))
			if f.End.Line == f.Posn.Line && f.End.Column > f.Posn.Column { // GitHub refuses it for several lines
				props = append(props, fmt.Sprintf("endColumn=%d", r.source().column(f.End)))
			}
		}
		props = append(props, "title="+property("consentvet: "+f.Check))
		fmt.Fprintf(b, "::%s %s::%s\n", sarifLevel(f.Check), strings.Join(props, ","), data(r.withSteps(f)))
	}
	return b.Flush()
}

// withSteps is the message with a line for each step.
func (r *Run) withSteps(f Finding) string {
	lines := []string{f.Message}
	for _, s := range f.Related {
		s.Posn.File, _ = r.path(s.Posn.File)
		lines = append(lines, s.Posn.String()+": "+s.Message)
	}
	if f.URL != "" {
		lines = append(lines, f.URL)
	}
	return strings.Join(lines, "\n")
}

// data escapes the message of a workflow command, property a value in front of
// it.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}

// The code quality report of GitLab.
type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

// GitLab writes the findings, which [Run.Identify] has seen, as a code quality
// report. The error is the writer's.
func (r *Run) GitLab(w io.Writer, list []Finding) error {
	issues := []gitlabIssue{}
	for _, f := range list {
		path, _ := r.path(f.Posn.File)
		severity := "minor"
		if grave(f.Check) {
			severity = "major"
		}
		begin := max(f.Posn.Line, 1)
		issues = append(issues, gitlabIssue{
			Description: f.Message, CheckName: f.Check, Fingerprint: f.Fingerprint, Severity: severity,
			Location: gitlabLocation{path, gitlabLines{begin, max(f.End.Line, begin)}},
		})
	}
	return writeJSON(w, issues)
}

// The diagnostic format of reviewdog.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Severity    string         `json:"severity"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdRelated    `json:"related_locations,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"` // in bytes
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdRelated struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
)

// RDJSON writes the findings in reviewdog's format. Its files are relative to
// the directory of the run, as reviewdog expects. The error is the writer's.
func (r *Run) RDJSON(w io.Writer, list []Finding) error {
	doc := rdResult{Source: rdSource{"consentvet", home}, Severity: "ERROR", Diagnostics: []rdDiagnostic{}}
	for _, f := range list {
		d := rdDiagnostic{
			Message: f.Message, Location: rdPlace(f.Posn, f.End), Severity: strings.ToUpper(sarifLevel(f.Check)),
			Code: rdCode{f.Check, f.URL},
		}
		for _, s := range f.Related {
			d.Related = append(d.Related, rdRelated{s.Message, rdPlace(s.Posn, s.Posn)})
		}
		for _, fix := range f.Fixes {
			// Suggestions are applied one by one: edits that belong together
			// cannot be told.
			if e := fix.Edits[0]; len(fix.Edits) == 1 && e.Posn.File == f.Posn.File {
				end := rdPosition{e.End.Line, e.End.Column}
				d.Suggestions = append(d.Suggestions, rdSuggestion{rdRange{rdPosition{e.Posn.Line, e.Posn.Column}, &end}, e.New})
			}
		}
		doc.Diagnostics = append(doc.Diagnostics, d)
	}
	return writeJSON(w, doc)
}

func rdPlace(from, to Position) rdLocation {
	l := rdLocation{Path: slashed(from.File)}
	if from.Line == 0 {
		return l
	}
	l.Range = &rdRange{Start: rdPosition{from.Line, from.Column}}
	if to.File == from.File && (to.Line > from.Line || to.Line == from.Line && to.Column > from.Column) {
		l.Range.End = &rdPosition{to.Line, to.Column}
	}
	return l
}
