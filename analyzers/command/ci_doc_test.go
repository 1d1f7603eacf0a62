package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// fences returns the code blocks of a language in a Markdown text.
func fences(text, lang string) []string {
	var list []string
	for _, part := range strings.Split("\n"+text, "\n```"+lang+"\n")[1:] {
		code, _, _ := strings.Cut(part, "\n```")
		list = append(list, code+"\n")
	}
	return list
}

// scalars returns every text in a YAML document.
func scalars(n *yaml.Node) []string {
	var list []string
	if n.Kind == yaml.ScalarNode {
		list = append(list, n.Value)
	}
	for _, c := range n.Content {
		list = append(list, scalars(c)...)
	}
	return list
}

// callsConsentvet matches a shell command that runs the program, as against one
// that installs it or mentions it.
var callsConsentvet = regexp.MustCompile(`^consentvet( |$)`)

// The examples in docs/ci.md are YAML, and the commands in them that run
// consentvet do what the page says: they pass when nothing is found, fail when
// the work could not be done, and leave a document behind.
func TestCIExamples(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, text := range fences(string(page), "yaml") {
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
			t.Errorf("%v in\n%s", err, text)
			continue
		}
		commands = append(commands, scalars(&doc)...)
	}
	for _, text := range fences(string(page), "sh") {
		commands = append(commands, strings.TrimSpace(text))
	}
	commands = slices.DeleteFunc(commands, func(c string) bool { return !callsConsentvet.MatchString(c) || c == "consentvet" })
	slices.Sort(commands)
	commands = slices.Compact(commands)
	if len(commands) < 5 {
		t.Fatalf("the page shows few commands: %q", commands)
	}
	p := newProject(t, shop)
	p.Write("broken.yml", broken)
	bin := "PATH=" + filepath.Dir(tool) + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, c := range commands {
		r := p.with(bin).Run("bash", "-e", "-o", "pipefail", "-c", c)
		if passes := strings.Contains(c, "|| [ $? -eq 1 ]"); r.Code != 0 && passes || r.Code != 1 && !passes || r.Stderr != "" {
			t.Errorf("%s, with findings: %s", c, r)
		}
		if r := p.with(bin).Run("bash", "-e", "-o", "pipefail", "-c", strings.ReplaceAll(c, "./...", "./sdk")); r.Code != 0 {
			t.Errorf("%s, without findings: %s", c, r)
		}
		if r := p.with(bin, "CONSENTVET_CONFIG=broken.yml").Run("bash", "-e", "-o", "pipefail", "-c", c); r.Code == 0 {
			t.Errorf("%s, with a broken taxonomy: %s", c, r)
		}
		if _, file, ok := strings.Cut(c, "> "); ok {
			file, _, _ = strings.Cut(file, " ")
			if _, err := os.Stat(filepath.Join(p.Dir, file)); err != nil || strings.Count(string(page), file) < 2 {
				t.Errorf("%s writes %s, which nothing takes up: %v", c, file, err)
			}
		}
	}
}

// Every flag for a format is in the page, and the page names no other.
func TestCIFlags(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	p := newProject(t, shop)
	for _, m := range regexp.MustCompile("(?m)^\\| `(-[a-z]+)`").FindAllStringSubmatch(string(page), -1) {
		wantCode(t, p.run(m[1], "./sdk"), 0)
	}
	help := p.run("help").Stdout
	for _, format := range []string{"-json", "-sarif", "-github", "-gitlab", "-rdjson"} {
		wantText(t, "docs/ci.md", string(page), "| `"+format+"` |")
		wantText(t, "the help", help, format)
	}
}

// The hook for pre-commit runs a program that go install makes of this
// repository, and the page uses its name and its pattern.
func TestPreCommitHook(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Description, Language, Entry, Files string
		Args                                          []string
		PassFilenames                                 *bool `yaml:"pass_filenames"`
		RequireSerial                                 bool  `yaml:"require_serial"`
	}
	dec := yaml.NewDecoder(strings.NewReader(string(data)))
	dec.KnownFields(true)
	if err := dec.Decode(&hooks); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != 1 || hooks[0].ID != "consentvet" || hooks[0].Language != "golang" || hooks[0].PassFilenames == nil || *hooks[0].PassFilenames {
		t.Fatalf("hooks are %+v", hooks)
	}
	if _, err := os.Stat(filepath.Join("..", "..", "cmd", hooks[0].Entry, "main.go")); err != nil {
		t.Error(err)
	}
	wantCode(t, newProject(t, shop).run(hooks[0].Args...), 1)
	files := regexp.MustCompile(hooks[0].Files)
	for name, want := range map[string]bool{
		"a/b.go": true, "go.mod": true, "sub/go.sum": true, "go.work": true, ".consentvet.yml": true, "sub/.consentvet.yml": true,
		"README.md": false, "cargo.mod": false, "a.go.txt": false, "x.consentvet.yml": false,
	} {
		if files.MatchString(name) != want {
			t.Errorf("an edit of %s runs the hook: %v, want %v", name, !want, want)
		}
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, "docs/ci.md", string(page), "files: '"+hooks[0].Files+"'")
}
