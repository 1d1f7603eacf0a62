package taxonomy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
	"path/filepath"
)

// Parse reads one user's file, with the packs that it extends. name stands in
// positions. A file that is wrong gives an error of type Errors with
// everything that is wrong with it, and no taxonomy.
func Parse(name string, data []byte) (*Taxonomy, error) {
	return parseAll([]source{{name: name, data: data}}, []string{name})
}

// Load reads user's files from disk, with the packs that they extend. A later
// file overrides an earlier one entry by entry, and its `extends` decides.
// Without files the default packs alone apply. A file that cannot be read is
// an error that says which and why; files that are wrong give one of type
// Errors.
func Load(files ...string) (*Taxonomy, error) {
	var sources []source
	var paths []string
	for _, name := range files {
		data, err := readFile(name)
		if err != nil {
			return nil, err
		}
		abs, err := filepath.Abs(name)
		if err != nil {
			return nil, fmt.Errorf("cannot tell where the taxonomy file %s is: %w", name, err)
		}
		sources, paths = append(sources, source{name: name, data: data}), append(paths, abs)
	}
	return parseAll(sources, paths)
}

// readFile does not read more than the parser would take: -config may name
// anything.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the taxonomy file: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("cannot read the taxonomy file: %s is not a regular file", name)
	}
	if info.Size() > maxFileSize {
		return nil, Errors{{Pos{File: name, Line: 1, Col: 1}, fmt.Sprintf("file has %d bytes; allowed: at most %d", info.Size(), maxFileSize)}}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the taxonomy file: %w", err)
	}
	return data, nil
}

// source is the text of a file.
type source struct {
	name    string
	data    []byte
	trusted bool // a built-in pack
}

func parseAll(users []source, paths []string) (*Taxonomy, error) {
	rep := newReport()
	var files []*file
	var names []string
	for _, s := range users {
		f := newFile(s.name, "")
		f.read(s, rep)
		files, names = append(files, f), append(names, s.name)
	}
	packs, err := packsOf(files)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	for _, p := range packs {
		for _, s := range p.sources {
			digest(sum, s.name, s.data)
		}
	}
	for _, s := range users {
		digest(sum, "user", s.data)
	}
	m := merge(packs, files, rep)
	if err := rep.err(names); err != nil {
		return nil, err
	}
	t := m.taxonomy()
	t.Files = paths
	t.Digest = hex.EncodeToString(sum.Sum(nil))
	return t, nil
}

// digest mixes one file in, set apart so that no two lists of files give the
// same sum. Where a user's file lies makes no difference.
func digest(h hash.Hash, name string, data []byte) {
	fmt.Fprintf(h, "%q %d\n", name, len(data))
	h.Write(data)
}

func newFile(name, pack string) *file {
	return &file{name: name, pack: pack, policy: map[string]string{}, seen: map[string]Pos{}}
}

// read adds the entries of a source. What is wrong with it goes to rep.
func (f *file) read(s source, rep *report) {
	root := parseYAML(s.name, s.data, rep)
	if root == nil {
		return
	}
	d := &decoder{file: s.name, rep: rep, trusted: s.trusted}
	if v := d.readFitting(root, fileShape(), "file"); v != nil {
		(&builder{file: f, rep: rep}).add(v)
	}
}
