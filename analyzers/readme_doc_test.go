package analyzers_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/analyzers/command"
)

// block is a fenced code block of a Markdown file.
type block struct{ lang, text string }

// blocks returns the fenced code blocks of a Markdown file.
func blocks(t *testing.T, file string) []block {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []block
	for i, part := range strings.Split("\n"+string(data), "\n```") {
		if lang, text, _ := strings.Cut(part, "\n"); i%2 == 1 {
			list = append(list, block{lang, text + "\n"})
		}
	}
	return list
}

// session returns the output that the README shows for a command.
func session(t *testing.T, list []block, cmd string) string {
	t.Helper()
	for _, b := range list {
		if out, ok := strings.CutPrefix(b.text, "$ "+cmd+"\n"); ok && b.lang == "console" {
			return out
		}
	}
	t.Fatalf("the README has no console block that starts with $ %s", cmd)
	return ""
}

// runCommand runs the command and returns its exit status and outputs.
func runCommand(args ...string) (int, string, string) {
	var stdout, stderr bytes.Buffer
	code := command.Main(args, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// TestReadme does with the README's example what the README says.
func TestReadme(t *testing.T) {
	list := blocks(t, "../README.md")
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{}
	guard := ""
	for _, b := range list {
		first, _, _ := strings.Cut(b.text, "\n")
		for _, mark := range []string{"// ", "# "} {
			if name, ok := strings.CutPrefix(first, mark); ok && strings.Contains(name, ".") && !strings.Contains(name, " ") {
				files[name] = b.text // with the name, as one pastes it
			}
		}
		if strings.HasPrefix(b.text, "func Invite(") {
			guard = b.text
		}
	}
	if files["hello.go"] == "" || files["consent.go"] == "" || files[".consentvet.yml"] == "" || guard == "" {
		t.Fatalf("the README lacks a file of its example: it has %d", len(files))
	}
	write("go.mod", "module example.com/hello\n\ngo 1.26\n")
	write("hello.go", files["hello.go"])
	expect := func(what string, wantCode int, want string) {
		t.Helper()
		code, stdout, stderr := runCommand("-C", dir, "./...")
		if code != wantCode || stdout != want || stderr != "" {
			t.Errorf("%s: exit status %d, want %d\n--- got\n%s%s--- want\n%s", what, code, wantCode, stdout, stderr, want)
		}
	}
	found := session(t, list, "consentvet ./...")
	expect("without a taxonomy", command.ExitFindings, found)
	write("consent.go", files["consent.go"])
	write(".consentvet.yml", files[".consentvet.yml"])
	expect("with a taxonomy", command.ExitFindings, found)
	head, _, _ := strings.Cut(guard, "\n")
	write("hello.go", strings.Replace(files["hello.go"], head+"\n", guard, 1))
	expect("with a consent check", command.ExitClean, "")

	// go vet prints the same message and steps, the latter in a form of its own.
	first, steps, _ := strings.Cut(found, "\n")
	vet := first + "\n"
	for _, s := range strings.Split(strings.TrimSpace(steps), "\n") {
		place, msg, _ := strings.Cut(strings.TrimSpace(s), ": ")
		vet += fmt.Sprintf("%s: \t%s\n", place, msg)
	}
	if got := session(t, list, "go vet -vettool=$(which consentvet) ./..."); got != vet {
		t.Errorf("the README shows for go vet:\n%swant\n%s", got, vet)
	}
}

// TestReadmeDirectives checks that the README's directives are well-formed.
func TestReadmeDirectives(t *testing.T) {
	var dirs []string
	for _, b := range blocks(t, "../README.md") {
		if strings.HasPrefix(b.text, "//consentvet:") {
			dirs = strings.Split(strings.TrimSpace(b.text), "\n")
		}
	}
	if len(dirs) == 0 {
		t.Fatal("the README shows no directives")
	}
	dir := t.TempDir()
	src := "package p\n"
	for i, d := range dirs {
		src += fmt.Sprintf("\n%s\nfunc f%d(email string) {}\n", d, i)
	}
	for name, text := range map[string]string{"go.mod": "module example.com/p\n\ngo 1.26\n", "p.go": src} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := runCommand("-C", dir, "./...")
	for _, line := range strings.Split(strings.TrimSpace(stdout), "\n") {
		if !strings.Contains(line, "unused directive") { // nothing leaks there
			t.Errorf("exit status %d: %s%s", code, line, stderr)
		}
	}
}
