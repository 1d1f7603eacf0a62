package editor

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
)

// requestFailed is the code of a failure that is nobody's mistake.
const requestFailed = -32803

// fromClient takes a message of the editor.
func (p *proxy) fromClient(body []byte) {
	m, err := lsp.Parse(body)
	if bad, ok := err.(*lsp.MalformedError); ok {
		p.complain(bad)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case m.IsResponse():
		p.answerToServer(m, body)
	case m.IsRequest():
		p.request(m, body)
	default:
		p.notification(m, body)
	}
}

// request passes a request on, or answers it if gopls is not running.
func (p *proxy) request(m *lsp.Message, body []byte) {
	switch m.Method {
	case "initialize":
		p.initBody = body
		init, ok := decode[lsp.Initialize](m.Params)
		if !ok {
			p.log(lsp.SeverityWarning, "the parameters of initialize are not as expected; the editor's abilities are not known")
		}
		p.init = init
	case "shutdown":
		p.shutdown = true
	}
	if p.server == nil && p.restarting() && m.Method == "initialize" {
		p.pending[string(m.ID)] = m // answered when gopls is there
		return
	}
	if p.server == nil {
		p.client.send(p.answerAlone(m))
		return
	}
	p.pending[string(m.ID)] = m
	p.server.send(body)
}

// answerAlone answers a request without gopls.
func (p *proxy) answerAlone(m *lsp.Message) *lsp.Message {
	switch m.Method {
	case "initialize":
		return lsp.Response(m.ID, json.RawMessage(`{"capabilities":{`+
			`"textDocumentSync":{"openClose":true,"change":2,"save":{}},`+
			`"codeActionProvider":{"codeActionKinds":["quickfix"]},`+
			`"workspace":{"workspaceFolders":{"supported":true,"changeNotifications":true}}},`+
			`"serverInfo":{"name":"consentvet-gopls"}}`))
	case "shutdown":
		return lsp.Response(m.ID, nil)
	case "textDocument/codeAction":
		return lsp.Response(m.ID, p.actions(m.Params))
	}
	return lsp.Failure(m.ID, requestFailed, "gopls is not running")
}

// notification notes what the editor tells, and passes it on.
func (p *proxy) notification(m *lsp.Message, body []byte) {
	sync := false
	switch m.Method {
	case "initialized":
		p.initialized = body
		p.openFolders()
	case "exit":
		p.exit()
	case "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave":
		sync = m.Method != "textDocument/didSave"
		p.documentChanged(m)
	case "workspace/didChangeWatchedFiles":
		p.filesChanged(m)
	case "workspace/didChangeWorkspaceFolders":
		p.foldersChanged(m)
	}
	if p.server != nil && !(sync && p.server.replaying) { // a new gopls gets the documents as they then are
		p.server.send(body)
	}
}

// documentChanged keeps the text of an open document up to date.
func (p *proxy) documentChanged(m *lsp.Message) {
	params, ok := decode[lsp.DocumentParams](m.Params)
	if !ok {
		p.log(lsp.SeverityWarning, "the parameters of "+m.Method+" are not as expected")
		return
	}
	uri := params.TextDocument.URI
	path := lsp.Path(uri)
	d := p.docs[uri]
	switch {
	case m.Method == "textDocument/didOpen":
		d = &document{path: path, lang: params.TextDocument.Lang, version: params.TextDocument.Version, text: []byte(params.TextDocument.Text)}
		p.docs[uri] = d
		if path != "" {
			p.uris[path] = uri
		}
	case d == nil:
		p.log(lsp.SeverityWarning, fmt.Sprintf("%s for %s, which is not open", m.Method, uri))
		return
	case m.Method == "textDocument/didClose":
		delete(p.docs, uri)
	case m.Method == "textDocument/didChange":
		p.change(d, uri, params)
	case params.Text != nil:
		d.text, d.lost = []byte(*params.Text), false
	}
	if m.Method == "textDocument/didSave" && definesModules(path) {
		p.regroup() // not every editor watches files
		return
	}
	p.trigger(path)
}

// definesModules tells the files that say what belongs to which module.
func definesModules(path string) bool {
	switch filepath.Base(path) {
	case "go.mod", "go.work", "go.sum", "go.work.sum", "modules.txt":
		return true
	}
	return false
}

// change applies an editor's changes to a document.
func (p *proxy) change(d *document, uri string, params lsp.DocumentParams) {
	d.version = params.TextDocument.Version
	for _, c := range params.ContentChanges {
		if d.lost && c.Range != nil {
			continue
		}
		text, err := p.encoding.Apply(d.text, c)
		if err != nil {
			d.lost = true
			p.show(lsp.SeverityWarning, fmt.Sprintf("a change of %s cannot be applied (%v): it is analysed as on disk until it is opened again", uri, err))
			continue
		}
		d.text, d.lost = text, false
	}
}

// filesChanged hears of files that changed outside of the editor.
func (p *proxy) filesChanged(m *lsp.Message) {
	params, _ := decode[struct {
		Changes []struct{ URI string }
	}](m.Params)
	anew := false
	for _, c := range params.Changes {
		path := lsp.Path(c.URI)
		switch {
		case definesModules(path):
			anew = true
		case path != "":
			p.trigger(path)
		}
	}
	if anew {
		p.regroup()
	}
}

// foldersChanged hears of workspace folders that came and went.
func (p *proxy) foldersChanged(m *lsp.Message) {
	params, _ := decode[struct {
		Event struct{ Added, Removed []lsp.Folder }
	}](m.Params)
	var folders []lsp.Folder
	removed := make(map[string]bool)
	for _, f := range params.Event.Removed {
		removed[f.URI] = true
	}
	for _, f := range p.init.Folders {
		if !removed[f.URI] {
			folders = append(folders, f)
		}
	}
	p.init.Folders = append(folders, params.Event.Added...)
	p.init.RootURI, p.init.RootPath = "", ""
	p.regroup()
}

// answerToServer passes on the editor's answer to a request of gopls. Those to
// requests of ours, or of a gopls that is gone, end here.
func (p *proxy) answerToServer(m *lsp.Message, body []byte) {
	var id string
	if p.server == nil || json.Unmarshal(m.ID, &id) == nil && strings.HasPrefix(id, ownID) {
		return
	}
	if folders, ok := p.server.configuration[string(m.ID)]; ok {
		delete(p.server.configuration, string(m.ID))
		p.configured(folders, m.Result)
	}
	if raw, ok := p.server.ownIDOf(m.ID); ok {
		if string(raw) != string(m.ID) {
			m.ID = raw
			body = lsp.Encode(m)
		}
		p.server.send(body)
	}
}
