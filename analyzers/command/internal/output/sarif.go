package output

import (
	"encoding/json"
	"go/doc/comment"
	"io"
	"slices"
	"strings"
)

// srcRoot is the name by which SARIF's readers know the repository's root.
const srcRoot = "%SRCROOT%"

// The parts of SARIF 2.1.0 that are used here.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool            `json:"tool"`
		Invocations []sarifInvocation    `json:"invocations"`
		Bases       map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind  string               `json:"columnKind"`
		Results     []sarifResult        `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifText    `json:"shortDescription"`
		Full    sarifText    `json:"fullDescription"`
		Help    sarifText    `json:"help"`
		HelpURI string       `json:"helpUri,omitempty"`
		Config  sarifDefault `json:"defaultConfiguration"`
		Props   sarifProps   `json:"properties"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifProps struct {
		Tags []string `json:"tags"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    *int              `json:"ruleIndex,omitempty"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		CodeFlows    []sarifCodeFlow   `json:"codeFlows,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifCodeFlow struct {
		Threads []sarifThread `json:"threadFlows"`
	}
	sarifThread struct {
		Locations []sarifFlowLocation `json:"locations"`
	}
	sarifFlowLocation struct {
		Location sarifLocation `json:"location"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion   `json:"deletedRegion"`
		Inserted *sarifContent `json:"insertedContent,omitempty"`
	}
	sarifContent struct {
		Text string `json:"text"`
	}
)

// SARIF writes the findings, which [Run.Identify] has seen, as a SARIF 2.1.0
// log. The error is the writer's.
func (r *Run) SARIF(w io.Writer, list []Finding) error {
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name: "consentvet", Version: r.Version, InformationURI: home, Rules: r.sarifRules(),
		}},
		Invocations: []sarifInvocation{r.sarifInvocation()},
		Bases:       map[string]sarifBase{srcRoot: {sarifText{Text: "The root of the repository."}}},
		ColumnKind:  "utf16CodeUnits",
		Results:     []sarifResult{},
	}
	for _, f := range list {
		run.Results = append(run.Results, r.sarifResult(f))
	}
	return writeJSON(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func (r *Run) sarifRules() []sarifRule {
	rules := []sarifRule{}
	for _, rule := range r.Rules {
		rules = append(rules, sarifRule{
			ID: rule.ID, Short: sarifText{Text: rule.Title}, Full: sarifText{Text: rule.summary()},
			Help:    sarifText{Text: rule.Doc, Markdown: rule.markdown()},
			HelpURI: rule.URL, Config: sarifDefault{sarifLevel(rule.ID)}, Props: sarifProps{[]string{"privacy", "security"}},
		})
	}
	return rules
}

func (r *Run) sarifInvocation() sarifInvocation {
	inv := sarifInvocation{Successful: len(r.Errors) == 0}
	for _, text := range r.Errors {
		inv.Notifications = append(inv.Notifications, sarifNotification{"error", sarifText{Text: text}})
	}
	return inv
}

func (r *Run) sarifResult(f Finding) sarifResult {
	res := sarifResult{
		RuleID: f.Check, Level: sarifLevel(f.Check), Message: sarifText{Text: f.Message},
		Locations: []sarifLocation{{Physical: r.sarifPlace(f.Posn, f.End)}},
		// The second is what GitHub compares; its upload action fills it in
		// from the text of the line if it is missing.
		Fingerprints: map[string]string{"consentvet/v1": f.Fingerprint, "primaryLocationLineHash": f.Fingerprint},
	}
	if i := slices.IndexFunc(r.Rules, func(rule Rule) bool { return rule.ID == f.Check }); i >= 0 {
		res.RuleIndex = &i
	}
	var way []sarifFlowLocation
	for _, s := range f.Related {
		way = append(way, sarifFlowLocation{sarifLocation{r.sarifPlace(s.Posn, s.Posn), &sarifText{Text: s.Message}}})
	}
	if len(way) > 0 {
		res.CodeFlows = []sarifCodeFlow{{[]sarifThread{{way}}}}
	}
	for _, fix := range f.Fixes {
		res.Fixes = append(res.Fixes, r.sarifFix(fix))
	}
	return res
}

func (r *Run) sarifPlace(from, to Position) sarifPhysical {
	p := sarifPhysical{Artifact: r.sarifArtifact(from.File)}
	if from.Line > 0 {
		region := r.sarifRegion(from, to)
		p.Region = &region
	}
	return p
}

func (r *Run) sarifArtifact(file string) sarifArtifact {
	uri, inside := r.uri(file)
	if inside {
		return sarifArtifact{uri, srcRoot}
	}
	return sarifArtifact{URI: uri}
}

// sarifRegion is the text between two positions. One of no length stands
// before the character at that place.
func (r *Run) sarifRegion(from, to Position) sarifRegion {
	region := sarifRegion{StartLine: from.Line, StartColumn: r.source().column(from)}
	if region.StartColumn > 0 && to.File == from.File && (to.Line > from.Line || to.Line == from.Line && to.Column > from.Column) {
		region.EndLine, region.EndColumn = to.Line, r.source().column(to)
	}
	return region
}

// sarifFix groups the edits by file, in the order in which files appear.
func (r *Run) sarifFix(fix Fix) sarifFix {
	out := sarifFix{Description: sarifText{Text: fix.Message}}
	for _, e := range fix.Edits {
		rep := sarifReplacement{Deleted: r.sarifRegion(e.Posn, e.End)}
		// Without an end, the region would be the rest of the line.
		rep.Deleted.EndLine, rep.Deleted.EndColumn = e.End.Line, r.source().column(e.End)
		if e.New != "" {
			rep.Inserted = &sarifContent{e.New}
		}
		file := r.sarifArtifact(e.Posn.File)
		i := slices.IndexFunc(out.Changes, func(c sarifChange) bool { return c.Artifact == file })
		if i < 0 {
			i = len(out.Changes)
			out.Changes = append(out.Changes, sarifChange{Artifact: file})
		}
		out.Changes[i].Replacements = append(out.Changes[i].Replacements, rep)
	}
	return out
}

func sarifLevel(check string) string {
	if grave(check) {
		return "error"
	}
	return "warning"
}

// summary is the first paragraph below the title, else the title.
func (r Rule) summary() string {
	_, body, _ := strings.Cut(r.Doc, "\n")
	first, _, _ := strings.Cut(strings.TrimSpace(body), "\n\n")
	if first == "" {
		return r.Title
	}
	return strings.Join(strings.Fields(first), " ")
}

// markdown renders the text of the check, which is written as Go's doc comments
// are.
func (r Rule) markdown() string {
	_, body, _ := strings.Cut(r.Doc, "\n")
	doc := new(comment.Parser).Parse(strings.TrimSpace(body))
	text := string(new(comment.Printer).Markdown(doc))
	if text == "" {
		text = r.Title + "\n"
	}
	if r.URL != "" {
		text += "\n[" + r.ID + "](" + r.URL + ")\n"
	}
	return text
}

// writeJSON writes a document. The error is the writer's.
func writeJSON(w io.Writer, doc any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(doc)
}
