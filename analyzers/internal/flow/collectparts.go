package flow

import (
	"go/types"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// parts handles the parts of n that have a value of their own.
func (c *collector) parts(n *node, t types.Type, subject origin.Lineage, held []*grant, depth, top int) {
	var st *types.Struct
	if t != nil {
		st, _ = t.Underlying().(*types.Struct)
	}
	for _, k := range n.kids {
		if k.key == wrapPart && c.codec == "fmt" {
			continue // its text is there already
		}
		if k.key == valuePart || k.key == ctxPart {
			continue // nobody is handed the values of a context
		}
		via := c.via
		if k.key == via {
			c.via = ""
		}
		c.part(k, t, st, subject, held, depth)
		c.via = via
	}
	for _, r := range n.refs {
		v := visit{r, c.via}
		if c.seen[v] {
			continue
		}
		c.seen[v] = true
		content := c.x.byClass(c.x.content(r.obj).at(steps(r.path)), r)
		c.walk(content, pointee(t, r), subject, held, depth+1, top)
	}
}

func (c *collector) part(k kid, t types.Type, st *types.Struct, subject origin.Lineage, held []*grant, depth int) {
	if st == nil {
		c.walk(k.n, elemType(t, k.key), subject, held, depth+1, 0)
	} else if i := fieldIndex(st, k.key); i >= 0 {
		c.field(k.n, t, st, i, subject, held, depth)
	} else {
		c.walk(k.n, nil, subject, held, depth+1, 0)
	}
}

// field handles one field of a struct that was put together part by part.
func (c *collector) field(n *node, t types.Type, st *types.Struct, i int, subject origin.Lineage, held []*grant, depth int) {
	f := st.Field(i)
	if !c.hasField(st, i) {
		return
	}
	if n.clean() {
		return
	}
	cats, label := c.x.fieldData(t, i)
	if len(cats) > 0 {
		if c.skip {
			return
		}
		name := ""
		if _, ok := c.x.classes.Subject(t); ok {
			name = typeString(t)
		}
		var all *node
		for _, part := range perRoot(n) {
			who := subject
			if r := c.x.rootOf(part); r.Known() {
				who = c.x.lineageOf(r)
			}
			all = join(all, c.x.sourceOf(c.x.withHeld(part, held, 0), cats, label, name, f.Type(), who, c.pos))
		}
		n = all
	}
	c.walk(n, f.Type(), subject, held, depth+1, 0)
}

// rootOf returns the origin of a value that was copied whole from elsewhere.
func (x *exec) rootOf(n *node) origin.Origin {
	for _, c := range n.labs {
		if c.lab.lazy() {
			o := x.root(c.lab)
			if i := strings.LastIndexByte(o.Path, '.'); i >= 0 {
				o.Path = o.Path[:i]
			}
			return o
		}
	}
	return origin.Origin{}
}
