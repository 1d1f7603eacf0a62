package taxonomy

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("taxonomy.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("taxonomy.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON turns YAML into what an editor validates: keys are text, dates too.
func asJSON(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.DocumentNode:
		return asJSON(t, n.Content[0])
	case yaml.AliasNode:
		return asJSON(t, n.Alias)
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = asJSON(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := []any{}
		for _, c := range n.Content {
			l = append(l, asJSON(t, c))
		}
		return l
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		return json.Number(n.Value)
	}
	return n.Value
}

// The loader and the schema accept and reject the same files, but for what
// only the loader can know.
func TestSchemaEqualsLoader(t *testing.T) {
	schema := compileSchema(t)
	type doc struct {
		name, text string
		loads      bool
		semantic   bool
	}
	var docs []doc
	for _, b := range badFiles() {
		docs = append(docs, doc{b.name, b.text, false, b.semantic})
	}
	for _, g := range goodFiles(t) {
		docs = append(docs, doc{g.name, g.text, true, false})
	}
	for _, d := range docs {
		_, err := Parse("f.yml", []byte(d.text))
		if loads := err == nil; loads != d.loads {
			t.Errorf("%s: loads: %v, want %v: %v", d.name, loads, d.loads, err)
		}
		if d.semantic {
			continue
		}
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(d.text), &n); err != nil {
			t.Errorf("%s: %v", d.name, err)
			continue
		}
		var inst any
		if n.Kind != 0 {
			inst = asJSON(t, &n)
		}
		if valid := schema.Validate(inst) == nil; valid != d.loads {
			t.Errorf("%s: the schema accepts: %v, the loader: %v\n%v", d.name, valid, d.loads, schema.Validate(inst))
		}
	}
}

// Everything that the table allows is also what the schema test has seen
// accepted: a key that no good file uses could differ unnoticed.
func TestGoodFilesUseEveryKey(t *testing.T) {
	used := map[string]bool{}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.MappingNode {
			for i := 0; i < len(n.Content); i += 2 {
				used[n.Content[i].Value] = true
			}
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	for _, g := range goodFiles(t) {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(g.text), &n); err != nil {
			t.Fatal(err)
		}
		walk(&n)
	}
	for _, k := range tableKeys(fileShape()) {
		if !used[k] {
			t.Errorf("no good file has the key %q", k)
		}
	}
}

func tableKeys(s *shape) []string {
	var out []string
	for _, k := range s.allKeys() {
		out = append(append(out, k.name), tableKeys(k.shape)...)
	}
	if s.elem != nil {
		out = append(out, tableKeys(s.elem)...)
	}
	for _, a := range s.alts {
		out = append(out, tableKeys(a)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestDocsNameEveryKey(t *testing.T) {
	data, err := os.ReadFile("../../../docs/taxonomy.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range tableKeys(fileShape()) {
		if !strings.Contains(string(data), "`"+k+"`") {
			t.Errorf("docs/taxonomy.md does not describe `%s`", k)
		}
	}
}

// The examples of the documentation load, each as a file of its own.
func TestDocsExamplesLoad(t *testing.T) {
	data, err := os.ReadFile("../../../docs/taxonomy.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "```")
	n := 0
	for i := 1; i < len(parts); i += 2 {
		text, ok := strings.CutPrefix(parts[i], "yaml\n")
		if !ok {
			continue
		}
		n++
		if !strings.HasPrefix(text, "version:") {
			text = "version: 1\n" + text
		}
		if _, err := Parse("example", []byte(text)); err != nil {
			t.Errorf("example %d: %v\n%s", n, err, text)
		}
	}
	if n == 0 {
		t.Error("docs/taxonomy.md has no examples")
	}
}
