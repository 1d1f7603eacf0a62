package editor

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
)

const (
	clean  = "package m\n\nfunc leak() {}\n\nfunc keep() {}\n"
	leaky  = clean + "\nfunc f() { /*🙂*/ leak() }\n"
	ofFile = "6:18 a leak" // the smiley counts two
)

// TestBuffers: what is analysed are the buffers, and edits move what is shown.
func TestBuffers(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, nil)
	g := e.begin()
	e.open("m.go", leaky)
	m := e.shown("m.go", ofFile)
	for _, part := range []string{`"source":"consentvet"`, `"code":"leaks"`, `"href":"https://example.com/leaks"`, `"message":"in this file"`, `"version":1`} {
		if !strings.Contains(string(m.Params), part) {
			t.Errorf("diagnostics lack %s: %s", part, m.Params)
		}
	}
	// What gopls publishes comes at once, with ours behind it.
	g.publish(e.uri("m.go"), 1, 2, "unused")
	e.shown("m.go", "2:0 unused, "+ofFile)
	// An edit above moves both, with or without a further analysis.
	e.change("m.go", 2, lsp.Change{Range: &lsp.Range{}, Text: "// é\n"})
	g.publish(e.uri("m.go"), 2, 3, "unused")
	e.shown("m.go", "3:0 unused, 7:18 a leak")
	// An edit of the place ends it; the rest of gopls's diagnostic is kept.
	e.change("m.go", 3, lsp.Change{Range: &lsp.Range{Start: lsp.Position{Line: 7, Character: 18}, End: lsp.Position{Line: 7, Character: 22}}, Text: "keep"})
	if m := e.shown("m.go", "3:0 unused"); !strings.Contains(string(m.Params), `"data":"kept"`) {
		t.Errorf("gopls's diagnostic has lost its data: %s", m.Params)
	}
	// Full synchronisation, a new file that is on no disk, and closing it.
	e.change("m.go", 4, lsp.Change{Text: leaky})
	e.shown("m.go", "2:0 unused, "+ofFile)
	e.open("new.go", "package m\n\nfunc g() { leak() }\n")
	e.shown("new.go", "2:11 a leak")
	e.tell("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": e.uri("new.go")}})
	e.shown("new.go", "")
	e.tell("textDocument/didClose", map[string]any{"textDocument": map[string]string{"uri": e.uri("m.go")}})
	e.shown("m.go", "3:0 unused")
	// gopls heard everything, in order.
	for _, method := range []string{"initialized", "textDocument/didOpen", "textDocument/didChange", "textDocument/didChange",
		"textDocument/didChange", "textDocument/didOpen", "textDocument/didClose", "textDocument/didClose"} {
		g.method(method)
	}
}

// TestBrokenCode: findings stay while a package does not compile.
func TestBrokenCode(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": leaky, "other/o.go": "package other\n"}, nil)
	e.begin()
	e.open("m.go", leaky)
	e.shown("m.go", ofFile)
	e.change("m.go", 2, lsp.Change{Text: "// broken\n" + leaky + "var x = y\n"})
	e.open("other/o.go", "package other\n\nfunc leak() { leak() }\n")
	e.shown("other/o.go", "2:14 a leak") // by now the analysis has seen both
	e.change("m.go", 3, lsp.Change{Text: "// broken\n" + leaky})
	e.open("m2.go", "package m\n\nfunc g() { leak() }\n")
	e.shown("m2.go", "2:11 a leak")
	e.lock.Lock()
	defer e.lock.Unlock()
	for _, m := range e.list {
		if m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), e.uri("m.go")) && strings.Contains(string(m.Params), `"diagnostics":[]`) {
			t.Errorf("the finding was taken back while the code did not compile")
		}
	}
}

// TestQuickFix: our fixes join gopls's, and only fit the text they are for.
func TestQuickFix(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": leaky}, nil)
	g := e.begin()
	e.open("m.go", leaky)
	e.shown("m.go", ofFile)
	at := lsp.Range{Start: lsp.Position{Line: 6, Character: 20}, End: lsp.Position{Line: 6, Character: 20}}
	ask := func(id string, r lsp.Range, only ...string) string {
		t.Helper()
		e.ask(id, "textDocument/codeAction", map[string]any{
			"textDocument": map[string]string{"uri": e.uri("m.go")}, "range": r, "context": map[string]any{"diagnostics": []any{}, "only": only},
		})
		m := g.method("textDocument/codeAction")
		g.Write(lsp.Response(m.ID, json.RawMessage(`[{"title":"theirs","command":{"x":1}}]`)))
		return string(e.answer(id).Result)
	}
	got := ask("10", at)
	var actions []lsp.CodeAction
	if err := json.Unmarshal([]byte(got), &actions); err != nil || len(actions) != 2 || !strings.Contains(got, `"command":{"x":1}`) {
		t.Fatalf("%v: %s", err, got)
	}
	edit := actions[1].Edit.DocumentChanges[0]
	text, err := lsp.Encoding("utf-16").Apply([]byte(leaky), lsp.Change{Range: &edit.Edits[0].Range, Text: edit.Edits[0].NewText})
	if err != nil || string(text) != strings.Replace(leaky, "leak() }", "keep() }", 1) || *edit.TextDocument.Version != 1 {
		t.Errorf("the fix makes %q (%v) of version %d", text, err, *edit.TextDocument.Version)
	}
	for id, r := range map[string]string{"11": ask("11", at, "source.organizeImports"), "12": ask("12", lsp.Range{})} {
		if strings.Contains(r, "Keep it") {
			t.Errorf("request %s was given a fix that it did not ask for: %s", id, r)
		}
	}
	if r := ask("13", at, "quickfix"); !strings.Contains(r, "Keep it") {
		t.Errorf("no fix among the quick fixes: %s", r)
	}
	e.change("m.go", 2, lsp.Change{Text: string(text)})
	e.shown("m.go", "")
	if r := ask("14", at); strings.Contains(r, "Keep it") {
		t.Errorf("there is a fix after the fix: %s", r)
	}
}

// TestPassThrough: what the proxy does not care for goes through as it is.
func TestPassThrough(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, nil)
	g := e.begin()
	e.ask(`"h-1"`, "textDocument/hover", map[string]any{"unknown": []int{1, 2}})
	m := g.method("textDocument/hover")
	if string(m.ID) != `"h-1"` || string(m.Params) != `{"unknown":[1,2]}` {
		t.Errorf("gopls got %s", lsp.Encode(m))
	}
	e.tell("$/cancelRequest", map[string]string{"id": "h-1"})
	g.method("$/cancelRequest")
	g.Write(lsp.Failure(m.ID, -32800, "cancelled"))
	if m := e.answer(`"h-1"`); m.Error == nil || m.Error.Code != -32800 {
		t.Errorf("the editor got %s", lsp.Encode(m))
	}
	g.Write(&lsp.Message{Version: "2.0", ID: json.RawMessage("1"), Method: "workspace/configuration", Params: json.RawMessage(`{"items":[]}`)})
	e.Write(lsp.Response(e.method("workspace/configuration").ID, []int{}))
	if m := g.answer("1"); string(m.Result) != "[]" {
		t.Errorf("gopls got %s", lsp.Encode(m))
	}
}

// TestMalformed: neither side's garbage ends the session.
func TestMalformed(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, nil)
	g := e.begin()
	g.out.Write([]byte("panic: something\n"))
	g.WriteRaw([]byte("{]"))
	e.says("gopls sent something that is no message")
	e.says("gopls sent something that is no message")
	e.WriteRaw([]byte("{]"))
	e.says("the editor sent something that is no message")
	e.stdin.Write([]byte("Content-Length: many\r\n\r\n"))
	e.says("the editor sent something that is no message")
	e.tell("textDocument/didOpen", 3)
	e.says("are not as expected")
	e.open("m.go", clean)
	e.change("m.go", 2, lsp.Change{Range: &lsp.Range{Start: lsp.Position{Line: 99}, End: lsp.Position{Line: 99}}, Text: "x"})
	e.says("cannot be applied")
	e.change("m.go", 3, lsp.Change{Text: leaky})
	e.shown("m.go", ofFile)
}

// TestCrash: gopls is started again and told what it knew.
func TestCrash(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": leaky}, nil)
	g := e.begin()
	e.open("m.go", leaky)
	e.shown("m.go", ofFile)
	g.publish(e.uri("m.go"), 1, 2, "unused")
	e.shown("m.go", "2:0 unused, "+ofFile)
	g.Write(&lsp.Message{Version: "2.0", ID: json.RawMessage("1"), Method: "client/registerCapability", Params: json.RawMessage(`{"registrations":[{"id":"w","method":"x"}]}`)})
	old := e.method("client/registerCapability")
	e.ask("5", "textDocument/hover", struct{}{})
	g.method("textDocument/hover")
	g.crash(errors.New("exit status 2"))
	if m := e.answer("5"); m.Error == nil {
		t.Errorf("a crash answers %s", lsp.Encode(m))
	}
	e.method("client/unregisterCapability")
	e.shown("m.go", ofFile)
	e.says("is started again")

	h := <-e.starts
	m := h.method("initialize")
	e.change("m.go", 2, lsp.Change{Text: "//\n" + leaky}) // while it is not ready
	e.ask("6", "textDocument/hover", struct{}{})
	e.shown("m.go", "7:18 a leak")
	h.Write(lsp.Response(m.ID, struct{}{}))
	h.method("initialized")
	if m := h.method("textDocument/didOpen"); !strings.Contains(string(m.Params), `"version":2,"text":"//\n`) {
		t.Errorf("the new gopls is told of %s", m.Params)
	}
	h.Write(lsp.Response(h.method("textDocument/hover").ID, "ok"))
	e.answer("6")
	// Its requests are not taken for those of its predecessor.
	h.Write(&lsp.Message{Version: "2.0", ID: json.RawMessage("1"), Method: "workspace/configuration"})
	now := e.method("workspace/configuration")
	e.Write(lsp.Response(old.ID, "old"))
	e.Write(lsp.Response(now.ID, "new"))
	if m := h.answer("1"); string(m.Result) != `"new"` {
		t.Errorf("the new gopls got %s", lsp.Encode(m))
	}
}

// TestGivenUp: a gopls that crashes again and again is left alone, and ours
// goes on.
func TestGivenUp(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, nil)
	e.initialize(abilities)
	for range maxCrashes {
		g := <-e.starts
		g.method("initialize")
		g.crash(nil)
	}
	e.says("is not started again")
	if m := e.answer("0"); !strings.Contains(string(m.Result), "textDocumentSync") {
		t.Errorf("initialize is answered with %s", lsp.Encode(m))
	}
	e.tell("initialized", struct{}{})
	e.open("m.go", leaky)
	e.shown("m.go", ofFile)
	e.checkAlone(t)
}

// TestMissing: without gopls, the user is told, and ours works.
func TestMissing(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, func(n int) error { return errors.New("gopls was not found") })
	e.says("gopls was not found")
	e.initialize(`{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}`)
	e.answer("0")
	e.tell("initialized", struct{}{})
	e.open("m.go", leaky)
	// This editor cannot show related information: the steps are in the text.
	e.shown("m.go", ofFile+"\n\tin this file")
	e.checkAlone(t)
}

func (e *editorClient) checkAlone(t *testing.T) {
	t.Helper()
	e.ask("7", "textDocument/hover", struct{}{})
	if m := e.answer("7"); m.Error == nil {
		t.Errorf("hover without gopls: %s", lsp.Encode(m))
	}
	e.ask("8", "textDocument/codeAction", map[string]any{
		"textDocument": map[string]string{"uri": e.uri("m.go")}, "range": lsp.Range{Start: lsp.Position{Line: 6}, End: lsp.Position{Line: 7}},
	})
	if m := e.answer("8"); !strings.Contains(string(m.Result), "Keep it") {
		t.Errorf("code actions without gopls: %s", lsp.Encode(m))
	}
	e.ask("9", "shutdown", nil)
	if m := e.answer("9"); m.Error != nil {
		t.Errorf("shutdown without gopls: %s", lsp.Encode(m))
	}
}

// TestTaxonomyFile: a broken taxonomy is shown, and so is its mending.
func TestTaxonomyFile(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": leaky, ".consentvet.yml": "version: 1\nvendorz: []\n"}, nil)
	e.begin()
	e.says("nothing is analysed")
	if err := os.WriteFile(e.path(".consentvet.yml"), []byte("version: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	e.shown(".consentvet.yml", "")
	e.shown("m.go", ofFile)
}

// TestManyEdits: only the last of many counts, and nothing is lost.
func TestManyEdits(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, nil)
	g := e.begin()
	e.open("m.go", clean)
	for i := range 300 {
		e.change("m.go", i+2, lsp.Change{Range: &lsp.Range{}, Text: "//\n"})
	}
	e.change("m.go", 400, lsp.Change{Range: &lsp.Range{Start: lsp.Position{Line: 305}, End: lsp.Position{Line: 305}}, Text: "\nfunc f() { leak() }\n"})
	e.shown("m.go", "306:11 a leak")
	for range 301 {
		g.method("textDocument/didChange")
	}
}

// TestLeaving: shutdown and exit go to gopls; the status is as the protocol has it.
func TestLeaving(t *testing.T) {
	for _, shutdown := range []bool{true, false} {
		t.Run(fmt.Sprint(shutdown), func(t *testing.T) {
			e := newEditor(t, map[string]string{"m.go": clean}, nil)
			g := e.begin()
			if shutdown {
				e.ask("1", "shutdown", nil)
				g.Write(lsp.Response(g.method("shutdown").ID, nil))
				e.answer("1")
			}
			e.tell("exit", nil)
			g.method("exit")
			got := <-e.status
			e.status <- got
			if want := map[bool]int{true: 0, false: 1}[shutdown]; got != want {
				t.Errorf("the status is %d, want %d", got, want)
			}
		})
	}
}

func TestArguments(t *testing.T) {
	for args, want := range map[string]bool{
		"": true, "serve": true, "-mode=stdio": true, "-rpc.trace serve -logfile x": true, "-logfile x": true, "-remote=auto": true,
		"version": false, "check a.go": false, "-v version": false, "-listen=:80": false, "help": false,
	} {
		if got := serves(strings.Fields(args)); got != want {
			t.Errorf("serves %q: %v", args, got)
		}
	}
	f, err := parse([]string{"-gopls", "g", "--config=c", "-rpc.trace", "serve"})
	if err != nil || f.gopls != "g" || f.config != "c" || strings.Join(f.rest, " ") != "-rpc.trace serve" {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err := parse([]string{"-gopls"}); err == nil {
		t.Error("-gopls without a value is taken")
	}
}
