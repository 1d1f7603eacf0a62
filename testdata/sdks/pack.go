package sdks

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"gopkg.in/yaml.v3"
)

// A pack is one file of vendors.
type pack struct {
	file    string
	Version int      `yaml:"version"`
	Vendors []vendor `yaml:"vendors"`
}

// A vendor is one entry of a pack, with the keys that a built-in pack may use.
// `approved` is not among them: what a vendor may receive is for users to say.
type vendor struct {
	Name   text   `yaml:"name"`
	Module text   `yaml:"module"`
	Sinks  []sink `yaml:"sinks"`
	Hosts  []text `yaml:"hosts"`
}

type sink struct {
	Func    text  `yaml:"func"`
	Args    []arg `yaml:"args"`
	Kind    text  `yaml:"kind"`
	Parties text  `yaml:"parties"`
}

// text is a string that knows its line.
type text struct {
	s    string
	line int
}

// UnmarshalYAML implements [yaml.Unmarshaler].
func (t *text) UnmarshalYAML(node *yaml.Node) error {
	t.line = node.Line
	return node.Decode(&t.s)
}

// An arg is the index of a parameter, or receiver.
type arg int

const receiver arg = -1

// UnmarshalYAML implements [yaml.Unmarshaler].
func (a *arg) UnmarshalYAML(node *yaml.Node) error {
	if node.Value == "receiver" {
		*a = receiver
		return nil
	}
	n, err := strconv.Atoi(node.Value)
	if err != nil || n < 0 {
		return fmt.Errorf("line %d: args has %q: want the index of a parameter or receiver", node.Line, node.Value)
	}
	*a = arg(n)
	return nil
}

// readPacks reads the packs of a directory, in the order of their names.
// Unknown keys, anchors and wrong types are errors that give file and line.
func readPacks(dir string) ([]pack, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yml"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no packs (*.yml) in %s", dir)
	}
	var packs []pack
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		p := pack{file: filepath.Base(file)}
		dec := yaml.NewDecoder(bytes.NewReader(src))
		dec.KnownFields(true)
		if err := dec.Decode(&p); err != nil {
			return nil, fmt.Errorf("%s: %w", p.file, err)
		}
		var root yaml.Node
		if err := yaml.Unmarshal(src, &root); err != nil {
			return nil, fmt.Errorf("%s: %w", p.file, err)
		}
		if line := anchorLine(&root); line > 0 {
			return nil, fmt.Errorf("%s:%d: found a YAML anchor: write the value out", p.file, line)
		}
		packs = append(packs, p)
	}
	return packs, nil
}

// anchorLine returns the line of the first anchor below a node, 0 if there is none.
func anchorLine(node *yaml.Node) int {
	if node.Anchor != "" {
		return node.Line
	}
	for _, child := range node.Content {
		if line := anchorLine(child); line > 0 {
			return line
		}
	}
	return 0
}
