package vettool

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// magic starts the files that hold what later packages need to know of one.
// The go command keys them by the tool's identity, so their form may change.
const magic = "consentvet facts\n"

// vetx is the content of such a file.
type vetx struct {
	Skipped     bool              // not first-party: not analysed
	TestVariant bool              // compiled for a test of itself or of a package below
	Marks       map[string]uint64 // of the package and those below, the standard library's left out
	Rest        rest
}

// rest is what packages that are not first-party mostly lack.
type rest struct {
	Types []byte // export data, where the go command gives none
	Facts []section
}

// section is the encoded facts about one package. The facts about the packages
// below are handed on as they came.
type section struct {
	Path string
	Data []byte
}

// write writes lines of text for what every package has, since reading a
// thousand of them must cost little, and the rest in gob.
func (v *vetx) write(name string) error {
	if name == "" {
		return nil
	}
	var buf bytes.Buffer
	fmt.Fprintf(&buf, "%s%t %t %d\n", magic, v.Skipped, v.TestVariant, len(v.Marks))
	for _, path := range slices.Sorted(maps.Keys(v.Marks)) {
		fmt.Fprintf(&buf, "%x %s\n", v.Marks[path], path)
	}
	if len(v.Rest.Types) > 0 || len(v.Rest.Facts) > 0 {
		if err := gob.NewEncoder(&buf).Encode(v.Rest); err != nil {
			return err
		}
	}
	return os.WriteFile(name, buf.Bytes(), 0o666)
}

func readVetx(name string) (*vetx, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	v, err := parseVetx(data)
	if err != nil {
		return nil, fmt.Errorf("%s: not a file of facts by this tool: %w", name, err)
	}
	return v, nil
}

func parseVetx(data []byte) (*vetx, error) {
	text, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("wrong first line")
	}
	head, text, _ := bytes.Cut(text, []byte("\n"))
	v, n := &vetx{Marks: make(map[string]uint64)}, 0
	if _, err := fmt.Sscanf(string(head), "%t %t %d", &v.Skipped, &v.TestVariant, &n); err != nil {
		return nil, err
	}
	var line []byte
	for range n {
		line, text, _ = bytes.Cut(text, []byte("\n"))
		bits, path, _ := strings.Cut(string(line), " ")
		marks, err := strconv.ParseUint(bits, 16, 64)
		if err != nil {
			return nil, err
		}
		v.Marks[path] = marks
	}
	if len(text) > 0 {
		if err := gob.NewDecoder(bytes.NewReader(text)).Decode(&v.Rest); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// imported is what is known of a unit's imports, by package path.
type imported struct {
	units    map[string]*vetx
	sections map[string][]byte // of all packages below
	marks    map[string]uint64 // likewise
}

func (c *unitConfig) readImports() (*imported, error) {
	in := &imported{units: make(map[string]*vetx), sections: make(map[string][]byte), marks: make(map[string]uint64)}
	for path, name := range c.PackageVetx {
		v, err := readVetx(name)
		if err != nil {
			return nil, fmt.Errorf("facts of package %s: %w", path, err)
		}
		in.units[path] = v
		maps.Copy(in.marks, v.Marks)
		for _, s := range v.Rest.Facts {
			in.sections[s.Path] = s.Data
		}
	}
	return in, nil
}

// testVariant reports whether an import was compiled for a test.
func (in *imported) testVariant() bool {
	for _, v := range in.units {
		if v.TestVariant {
			return true
		}
	}
	return false
}

// withSections returns the sections of the imports and one more, sorted.
func (in *imported) withSection(path string, data []byte) []section {
	all := []section{{path, data}}
	for p, d := range in.sections {
		if p != path {
			all = append(all, section{p, d})
		}
	}
	slices.SortFunc(all, func(a, b section) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	return all
}

// marksOf returns the marks of a unit and of the packages below. Those of the
// standard library go no further than to their importers: nobody asks.
func (in *imported) marksOf(path string, own uint64, std func(path string) bool) map[string]uint64 {
	marks := make(map[string]uint64, len(in.marks)+1)
	for p, m := range in.marks {
		if !std(p) {
			marks[p] = m
		}
	}
	for p := range in.units {
		own |= in.marks[p]
	}
	marks[path] = own
	return marks
}
