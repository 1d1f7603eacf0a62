package command_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The official schema of SARIF 2.1.0, as a module of the proxy carries it in
// its test data. It is only read: nothing of that module is built.
const (
	schemaModule = "github.com/securego/gosec/v2@v2.30.0"
	schemaFile   = "report/sarif/testdata/sarif-schema-2.1.0.json"
	schemaSHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
)

func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	cmd := exec.Command("go", "mod", "download", "-json", schemaModule)
	cmd.Dir = t.TempDir() // outside of the module, whose go.mod has no part in it
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	var mod struct{ Dir string }
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(mod.Dir, filepath.FromSlash(schemaFile)))
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != schemaSHA256 {
		t.Fatalf("the schema has changed: its SHA-256 is %x", sum)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// sarif is what the tests read of a log.
type sarif struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID, HelpURI string
					Help        struct{ Text, Markdown string }
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Message struct{ Text string } }
		}
		Results []struct {
			RuleID    string
			RuleIndex int
			Message   struct{ Text string }
			Locations []sarifLocation
			CodeFlows []struct {
				ThreadFlows []struct {
					Locations []struct{ Location sarifLocation }
				}
			}
			PartialFingerprints map[string]string
			Fixes               []struct {
				ArtifactChanges []struct {
					Replacements []struct{ DeletedRegion sarifRegion }
				}
			}
		}
	}
}

type sarifRegion struct{ StartLine, StartColumn, EndLine, EndColumn int }

type sarifLocation struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string }
		Region           sarifRegion
	}
	Message struct{ Text string }
}

// readSARIF checks a log against the schema and returns it.
func readSARIF(t *testing.T, schema *jsonschema.Schema, text string) sarif {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := schema.Validate(doc); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var log sarif
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	return log
}

// below puts the files of a project into a directory.
func below(dir, files string) string {
	return strings.TrimPrefix(strings.ReplaceAll("\n"+files, "\n-- ", "\n-- "+dir+"/"), "\n")
}

func TestSARIF(t *testing.T) {
	schema := sarifSchema(t)
	p := newProject(t, below("d ü:", shop), `-- .git/HEAD --
ref: refs/heads/main
-- d ü:/d/d.go --
package d

import "example.com/shop/sdk"

func Wide() { /* 𝄞é */ sdk.Send("x") }
`)
	// From a directory below the root: the names are relative to the root all
	// the same.
	r := p.in("d ü:/c").run("-sarif", "-sinkcheck", ".", "../d")
	wantCode(t, r, 1)
	run := readSARIF(t, schema, r.Stdout).Runs[0]
	if len(run.Results) != 2 || !run.Invocations[0].ExecutionSuccessful {
		t.Fatalf("results are %+v", run)
	}
	far, wide := run.Results[0], run.Results[1]
	if strings.Contains(wide.Message.Text, "Via") {
		far, wide = wide, far
	}
	place := far.Locations[0].PhysicalLocation
	if far.RuleID != "sinkcheck" || far.Message.Text != "call of Via reaches Acme" || place.ArtifactLocation.URI != "d%20%C3%BC%3A/c/c.go" ||
		place.ArtifactLocation.URIBaseID != "%SRCROOT%" || place.Region != (sarifRegion{5, 14, 5, 21}) {
		t.Errorf("result is %+v", far)
	}
	if rule := run.Tool.Driver.Rules[far.RuleIndex]; rule.ID != "sinkcheck" || rule.HelpURI != "https://example.com/sinkcheck" ||
		!strings.Contains(rule.Help.Text, "through first-party functions") || !strings.Contains(rule.Help.Markdown, "through first-party functions") {
		t.Errorf("rule is %+v", rule)
	}
	step := far.CodeFlows[0].ThreadFlows[0].Locations[0].Location
	if step.Message.Text != "in Far" || step.PhysicalLocation.Region.StartLine != 5 || step.PhysicalLocation.ArtifactLocation.URI != "d%20%C3%BC%3A/c/c.go" {
		t.Errorf("step is %+v", step)
	}
	if del := far.Fixes[0].ArtifactChanges[0].Replacements[0].DeletedRegion; del != (sarifRegion{5, 20, 5, 20}) {
		t.Errorf("the fix replaces %+v", del)
	}
	// Columns count UTF-16 units: 𝄞 is two, é is one; URIs are escaped.
	place = wide.Locations[0].PhysicalLocation
	if place.ArtifactLocation.URI != "d%20%C3%BC%3A/d/d.go" || place.Region != (sarifRegion{5, 25, 5, 38}) {
		t.Errorf("result is %+v", wide)
	}
	empty := p.in("d ü:").run("-sarif", "./sdk")
	wantCode(t, empty, 0)
	wantText(t, "a log without findings", empty.Stdout, `"results": []`)
	readSARIF(t, schema, empty.Stdout)
}

// What a log lacks because a package failed, it says.
func TestSARIFOfAnIncompleteRun(t *testing.T) {
	schema := sarifSchema(t)
	p := newProject(t, shop, "-- boom/boom.go --\npackage boom\n\nfunc F() { crash() }\n\nfunc crash() {}\n")
	r := p.run("-sarif", "./...")
	wantCode(t, r, 2)
	run := readSARIF(t, schema, r.Stdout).Runs[0]
	inv := run.Invocations[0]
	if len(run.Results) == 0 || inv.ExecutionSuccessful || len(inv.ToolExecutionNotifications) != 1 ||
		!strings.Contains(inv.ToolExecutionNotifications[0].Message.Text, "internal error in sinkcheck") {
		t.Errorf("the log is %s", r)
	}
}

// fingerprints returns those of the findings, as all documents give them.
func (p *project) fingerprints(pattern string) []string {
	p.T.Helper()
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(p.run("-gitlab", "-sinkcheck", pattern).Stdout), &issues); err != nil {
		p.T.Fatal(err)
	}
	var own struct {
		Findings []struct{ Fingerprint string }
	}
	if err := json.Unmarshal([]byte(p.run("-json", "-sinkcheck", pattern).Stdout), &own); err != nil {
		p.T.Fatal(err)
	}
	var log sarif
	if err := json.Unmarshal([]byte(p.run("-sarif", "-sinkcheck", pattern).Stdout), &log); err != nil {
		p.T.Fatal(err)
	}
	var a, b, c []string
	for i := range issues {
		a, b = append(a, issues[i].Fingerprint), append(b, own.Findings[i].Fingerprint)
		c = append(c, log.Runs[0].Results[i].PartialFingerprints["consentvet/v1"])
	}
	if !slices.Equal(a, b) || !slices.Equal(a, c) {
		p.T.Errorf("the documents' fingerprints differ:\n%q\n%q\n%q", a, b, c)
	}
	slices.Sort(a)
	return a
}

func TestFingerprints(t *testing.T) {
	const head = "package m\n\nimport \"example.com/shop/sdk\"\n\n"
	const one, two = "func One(s string) {\n\tsdk.Send(s)\n\tsdk.Send(s)\n}\n\n", "func (T) Two(s string) { sdk.Send(s) }\n\ntype T struct{}\n\n"
	p := newProject(t, shop)
	p.Write("m/m.go", head+one+two)
	before := p.fingerprints("./m")
	if len(slices.Compact(slices.Clone(before))) != 3 {
		t.Fatalf("three findings have the fingerprints %q", before)
	}
	same := func(what string, want []string) {
		t.Helper()
		if got := p.fingerprints("./m"); !slices.Equal(got, want) {
			t.Errorf("%s: the fingerprints were %q and are %q", what, want, got)
		}
	}
	p.Write("m/m.go", head+"// A comment.\nfunc Zero() {}\n\n"+two+one)
	same("code above, another order", before)
	p.Write("m/m.go", head+strings.ReplaceAll(one, "sdk.Send(s)", "if s != \"\" {\n\t\tsdk.Send(\n\t\t\ts)\n\t}")+two)
	same("another layout", before)
	p.Write("m/m.go", head+two)
	p.Write("m/other.go", head+one)
	same("moved to another file", before)
	// A new finding has one of its own, and leaves the others theirs.
	p.Write("m/new.go", head+"func New(s string) { sdk.Send(s) }\n")
	after := p.fingerprints("./m")
	if len(slices.Compact(slices.Clone(after))) != 4 {
		t.Errorf("four findings have the fingerprints %q", after)
	}
	for _, old := range before {
		if !slices.Contains(after, old) {
			t.Errorf("a new finding has changed a fingerprint: %q, %q", before, after)
		}
	}
}

func TestGitHub(t *testing.T) {
	p := newProject(t, below("50%,a:", shop), `-- .git/HEAD --
ref: refs/heads/main
-- 50%,a:/x/x.go --
package x

import "example.com/shop/sdk"

func Wide() { /* 𝄞é */ sdk.Send("x") }

func Tall() {
	sdk.Send(
		"y")
}
`)
	r := p.in("50%,a:/x").run("-github", "-sinkcheck")
	wantCode(t, r, 1)
	want := "::error file=50%25%2Ca%3A/x/x.go,line=5,endLine=5,col=25,endColumn=38,title=consentvet%3A sinkcheck::call of Send reaches Acme" +
		"%0A50%25,a:/x/x.go:5:1: in Wide%0Ahttps://example.com/sinkcheck\n" +
		"::error file=50%25%2Ca%3A/x/x.go,line=8,endLine=9,col=2,title=consentvet%3A sinkcheck::call of Send reaches Acme" +
		"%0A50%25,a:/x/x.go:7:1: in Tall%0Ahttps://example.com/sinkcheck\n"
	if r.Stdout != want {
		t.Errorf("output is\n%s\nwant\n%s", r, want)
	}
	if r := p.in("50%,a:").run("-github", "./sdk"); r.Code != 0 || r.Stdout != "" {
		t.Errorf("without findings: %s", r)
	}
}

func TestGitLab(t *testing.T) {
	p := newProject(t, shop, "-- .git/HEAD --\nref: refs/heads/main\n")
	r := p.in("c").run("-gitlab", "-sinkcheck")
	wantCode(t, r, 1)
	fingerprint := regexp.MustCompile(`"[0-9a-f]{32}"`)
	got := fingerprint.ReplaceAllString(strings.Join(strings.Fields(r.Stdout), " "), "F")
	want := `[ { "description": "call of Via reaches Acme", "check_name": "sinkcheck", "fingerprint": F, "severity": "major", ` +
		`"location": { "path": "c/c.go", "lines": { "begin": 5, "end": 5 } } } ]`
	if got != want {
		t.Errorf("output is\n%s\nwant\n%s", got, want)
	}
	if r := p.run("-gitlab", "./sdk"); r.Code != 0 || r.Stdout != "[]\n" {
		t.Errorf("without findings: %s", r)
	}
}

func TestRDJSON(t *testing.T) {
	p := newProject(t, shop, "-- .git/HEAD --\nref: refs/heads/main\n")
	r := p.in("a").run("-rdjson", "-sinkcheck")
	wantCode(t, r, 1)
	var got struct {
		Source      struct{ Name string }
		Diagnostics []struct {
			Message, Severity string
			Code              struct{ Value, URL string }
			Location          struct {
				Path  string
				Range struct{ Start, End struct{ Line, Column int } }
			}
			Suggestions []struct {
				Range struct{ Start, End struct{ Line, Column int } }
				Text  *string
			}
		}
	}
	if err := json.Unmarshal([]byte(r.Stdout), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Diagnostics) != 2 {
		t.Fatalf("output is %s", r)
	}
	d := got.Diagnostics[0]
	if got.Source.Name != "consentvet" || d.Message != "call of Send reaches Acme" || d.Severity != "ERROR" || d.Code.Value != "sinkcheck" ||
		d.Location.Path != "a.go" || d.Location.Range.Start.Line != 6 || d.Location.Range.Start.Column != 2 || d.Location.Range.End.Column != 15 {
		t.Errorf("diagnostic is %+v", d)
	}
	// The fix takes the argument out: sdk.Send("x") becomes sdk.Send().
	if s := d.Suggestions[0]; s.Range.Start.Column != 11 || s.Range.End.Column != 14 || s.Text == nil || *s.Text != "" {
		t.Errorf("suggestion is %+v", s)
	}
}

func TestFormatsExitStatus(t *testing.T) {
	p := newProject(t, shop)
	p.Write("broken.yml", broken)
	for _, format := range []string{"-json", "-sarif", "-github", "-gitlab", "-rdjson"} {
		wantCode(t, p.run(format, "./sdk"), 0)
		wantCode(t, p.run(format, "./a"), 1)
		r := p.run(format, "-config", "broken.yml", "./a")
		wantCode(t, r, 2)
		wantText(t, "stderr", r.Stderr, "broken.yml:2:1")
		if r.Stdout != "" {
			t.Errorf("%s: a run that found out nothing prints %q", format, r.Stdout)
		}
		if again := p.run(format, "./a"); again != p.run(format, "./a") {
			t.Errorf("%s: runs differ", format)
		}
	}
	r := p.run("-json", "-sarif", "./a")
	wantCode(t, r, 2)
	wantText(t, "stderr", r.Stderr, "-json -sarif: one format at a time")
}
