package flow

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Cell is what one package stores in a package variable or field.
type Cell struct {
	Key   string // path/of/pkg.Var or path/of/pkg.Type.Field
	Trees []*Tree
}

// Disclosed says that something that nobody in sight calls discloses what a
// field or package variable holds: whoever stores there discloses it.
type Disclosed struct {
	Key    string
	Path   string // below the field
	Worker bool   // it runs beside whoever stores there, and needs no call
	Send   Send
}

// cells is the shared memory that a package knows of. It only grows.
type cells struct {
	own   map[string][]stored // through objects of unknown callers, and package variables
	async map[string][]stored // anywhere: seen by goroutines
	seen  map[string]int      // how many put a value there

	clock int            // counts what has changed
	grown map[string]int // by key: the clock when it grew last

	// wanted are functions that a caller hands an object whose fields are
	// shared: they read the cells themselves, so that what they disclose is
	// found where they do it.
	wanted map[*ssa.Function]bool

	nodes map[*Tree]*node // memo of what readers see

	imported  map[string][]stored
	disclosed map[string][]Disclosed
}

func newCells() *cells {
	return &cells{own: map[string][]stored{}, async: map[string][]stored{}, seen: map[string]int{}, grown: map[string]int{},
		wanted: map[*ssa.Function]bool{}, nodes: map[*Tree]*node{}, imported: map[string][]stored{}, disclosed: map[string][]Disclosed{}}
}

// stored is a value in a cell, and the parameter through which a function put
// it there: the function itself can tell its parameters apart.
type stored struct {
	*Tree
	by    *ssa.Function
	param int
	pkg   string // of imported cells
}

// grow notes that readers of a key have to be analysed again, unless they look at it
// from now on.
func (c *cells) grow(key string) { c.grown[key] = c.tick() }

// tick moves the clock on.
func (c *cells) tick() int {
	c.clock++
	return c.clock
}

// asyncKey is the key of what goroutines see of a cell beyond what others do.
func asyncKey(key string) string { return "async " + key }

// maxCellTrees bounds the values that are kept apart in one cell.
const maxCellTrees = 24

func (c *cells) add(into map[string][]stored, kind, key string, t *Tree, by *ssa.Function, param int) {
	if t = t.shareable(); t == nil {
		return
	}
	w := &writer{}
	w.text(kind, key)
	w.tree(t)
	same := string(w.b)
	id := fmt.Sprintf("%s%p|%d", same, by, param)
	if c.seen[id] > 0 {
		return
	}
	c.seen[id]++
	if n := len(into[key]); n >= maxCellTrees {
		last := *into[key][n-1].Tree
		before := len(last.Labels)
		last.Labels = append([]Label(nil), last.Labels...)
		last.absorb(t, map[string]bool{})
		into[key][n-1] = stored{Tree: &last}
		if len(last.Labels) == before {
			return
		}
	} else {
		into[key] = append(into[key], stored{Tree: t, by: by, param: param})
	}
	// Each reader sees what others put there, so that with a second one all do.
	if c.seen[same]++; c.seen[same] > 2 {
		return
	}
	if kind == "a" {
		key = asyncKey(key)
	}
	c.grow(key)
}

// beneath wraps t so that it stands at path.
func (t *Tree) beneath(path []string) *Tree {
	for i := len(path) - 1; i >= 0; i-- {
		t = &Tree{Kids: []Branch{{path[i], t}}}
	}
	return t
}

// exportCells makes the facts about shared memory.
func (e *engine) exportCells(f *PackageFact) {
	for _, key := range sortedKeys(e.cells.own) {
		if c := (Cell{key, e.portableTrees(treesOf(e.cells.own[key]), 0)}); len(c.Trees) > 0 {
			f.Cells = append(f.Cells, c)
		}
	}
	e.exportDisclosed(f)
}

// exportDisclosed says which fields and variables are disclosed by functions
// that nobody in sight calls.
func (e *engine) exportDisclosed(f *PackageFact) {
	seen := map[string]bool{}
	add := func(d Disclosed) {
		k := fmt.Sprint(d.Key, d.Path, d.Send.To.Vendor, d.Send.To.Host, d.Send.To.Func, d.Worker)
		if d.Key != "" && !seen[k] {
			seen[k] = true
			d.Send.Subjects, d.Send.Context = nil, nil
			f.Disclosed = append(f.Disclosed, d)
		}
	}
	for _, fn := range e.order {
		if x := e.runs[fn]; x != nil {
			for _, sd := range portableSends(x.globalSends(), nil) {
				add(Disclosed{Key: sd.Field, Path: anyKeys(sd.In.Path), Send: sd, Worker: e.sharing[fn].async})
			}
		}
		s := e.summaries[fn]
		if s == nil || !e.sharing[fn].root {
			continue
		}
		for _, sd := range portableSends(s.Sends, s.returns) {
			if t := inputType(fn, sd.In.Param); sd.Kind == Input && t != nil && (sd.To.Vendor != "" || sd.To.Host != "") {
				at, _ := spot{}.walk(t, steps(sd.In.Path))
				worker := e.sharing[fn].async || e.valued[fn]
				if !worker && !ownField(fn, sd.In.Param, at.key) {
					continue
				}
				add(Disclosed{Key: at.key, Path: strings.Join(at.path, ""), Send: sd, Worker: worker})
			}
		}
	}
}

// ownField reports whether key is a field of the receiver's own type, where i
// is the receiver. What lies deeper belongs to types that serve others too.
func ownField(fn *ssa.Function, i int, key string) bool {
	if i != 0 || fn.Signature.Recv() == nil {
		return false
	}
	name := bareName(fn.Signature.Recv().Type())
	return name != "" && strings.HasPrefix(key, name+".")
}

func treesOf(list []stored) []*Tree {
	out := make([]*Tree, len(list))
	for i, s := range list {
		out[i] = s.Tree
	}
	return out
}

// importCells takes in what an imported package says of shared memory.
func (e *engine) importCells(pkg string, f *PackageFact) {
	for _, c := range f.Cells {
		for _, t := range c.Trees {
			e.cells.imported[c.Key] = append(e.cells.imported[c.Key], stored{Tree: t, pkg: pkg})
		}
	}
	for _, d := range f.Disclosed {
		e.cells.disclosed[d.Key] = append(e.cells.disclosed[d.Key], d)
	}
}
