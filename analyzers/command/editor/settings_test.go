package editor

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
)

// settle answers gopls's question for the editor's settings.
func (e *editorClient) settle(g *gopls, id, folder, settings string) {
	ask := lsp.Notification("workspace/configuration", map[string]any{"items": []any{
		map[string]string{"section": "other"}, map[string]string{"scopeUri": folder, "section": "gopls"},
	}})
	ask.ID = json.RawMessage(id)
	g.Write(ask)
	e.await("gopls's question "+id, func(m *lsp.Message) bool { return m.Method == "workspace/configuration" && string(m.ID) == id })
	e.Write(lsp.Response(ask.ID, []any{json.RawMessage(`{"buildFlags":["-tags=none"]}`), json.RawMessage(settings)}))
	g.await("the answer to "+id, func(m *lsp.Message) bool { return string(m.ID) == id })
}

// TestSettings: build flags and environment that the editor tells gopls only when
// it is asked count, come and go, and are those of the nearest folder.
func TestSettings(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": clean}, nil)
	if err := os.WriteFile(e.path("eu.go"), []byte("//go:build eu\n\npackage m\n\nfunc f() { leak() }\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	g := e.begin()
	e.open("m.go", clean+"\nfunc h() { leak() }\n")
	e.shown("m.go", "6:11 a leak")
	e.settle(g, "91", e.uri("."), `{"buildFlags":["-tags=eu"]}`)
	e.shown("eu.go", "4:11 a leak")
	e.settle(g, "92", "", `{"buildFlags":["-tags=us"]}`) // of all folders: the nearer one stays
	e.shown("eu.go", "4:11 a leak")
	e.settle(g, "93", e.uri("."), `null`)
	e.shown("eu.go", "")
	e.settle(g, "94", e.uri("."), `{"build.env":{"GOFLAGS":"-tags=eu"}}`)
	e.shown("eu.go", "4:11 a leak")
}

// TestSavedModule: saving go.mod is enough, since not every editor watches files.
func TestSavedModule(t *testing.T) {
	e := newEditor(t, map[string]string{"m.go": leaky, "sub/s.go": "package sub\n\nfunc leak() {}\n\nfunc f() { leak() }\n"}, nil)
	e.begin()
	e.open("m.go", leaky)
	e.shown("m.go", ofFile)
	e.shown("sub/s.go", "4:11 a leak")
	text := "module example.com/m\n\ngo 1.26\n\nignore ./sub\n"
	e.open("go.mod", text)
	if err := os.WriteFile(e.path("go.mod"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	e.tell("textDocument/didSave", map[string]any{"textDocument": map[string]string{"uri": e.uri("go.mod")}})
	e.shown("sub/s.go", "")
	e.shown("m.go", ofFile)
}
