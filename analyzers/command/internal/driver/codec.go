package driver

import (
	"bytes"
	"compress/flate"
	"encoding/gob"
	"errors"
	"fmt"
	"go/types"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// factHeader precedes each run of facts of one type in an encoded set. Paths
// names their objects; a package fact has the path "".
type factHeader struct {
	Type  string
	Paths []string
}

// Encode returns the facts that other packages can see, byte for byte the same
// for the same facts. It fails when a fact cannot be encoded. The encoding is
// compressed, because summaries repeat themselves: what a value is made of is
// said again in each part, and files and types are named in full.
func (s *FactSet) Encode() ([]byte, error) {
	var buf bytes.Buffer
	enc := gob.NewEncoder(&buf)
	for _, t := range s.packageTypes() {
		if err := encodeRun(enc, t, []string{""}, []analysis.Fact{s.packages[t]}); err != nil {
			return nil, err
		}
	}
	list := s.sorted(false)
	for len(list) > 0 {
		t := list[0].key.typ
		n := slices.IndexFunc(list, func(e entry) bool { return e.key.typ != t })
		if n < 0 {
			n = len(list)
		}
		var paths []string
		var facts []analysis.Fact
		for _, e := range list[:n] {
			paths, facts = append(paths, string(e.path)), append(facts, e.fact)
		}
		if err := encodeRun(enc, t, paths, facts); err != nil {
			return nil, err
		}
		list = list[n:]
	}
	return compress(buf.Bytes())
}

// compress leaves nothing as nothing: most packages have no facts.
func compress(data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, nil
	}
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func expand(data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, nil
	}
	return io.ReadAll(flate.NewReader(bytes.NewReader(data)))
}

func encodeRun(enc *gob.Encoder, t reflect.Type, paths []string, facts []analysis.Fact) error {
	if err := enc.Encode(factHeader{typeName(t), paths}); err != nil {
		return err
	}
	for i, f := range facts {
		if err := enc.EncodeValue(reflect.ValueOf(f)); err != nil {
			return fmt.Errorf("cannot encode fact %T of object %q: %w", f, paths[i], err)
		}
	}
	return nil
}

// A Decoder gives the facts of imported packages from their encoded form. It
// decodes a package's facts when they are asked for, and is safe for
// concurrent use.
type Decoder struct {
	mu       sync.Mutex
	sections map[string][]byte // by package path
	types    map[string]reflect.Type
	sets     map[string]*FactSet
	imports  map[string]*types.Package // packages known from export data
}

// NewDecoder returns a decoder of the sections, which are encoded fact sets by
// package path, for facts of the types that the analyzers declare. The map of
// imports is read when facts are asked for.
func NewDecoder(analyzers []*analysis.Analyzer, sections map[string][]byte, imports map[string]*types.Package) *Decoder {
	d := &Decoder{
		sections: sections,
		types:    make(map[string]reflect.Type),
		sets:     make(map[string]*FactSet),
		imports:  imports,
	}
	for _, a := range closure(analyzers) {
		for t := range typesOf(a) {
			d.types[typeName(t)] = t
		}
	}
	return d
}

// Of implements Imported.
func (d *Decoder) Of(pkg *types.Package) (*FactSet, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.of(pkg)
}

func (d *Decoder) of(pkg *types.Package) (*FactSet, error) {
	if set, ok := d.sets[pkg.Path()]; ok {
		return set, nil
	}
	data, ok := d.sections[pkg.Path()]
	if !ok {
		return nil, nil
	}
	set, err := d.decode(pkg, data)
	if err != nil {
		return nil, fmt.Errorf("reading the facts of package %s: %w", pkg.Path(), err)
	}
	d.sets[pkg.Path()] = set
	return set, nil
}

// All implements Imported. A package that the export data does not mention is
// given as an empty one, for its package facts.
func (d *Decoder) All() ([]*FactSet, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var sets []*FactSet
	for _, path := range sortedKeys(d.sections) {
		pkg := d.imports[path]
		if pkg == nil {
			pkg = types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
		}
		set, err := d.of(pkg)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

func (d *Decoder) decode(pkg *types.Package, data []byte) (*FactSet, error) {
	set := newFactSet(pkg)
	data, err := expand(data)
	if err != nil {
		return nil, err
	}
	dec := gob.NewDecoder(bytes.NewReader(data))
	for {
		var h factHeader
		if err := dec.Decode(&h); errors.Is(err, io.EOF) {
			return set, nil
		} else if err != nil {
			return nil, err
		}
		t := d.types[h.Type]
		if t == nil {
			return nil, fmt.Errorf("unknown fact type %s", h.Type)
		}
		for _, path := range h.Paths {
			v := reflect.New(t.Elem())
			if err := dec.DecodeValue(v); err != nil {
				return nil, err
			}
			set.add(objectpath.Path(path), t, v.Interface().(analysis.Fact))
		}
	}
}

// add records a decoded fact. An object that the export data left out cannot
// be asked about either.
func (s *FactSet) add(path objectpath.Path, t reflect.Type, fact analysis.Fact) {
	if path == "" {
		s.packages[t] = fact
		return
	}
	if obj, err := objectpath.Object(s.pkg, path); err == nil {
		s.objects[objectKey{obj, t}] = objectFact{path, fact}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
