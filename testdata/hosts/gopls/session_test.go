package gopls_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/consentvet/consentvet/internal/host"
)

// patience is how long the test waits for what must come.
const patience = 5 * time.Minute

// A session is one of an editor with its language server.
type session struct {
	*host.Module
	in   io.WriteCloser
	cmd  *exec.Cmd
	lock sync.Mutex
	news sync.Cond

	texts    map[string]string // open documents, by file
	versions map[string]int
	found    map[string][]diagnostic // by file
	answers  map[int]answer
	messages []string
	settings any // of gopls
	last     int // ID of a request
	edited   time.Time
	arrived  time.Time // of the last change of our diagnostics
	closed   bool
}

type answer struct {
	Result json.RawMessage
	Error  json.RawMessage
}

type position struct{ Line, Character int }

type span struct{ Start, End position }

type diagnostic struct {
	Range           span
	Code, Source    string
	Message         string
	CodeDescription struct{ Href string }
	Related         []struct {
		Location struct {
			URI   string
			Range span
		}
		Message string
	} `json:"relatedInformation"`
}

// start starts the proxy in the module, with the real gopls behind it.
func start(m *host.Module, folders ...string) *session {
	m.T.Helper()
	s := &session{Module: m, texts: map[string]string{}, versions: map[string]int{}, found: map[string][]diagnostic{}, answers: map[int]answer{}, edited: time.Now()}
	s.news.L = &s.lock
	s.cmd = exec.Command(proxy, "-gopls="+gopls)
	s.cmd.Dir, s.cmd.Env, s.cmd.Stderr = m.Dir, m.Env, os.Stderr
	var err error
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		m.T.Fatal(err)
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		m.T.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		m.T.Fatal(err)
	}
	go s.read(bufio.NewReader(out))
	m.T.Cleanup(func() { s.cmd.Process.Kill(); s.cmd.Wait() })
	if folders == nil {
		folders = []string{"."}
	}
	var list []any
	for _, f := range folders {
		list = append(list, map[string]any{"uri": s.uri(f), "name": f})
	}
	s.request("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": s.uri("."), "workspaceFolders": list,
		"capabilities": map[string]any{
			"workspace": map[string]any{"workspaceEdit": map[string]any{"documentChanges": true}, "configuration": true, "workspaceFolders": true},
			"textDocument": map[string]any{
				"publishDiagnostics": map[string]any{"relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true},
				"codeAction":         map[string]any{"codeActionLiteralSupport": map[string]any{"codeActionKind": map[string]any{"valueSet": []string{"quickfix"}}}},
				"hover":              map[string]any{"contentFormat": []string{"plaintext"}},
			},
		},
	})
	s.notify("initialized", map[string]any{})
	return s
}

// leave ends the session as an editor does, and checks that the proxy goes.
func (s *session) leave() {
	s.T.Helper()
	s.request("shutdown", nil)
	s.notify("exit", nil)
	if err := s.cmd.Wait(); err != nil {
		s.T.Errorf("after exit: %v", err)
	}
}

func (s *session) uri(name string) string {
	path := filepath.ToSlash(filepath.Join(s.Dir, filepath.FromSlash(name)))
	return "file://" + strings.ReplaceAll(path, " ", "%20")
}

func (s *session) name(uri string) string {
	rel, _ := filepath.Rel(s.Dir, filepath.FromSlash(strings.ReplaceAll(strings.TrimPrefix(uri, "file://"), "%20", " ")))
	return filepath.ToSlash(rel)
}

func (s *session) write(message map[string]any) {
	message["jsonrpc"] = "2.0"
	body, err := json.Marshal(message)
	if err != nil {
		s.T.Fatal(err)
	}
	fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
}

func (s *session) notify(method string, params any) {
	s.write(map[string]any{"method": method, "params": params})
}

// request asks and waits for the answer.
func (s *session) request(method string, params any) json.RawMessage {
	s.T.Helper()
	s.last++
	id := s.last
	s.write(map[string]any{"id": id, "method": method, "params": params})
	var a answer
	s.wait("the answer to "+method, func() (ok bool) { a, ok = s.answers[id]; return ok })
	if a.Error != nil {
		s.T.Fatalf("%s: %s", method, a.Error)
	}
	return a.Result
}

// wait waits until something is so.
func (s *session) wait(what string, is func() bool) {
	s.T.Helper()
	timer := time.AfterFunc(patience, func() { s.lock.Lock(); defer s.lock.Unlock(); s.closed = true; s.news.Broadcast() })
	defer timer.Stop()
	s.lock.Lock()
	defer s.lock.Unlock()
	for !is() {
		if s.closed {
			s.T.Fatalf("%s: waited in vain; diagnostics: %v\nmessages: %s", what, s.found, strings.Join(s.messages, "\n"))
		}
		s.news.Wait()
	}
}

func (s *session) read(r *bufio.Reader) {
	for {
		head, err := textproto.NewReader(r).ReadMIMEHeader()
		n, nerr := strconv.Atoi(head.Get("Content-Length"))
		if err != nil || nerr != nil {
			break
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			break
		}
		s.receive(body)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.closed = true
	s.news.Broadcast()
}

func (s *session) receive(body []byte) {
	var m struct {
		ID     json.RawMessage
		Method string
		Params json.RawMessage
		answer
	}
	if err := json.Unmarshal(body, &m); err != nil {
		panic(fmt.Sprintf("not a message: %s", body))
	}
	if m.Method != "" && m.ID != nil {
		s.write(map[string]any{"id": m.ID, "result": s.reply(m.Method, m.Params)})
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	defer s.news.Broadcast()
	switch m.Method {
	case "":
		id, _ := strconv.Atoi(string(m.ID))
		s.answers[id] = m.answer
	case "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Diagnostics []diagnostic
		}
		if err := json.Unmarshal(m.Params, &p); err != nil {
			panic(err)
		}
		before := s.findings()
		s.found[s.name(p.URI)] = p.Diagnostics
		if !slices.Equal(before, s.findings()) {
			s.arrived = time.Now()
		}
	case "window/showMessage", "window/logMessage":
		s.messages = append(s.messages, string(m.Params))
	}
}

// reply answers what a server asks an editor: for settings, which are the same
// in each folder.
func (s *session) reply(method string, params json.RawMessage) any {
	if method != "workspace/configuration" {
		return nil
	}
	var p struct{ Items []any }
	json.Unmarshal(params, &p)
	s.lock.Lock()
	defer s.lock.Unlock()
	return slices.Repeat([]any{s.settings}, len(p.Items))
}

// open opens a file with its text on disk.
func (s *session) open(name string) {
	s.T.Helper()
	s.setText(name, s.Read(name))
	s.versions[name] = 1
	s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": s.uri(name), "languageId": "go", "version": 1, "text": s.texts[name],
	}})
}

// edit replaces a part of an open document, which must be there once.
func (s *session) edit(name, old, text string) {
	s.T.Helper()
	have := s.texts[name]
	i := strings.Index(have, old)
	if strings.Count(have, old) != 1 {
		s.T.Fatalf("%s contains %q %d times", name, old, strings.Count(have, old))
	}
	s.change(name, span{at(have, i), at(have, i+len(old))}, text)
}

func (s *session) change(name string, r span, text string) {
	have := s.texts[name]
	s.setText(name, have[:offset(have, r.Start)]+text+have[offset(have, r.End):])
	s.versions[name]++
	s.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": s.uri(name), "version": s.versions[name]},
		"contentChanges": []any{map[string]any{"range": r, "text": text}},
	})
}

func (s *session) setText(name, text string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.texts[name], s.edited = text, time.Now()
}

func (p position) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]int{"line": p.Line, "character": p.Character})
}

func (r span) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]position{"start": r.Start, "end": r.End})
}

// at and offset convert between bytes and the protocol's UTF-16.
func at(text string, offset int) position {
	before := text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return position{strings.Count(before, "\n"), len(utf16.Encode([]rune(before[start:])))}
}

func offset(text string, p position) int {
	start := 0
	for range p.Line {
		start += strings.IndexByte(text[start:], '\n') + 1
	}
	return start + len(string(utf16.Decode(utf16.Encode([]rune(text[start:]))[:p.Character])))
}

// findings are our diagnostics as the editor has them.
func (s *session) findings() []host.Finding {
	var list []host.Finding
	for name, ds := range s.found {
		text, open := s.texts[name]
		if !open {
			text = s.Read(name)
		}
		for _, d := range ds {
			if d.Source == "consentvet" {
				o := offset(text, d.Range.Start)
				col := o - strings.LastIndexByte(text[:o], '\n')
				list = append(list, host.Finding{File: name, Line: d.Range.Start.Line + 1, Col: col, Check: d.Code, Message: d.Message})
			}
		}
	}
	return host.Sort(list)
}

// settle waits until the editor shows exactly these findings, and returns how
// long after the last edit it did.
func (s *session) settle(what string, want []host.Finding) time.Duration {
	s.T.Helper()
	s.wait(what, func() bool { return slices.Equal(s.findings(), want) })
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.arrived.Sub(s.edited)
}

// saved is what consentvet itself finds in a copy of the module with the
// buffers saved.
func (s *session) saved() []host.Finding {
	s.T.Helper()
	m := host.New(s.T)
	if err := os.CopyFS(m.Dir, os.DirFS(s.Dir)); err != nil {
		s.T.Fatal(err)
	}
	for name, text := range s.texts {
		m.Write(name, text)
	}
	r := m.Run(tool, "./...")
	if r.Code > 1 {
		s.T.Fatal(r)
	}
	return m.Parse(r.Stdout)
}
