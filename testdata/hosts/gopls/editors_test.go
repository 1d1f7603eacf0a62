package gopls_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/consentvet/consentvet/internal/host"
)

// TestNeovim follows the page for Neovim without a plugin: the buffer shows the
// findings, a code action mends one, and it goes before anything is saved.
func TestNeovim(t *testing.T) {
	e := edit(t, "neovim")
	e.home(".config/nvim/init.lua", block(t, e.page, "lua", "vim.lsp.start"))
	e.m.Write("../drive.lua", fmt.Sprintf(drive, lua(t, plain(e.want)), lua(t, plain(e.after))))
	nvim := e.tree.Command("usr/bin/nvim")
	r := e.m.With("VIMRUNTIME="+filepath.Join(e.tree.Dir, "usr/share/nvim/runtime")).
		Run(nvim[0], slices.Concat(nvim[1:], []string{"--headless", "signup/signup.go", "-c", "luafile ../drive.lua"})...)
	host.Same(t, "Neovim", plain(e.want), said(r.Stdout, "FOUND "))
	host.Same(t, "Neovim after a code action", plain(e.after), said(r.Stdout, "AFTER "))
	if got := e.m.Read("signup/signup.go"); got != e.mended {
		t.Errorf("Neovim has saved\n%s", got)
	}
	if t.Failed() {
		t.Log(r)
	}
}

// drive is what Neovim does once it is set up. It is given the findings that it
// has to wait for, before and after it has used a code action.
const drive = `
local function findings()
  local list = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.source == 'consentvet' then
      table.insert(list, string.format('%%d: %%s', d.lnum + 1, vim.split(d.message, '\n')[1]))
    end
  end
  table.sort(list)
  return list
end
local function await(word, wanted)
  table.sort(wanted)
  vim.wait(120000, function() return vim.deep_equal(findings(), wanted) end, 100)
  for _, f in ipairs(findings()) do io.write(word, ' ', f, '\n') end
end
await('FOUND', %s)
vim.fn.search('mail.Send(c.Email, "welcome")')
vim.lsp.buf.code_action({ apply = true, filter = function(a) return a.title:find('^Return early') ~= nil end })
await('AFTER', %s)
vim.cmd('write')
vim.cmd('quitall!')
`

// TestHelix follows the page for Helix in a terminal.
func TestHelix(t *testing.T) {
	e := edit(t, "hx")
	host.Debian(t, "tmux")
	e.home(".config/helix/languages.toml", block(t, e.page, "toml", "language-server.gopls"))
	m := e.m.With("HELIX_RUNTIME="+filepath.Join(e.tree.Dir, "usr/lib/hx/runtime"), "LC_ALL=C.UTF-8")
	hx := e.tree.Command("usr/lib/hx/hx")
	if r := m.Run(hx[0], slices.Concat(hx[1:], []string{"--health", "go"})...); !strings.Contains(r.Stdout, "✓") ||
		!strings.Contains(r.Stdout, proxy) {
		t.Errorf("hx --health go does not name it: %s", r)
	}
	s := newScreen(m, slices.Concat(hx, []string{"signup/signup.go"}))
	s.diagnostics("at first", e.want)
	s.keys("gg", "/", "mail.Send", "Enter")
	s.command("a", "Return early without consent for marketing")
	s.keys("Enter") // the first, which is ours, is selected
	s.diagnostics("after a code action", e.after)
	s.keys(":", "write", "Enter")
	s.until("it has saved", func(string) bool { return m.Read("signup/signup.go") == e.mended })
}

// An editor is one of Debian's, with a user's home and a module to edit.
type editor struct {
	t           *testing.T
	m           *host.Module
	tree        host.Tree
	page        string
	want, after []host.Finding // before and after the fix in the function Welcome
	mended      string         // the file then
}

// edit gets an editor from Debian 13: older ones have too old editors.
func edit(t *testing.T, pkg string) *editor {
	t.Helper()
	e := &editor{t: t, tree: host.DebianTree(t, "trixie", pkg), page: page(t)}
	mended := host.Copy(t, "pair")
	mended.Replace("signup/signup.go", `	return mail.Send(c.Email, "welcome")`,
		"	if !consent.Granted(c.ID, \"marketing\") {\n		return nil\n	}\n	return mail.Send(c.Email, \"welcome\")")
	e.after, e.mended = mended.Parse(mended.Run(tool, "./...").Stdout), mended.Read("signup/signup.go")
	e.m = host.Copy(t, "pair").AtHome().With("CONSENTVET_GOPLS="+gopls, "GOCACHE="+goEnv(t, "GOCACHE"),
		"GOMODCACHE="+goEnv(t, "GOMODCACHE"), "GOPATH="+goEnv(t, "GOPATH"))
	e.want = e.m.Parse(e.m.Run(tool, "./...").Stdout)
	if len(e.after) != len(e.want)-1 {
		t.Fatalf("the fix changes %v to %v", e.want, e.after)
	}
	return e
}

// home writes a file of the user's that follows the page.
func (e *editor) home(name, setup string) {
	e.t.Helper()
	const program = "/home/me/go/bin/consentvet-gopls"
	if !strings.Contains(setup, program) {
		e.t.Fatalf("the set-up names no program: %s", setup)
	}
	var home string
	for _, env := range e.m.Env {
		if value, ok := strings.CutPrefix(env, "HOME="); ok {
			home = value // the last one counts
		}
	}
	file := filepath.Join(home, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(setup, program, proxy)), 0o666); err != nil {
		e.t.Fatal(err)
	}
}

// A screen is a terminal with a program in it.
type screen struct {
	t      *testing.T
	m      *host.Module
	socket string
}

func newScreen(m *host.Module, command []string) *screen {
	m.T.Helper()
	dir, err := os.MkdirTemp("", "t") // the path of a socket must be short
	if err != nil {
		m.T.Fatal(err)
	}
	s := &screen{m.T, m, filepath.Join(dir, "s")}
	m.T.Cleanup(func() {
		s.tmux("kill-server")
		os.RemoveAll(dir)
	})
	s.tmux(slices.Concat([]string{"-f", os.DevNull, "new-session", "-d", "-x", "500", "-y", "60"}, command)...)
	return s
}

func (s *screen) tmux(args ...string) string {
	s.t.Helper()
	return s.m.Must("tmux", slices.Concat([]string{"-u", "-S", s.socket}, args)...).Stdout
}

// keys types, each argument being text or the name of a key. Never "Escape": a
// terminal sends it as the first byte of other keys, so that what is typed
// before the program has read it makes Alt and a key. See [screen.escape].
func (s *screen) keys(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		s.tmux("send-keys", k)
		time.Sleep(300 * time.Millisecond) // what is typed faster than a person types may be taken for pasted text
	}
}

// command types a command of the space menu and waits for what it opens to
// show a text.
func (s *screen) command(key, opens string) {
	s.t.Helper()
	s.keys(" ")
	s.until("the space menu opens", func(text string) bool { return strings.Contains(text, spaceMenu) })
	s.keys(key)
	s.until("it shows "+opens, func(text string) bool { return strings.Contains(text, opens) })
}

// escape closes what is open, and returns when it is closed.
func (s *screen) escape(open string) {
	s.t.Helper()
	s.tmux("send-keys", "Escape")
	s.until("it closes what shows "+open, func(text string) bool { return !strings.Contains(text, open) })
}

// text is what the screen shows.
func (s *screen) text() string {
	s.t.Helper()
	return s.tmux("capture-pane", "-p")
}

// until waits for the screen to show something.
func (s *screen) until(what string, shows func(text string) bool) {
	s.t.Helper()
	text := ""
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if text = s.text(); shows(text) {
			return
		}
	}
	s.t.Fatalf("%s: never so. The screen:\n%s", what, text)
}

var (
	marked = regexp.MustCompile(`(?m)^● +(\d+)`)
	listed = regexp.MustCompile(`(?m)(?:WARN|INFO|HINT|ERROR) +(\w+) +(.*?) *│`)
)

const (
	spaceMenu  = "Open diagnostic picker" // what Helix shows while it waits for the second key
	pickerEdge = "┌"                      // its picker is a box, and nothing else is
)

// diagnostics compares the lines that Helix marks, and the list of diagnostics
// that it shows on request, with findings.
func (s *screen) diagnostics(when string, want []host.Finding) {
	s.t.Helper()
	var lines, list []string
	for _, f := range want {
		lines, list = append(lines, fmt.Sprint(f.Line)), append(list, f.Check+" "+f.Message)
	}
	slices.Sort(list)
	s.until(when+" it marks the lines "+strings.Join(lines, " "), func(text string) bool {
		return slices.Equal(found(marked, text, func(m []string) string { return m[1] }), lines)
	})
	s.until(when+" it lists\n"+strings.Join(list, "\n"), func(string) bool {
		s.command("d", pickerEdge) // the list is made when it is opened
		got := found(listed, s.text(), func(m []string) string { return m[1] + " " + m[2] })
		slices.Sort(got)
		s.escape(pickerEdge)
		return slices.Equal(got, list)
	})
}

// found returns what a function makes of each match of a pattern.
func found(pattern *regexp.Regexp, text string, entry func(match []string) string) []string {
	var out []string
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		out = append(out, entry(m))
	}
	return out
}

func page(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(host.Root(), "docs", "editors.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// plain keeps of findings what the editors' scripts print: a line and a message.
func plain(list []host.Finding) []host.Finding {
	var out []host.Finding
	for _, f := range list {
		out = append(out, host.Finding{Message: fmt.Sprintf("%d: %s", f.Line, f.Message)})
	}
	return out
}

// said returns the findings that a script printed behind a word.
func said(output, word string) []host.Finding {
	var out []host.Finding
	for line := range strings.Lines(output) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), word); ok {
			out = append(out, host.Finding{Message: text})
		}
	}
	return out
}

// lua writes the messages of findings as a table.
func lua(t *testing.T, list []host.Finding) string {
	t.Helper()
	var out strings.Builder
	for _, f := range list {
		text, err := json.Marshal(f.Message) // a string of the same form in Lua
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s, ", text)
	}
	return "{" + out.String() + "}"
}
