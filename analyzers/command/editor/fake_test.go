package editor

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
	"github.com/consentvet/consentvet/analyzers/command/internal/workspace"
	"github.com/consentvet/consentvet/analyzers/internal/config"
)

// patience is how long a test waits for what must come.
const patience = time.Minute

// mailbox collects messages, and waits for one.
type mailbox struct {
	t    *testing.T
	lock sync.Mutex
	news sync.Cond
	list []*lsp.Message
	read int // how many await has passed
	over bool
}

func newMailbox(t *testing.T, r io.Reader) *mailbox {
	b := &mailbox{t: t}
	b.news.L = &b.lock
	go func() {
		in := lsp.NewReader(r)
		for {
			body, err := in.Read()
			var m *lsp.Message
			if err == nil {
				m, err = lsp.Parse(body)
			}
			b.lock.Lock()
			if err == nil {
				b.list = append(b.list, m)
			}
			b.over = err != nil
			b.news.Broadcast()
			b.lock.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return b
}

// await returns the next message that is as wanted, passing over others.
func (b *mailbox) await(what string, is func(m *lsp.Message) bool) *lsp.Message {
	b.t.Helper()
	late := false
	timer := time.AfterFunc(patience, func() { b.lock.Lock(); defer b.lock.Unlock(); late = true; b.news.Broadcast() })
	defer timer.Stop()
	b.lock.Lock()
	defer b.lock.Unlock()
	for i := b.read; ; i++ {
		for i == len(b.list) && !b.over && !late {
			b.news.Wait()
		}
		if i == len(b.list) {
			var got []string
			for _, m := range b.list {
				got = append(got, string(lsp.Encode(m)))
			}
			b.t.Fatalf("%s: waited in vain; got:\n%s", what, strings.Join(got, "\n"))
		}
		if is(b.list[i]) {
			b.read = i + 1
			return b.list[i]
		}
	}
}

func (b *mailbox) method(name string) *lsp.Message {
	b.t.Helper()
	return b.await(name, func(m *lsp.Message) bool { return m.Method == name })
}

// answer awaits the response to the request with the ID.
func (b *mailbox) answer(id string) *lsp.Message {
	b.t.Helper()
	return b.await("the answer to "+id, func(m *lsp.Message) bool { return m.IsResponse() && string(m.ID) == id })
}

// says awaits a message to the user that contains the text.
func (b *mailbox) says(text string) {
	b.t.Helper()
	b.await("message "+text, func(m *lsp.Message) bool {
		return strings.HasPrefix(m.Method, "window/") && strings.Contains(string(m.Params), text)
	})
}

// A gopls is a fake one: a mailbox of what it got, and what it says.
type gopls struct {
	*mailbox
	*lsp.Writer
	out  *io.PipeWriter
	fail error
}

func (g *gopls) crash(err error) { g.fail = err; g.out.Close() }

// welcome answers initialize.
func (g *gopls) welcome() {
	g.t.Helper()
	m := g.method("initialize")
	g.Write(lsp.Response(m.ID, json.RawMessage(`{"capabilities":{"hoverProvider":true}}`)))
}

// An editor is the client of a proxy, with a fake gopls.
type editorClient struct {
	*mailbox
	*lsp.Writer
	proxy  *proxy
	stdin  *io.PipeWriter
	starts chan *gopls
	status chan int
	dir    string
}

// newEditor starts a proxy. startErr, when given, says why gopls cannot be
// started the nth time.
func newEditor(t *testing.T, files map[string]string, startErr func(n int) error) *editorClient {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "a dir")
	files["go.mod"] = "module example.com/m\n\ngo 1.26\n"
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	e := &editorClient{
		mailbox: newMailbox(t, outR), Writer: lsp.NewWriter(inW), stdin: inW,
		starts: make(chan *gopls, 20), status: make(chan int, 1), dir: dir,
	}
	n := 0
	e.proxy = &proxy{
		start: func() (*process, error) {
			if n++; startErr != nil {
				if err := startErr(n); err != nil {
					return nil, err
				}
			}
			return e.fakeProcess(), nil
		},
		analysis: workspace.Options{Build: func(*config.Loader) []*analysis.Analyzer { return []*analysis.Analyzer{leaks()} }},
		debounce: time.Millisecond, poll: 10 * time.Millisecond, logTo: io.Discard,
	}
	go func() { e.status <- e.proxy.run(inR, outW) }()
	t.Cleanup(func() { inW.Close(); <-e.status })
	return e
}

func (e *editorClient) fakeProcess() *process {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	g := &gopls{mailbox: newMailbox(e.t, inR), Writer: lsp.NewWriter(outW), out: outW}
	go func() { // as the real one, it ends when its input does
		g.lock.Lock()
		for !g.over {
			g.news.Wait()
		}
		g.lock.Unlock()
		outW.Close()
	}()
	e.starts <- g
	return &process{in: inW, out: outR, wait: func() error { inR.Close(); return g.fail }, kill: func() { outW.Close() }}
}

// leaks reports the calls of leak, and suggests another function.
func leaks() *analysis.Analyzer {
	a := &analysis.Analyzer{Name: "leaks", Doc: "report calls of leak", URL: "https://example.com/leaks"}
	a.Run = func(pass *analysis.Pass) (any, error) {
		for _, f := range pass.Files {
			for n := range ast.Preorder(f) {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					continue
				}
				if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "leak" {
					pass.Report(analysis.Diagnostic{
						Pos: id.Pos(), End: id.End(), Message: "a leak",
						Related: []analysis.RelatedInformation{{Pos: f.Package, Message: "in this file"}},
						SuggestedFixes: []analysis.SuggestedFix{{Message: "Keep it", TextEdits: []analysis.TextEdit{
							{Pos: id.Pos(), End: id.End(), NewText: []byte("keep")}}}},
					})
				}
			}
		}
		return nil, nil
	}
	return a
}

func (e *editorClient) path(name string) string { return filepath.Join(e.dir, name) }
func (e *editorClient) uri(name string) string  { return lsp.URI(e.path(name)) }

func (e *editorClient) ask(id, method string, params any) {
	m := lsp.Notification(method, params)
	m.ID = json.RawMessage(id)
	e.Write(m)
}

func (e *editorClient) tell(method string, params any) { e.Write(lsp.Notification(method, params)) }

const abilities = `{"workspace":{"workspaceEdit":{"documentChanges":true}},"textDocument":{` +
	`"publishDiagnostics":{"relatedInformation":true,"codeDescriptionSupport":true},"codeAction":{"codeActionLiteralSupport":{}}}}`

// initialize begins the session.
func (e *editorClient) initialize(capabilities string) {
	e.ask("0", "initialize", map[string]any{
		"workspaceFolders": []lsp.Folder{{URI: lsp.URI(e.dir)}}, "capabilities": json.RawMessage(capabilities),
	})
}

// begin begins the session with a gopls that answers.
func (e *editorClient) begin() *gopls {
	e.t.Helper()
	g := <-e.starts
	e.initialize(abilities)
	g.welcome()
	e.answer("0")
	e.tell("initialized", struct{}{})
	return g
}

func (e *editorClient) open(name, text string) {
	e.tell("textDocument/didOpen", map[string]any{"textDocument": lsp.Document{URI: e.uri(name), Lang: "go", Version: 1, Text: text}})
}

func (e *editorClient) change(name string, version int, changes ...lsp.Change) {
	e.tell("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(name), "version": version}, "contentChanges": changes,
	})
}

// shown awaits diagnostics of the file that render as wanted: line:character
// and message of each.
func (e *editorClient) shown(name, want string) *lsp.Message {
	e.t.Helper()
	return e.await("diagnostics "+want, func(m *lsp.Message) bool {
		var p struct {
			URI         string
			Diagnostics []lsp.Diagnostic
		}
		if m.Method != "textDocument/publishDiagnostics" || json.Unmarshal(m.Params, &p) != nil || p.URI != e.uri(name) {
			return false
		}
		var got []string
		for _, d := range p.Diagnostics {
			got = append(got, fmt.Sprintf("%d:%d %s", d.Range.Start.Line, d.Range.Start.Character, d.Message))
		}
		return strings.Join(got, ", ") == want
	})
}

// publish has gopls publish one diagnostic.
func (g *gopls) publish(uri string, version, line int, message string) {
	g.Write(lsp.Notification("textDocument/publishDiagnostics", map[string]any{
		"uri": uri, "version": version, "diagnostics": []any{map[string]any{
			"range":   lsp.Range{Start: lsp.Position{Line: line}, End: lsp.Position{Line: line, Character: 1}},
			"message": message, "data": "kept",
		}},
	}))
}
