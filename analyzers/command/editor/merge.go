package editor

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
	"github.com/consentvet/consentvet/analyzers/command/internal/workspace"
)

// published are the diagnostics that gopls has last published for a file.
type published struct {
	list []json.RawMessage
	text []byte // that they are for, nil if it is not known
}

// merge adds our diagnostics to those that gopls publishes.
func (p *proxy) merge(m *lsp.Message, body []byte) []byte {
	params, ok := decode[lsp.PublishDiagnostics](m.Params)
	path := lsp.Path(params.URI)
	if !ok || path == "" {
		return body
	}
	their := &published{list: params.Diagnostics}
	if d := p.docs[params.URI]; d != nil && (params.Version == nil || *params.Version == d.version) {
		their.text = d.text
	}
	p.theirs[path] = their
	if p.docs[params.URI] == nil {
		p.uris[path] = params.URI
	}
	ours := p.ours(path)
	p.shown[path] = render(ours)
	if len(ours) == 0 {
		return body
	}
	for _, d := range ours {
		params.Diagnostics = append(params.Diagnostics, lsp.Encode(d))
	}
	return lsp.Encode(lsp.Notification(m.Method, params))
}

// publish publishes the diagnostics of a file on our own account.
func (p *proxy) publish(path string) {
	uri := p.uri(path)
	params := lsp.PublishDiagnostics{URI: uri, Diagnostics: []json.RawMessage{}}
	d := p.docs[uri]
	if d != nil {
		params.Version = &d.version
	}
	if their := p.theirs[path]; their != nil {
		for _, raw := range their.list {
			params.Diagnostics = append(params.Diagnostics, p.moveRaw(raw, their.text, d))
		}
	}
	ours := p.ours(path)
	for _, o := range ours {
		params.Diagnostics = append(params.Diagnostics, lsp.Encode(o))
	}
	p.shown[path] = render(ours)
	p.client.send(lsp.Notification("textDocument/publishDiagnostics", params))
}

func render(list []lsp.Diagnostic) string {
	if len(list) == 0 {
		return ""
	}
	return string(lsp.Encode(list))
}

func (p *proxy) uri(path string) string {
	if uri := p.uris[path]; uri != "" {
		return uri
	}
	return lsp.URI(path)
}

// ours returns our diagnostics of a file as the client should see them now.
func (p *proxy) ours(path string) []lsp.Diagnostic {
	var list []lsp.Diagnostic
	for _, r := range p.reports(path) {
		d := p.adapt(r.Diagnostic)
		if !slices.ContainsFunc(list, func(o lsp.Diagnostic) bool { return reflect.DeepEqual(o, d) }) {
			list = append(list, d)
		}
	}
	return list
}

// reports returns the reports of a file, where its text now has them.
func (p *proxy) reports(path string) []workspace.Report {
	var list []workspace.Report
	d := p.docs[p.uri(path)]
	for _, dir := range slices.Sorted(maps.Keys(p.jobs)) {
		j := p.jobs[dir]
		for _, r := range j.reports[path] {
			if text, ok := j.texts[path]; ok && d != nil {
				if r.Diagnostic.Range, ok = p.move(r.Diagnostic.Range, text, d.text); !ok {
					continue
				}
			}
			list = append(list, r)
		}
	}
	return list
}

// move says where a range of an earlier text is in the present one.
func (p *proxy) move(r lsp.Range, old, now []byte) (lsp.Range, bool) {
	if string(old) == string(now) {
		return r, true
	}
	start, err := p.encoding.Offset(old, r.Start)
	if err != nil {
		return r, false
	}
	end, err := p.encoding.Offset(old, r.End)
	if err != nil {
		return r, false
	}
	start, end, ok := lsp.Shift(old, now, start, end)
	return lsp.Range{Start: p.encoding.Position(now, start), End: p.encoding.Position(now, end)}, ok
}

// moveRaw moves a diagnostic of gopls, and leaves the rest of it as it is.
func (p *proxy) moveRaw(raw json.RawMessage, old []byte, d *document) json.RawMessage {
	if old == nil || d == nil || string(old) == string(d.text) {
		return raw
	}
	fields, ok := decode[map[string]json.RawMessage](raw)
	if !ok {
		return raw
	}
	r, ok := decode[lsp.Range](fields["range"])
	if !ok {
		return raw
	}
	if r, ok = p.move(r, old, d.text); !ok {
		return raw
	}
	fields["range"] = lsp.Encode(r)
	return lsp.Encode(fields)
}

// adapt leaves out what the client cannot show; steps go into the message.
func (p *proxy) adapt(d lsp.Diagnostic) lsp.Diagnostic {
	able := p.init.Capabilities.TextDocument.PublishDiagnostics
	if !able.Description {
		d.Description = nil
	}
	if !able.Related && len(d.Related) > 0 {
		var b strings.Builder
		b.WriteString(d.Message)
		for _, r := range d.Related {
			b.WriteString("\n\t" + r.Message)
		}
		d.Message, d.Related = b.String(), nil
	}
	return d
}

// mergeActions adds our quick fixes to the code actions that gopls offers.
func (p *proxy) mergeActions(request, m *lsp.Message, body []byte) []byte {
	ours := p.actions(request.Params)
	if len(ours) == 0 {
		return body
	}
	var list []json.RawMessage
	if m.Error == nil && json.Unmarshal(m.Result, &list) != nil {
		return body
	}
	for _, a := range ours {
		list = append(list, lsp.Encode(a))
	}
	return lsp.Encode(lsp.Response(m.ID, list))
}

// actions returns our quick fixes for a request of code actions. Not nil.
func (p *proxy) actions(raw json.RawMessage) []lsp.CodeAction {
	list := []lsp.CodeAction{}
	params, ok := decode[lsp.CodeActionParams](raw)
	path := lsp.Path(params.TextDocument.URI)
	if !ok || path == "" || !wantsFixes(params.Context.Only) || p.init.Capabilities.TextDocument.CodeAction.Literals == nil {
		return list
	}
	for _, r := range p.reports(path) {
		if !r.Diagnostic.Range.Overlaps(params.Range) {
			continue
		}
		for _, fix := range r.Fixes {
			if edit := p.edit(fix); edit != nil {
				list = append(list, lsp.CodeAction{
					Title: fix.Title, Kind: "quickfix", Diagnostics: []lsp.Diagnostic{p.adapt(r.Diagnostic)}, Edit: edit,
				})
			}
		}
	}
	return list
}

func wantsFixes(only []string) bool {
	return len(only) == 0 || slices.Contains(only, "quickfix") || slices.Contains(only, "")
}

// edit returns the change that a fix makes, nil if a text is another by now:
// then the next analysis has a fix for that.
func (p *proxy) edit(fix workspace.Fix) *lsp.WorkspaceEdit {
	edit := new(lsp.WorkspaceEdit)
	for _, path := range slices.Sorted(maps.Keys(fix.Edits)) {
		uri := p.uri(path)
		doc := lsp.VersionedDocument{URI: uri}
		now, err := []byte(nil), error(nil)
		if d := p.docs[uri]; d != nil {
			now, doc.Version = d.text, &d.version
		} else if now, err = os.ReadFile(path); err != nil {
			return nil
		}
		if string(now) != string(fix.Texts[path]) {
			return nil
		}
		if p.init.Capabilities.Workspace.WorkspaceEdit.DocumentChanges {
			edit.DocumentChanges = append(edit.DocumentChanges, lsp.DocumentEdit{TextDocument: doc, Edits: fix.Edits[path]})
			continue
		}
		if edit.Changes == nil {
			edit.Changes = make(map[string][]lsp.TextEdit)
		}
		edit.Changes[uri] = fix.Edits[path]
	}
	return edit
}
