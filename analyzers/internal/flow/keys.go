package flow

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/guard"
)

// Keys are how parts of summaries are compared: everything that has an effect is
// written, the steps are not. They are made very often, hence without package fmt.

// writer puts keys together.
type writer struct{ b []byte }

func (w *writer) text(list ...string) {
	for _, s := range list {
		w.b = append(append(w.b, s...), '|')
	}
}

func (w *writer) num(list ...int) {
	for _, n := range list {
		w.b = append(strconv.AppendInt(w.b, int64(n), 10), '|')
	}
}

func (w *writer) bits(list ...bool) {
	for _, f := range list {
		c := byte('f')
		if f {
			c = 't'
		}
		w.b = append(w.b, c)
	}
}

func (w *writer) mark(c byte) { w.b = append(w.b, c) }

func (w *writer) place(p Place) {
	w.num(p.Param)
	w.text(p.Path)
}

func (w *writer) parts(list []guard.Part) {
	for _, p := range list {
		w.num(p.Param)
		w.text(p.Path)
	}
	w.mark(';')
}

// key renders everything but the steps: two summaries with the same key have
// the same effect on callers.
func (s *Summary) key() string {
	if s.written == "" {
		w := &writer{}
		w.summary(s)
		s.written = string(w.b)
	}
	return s.written
}

func (w *writer) summary(s *Summary) {
	for _, r := range s.Results {
		w.tree(r)
		w.mark(';')
	}
	for _, st := range s.Stores {
		w.mark('S')
		w.place(st.To)
		w.text(st.Global)
		w.bits(st.Strong)
		w.num(st.Unless)
		w.tree(st.Val)
	}
	w.tree(s.Panics)
	for _, b := range s.Beside {
		w.tree(b)
	}
	for _, list := range [][]Send{s.Sends, s.Owed} {
		for i := range list {
			w.send(&list[i])
		}
		w.mark('|')
	}
	for i := range s.Calls {
		w.invoke(&s.Calls[i])
	}
}

func (w *writer) invoke(c *Invoke) {
	w.mark('C')
	w.place(c.Fn)
	w.text(c.Method, c.Field)
	w.bits(c.Void, c.Apart, c.Sure)
	w.text(c.Known...)
	for _, a := range c.Args {
		w.tree(a)
	}
	w.grants(c.Held)
}

func (w *writer) tree(t *Tree) {
	if t == nil {
		w.mark('-')
		return
	}
	for i := range t.Labels {
		w.label(&t.Labels[i])
	}
	w.bits(t.Opaque, t.Exact)
	if t.Object > 0 {
		w.num(t.Object)
	}
	for _, k := range t.Kids {
		w.text(k.Key)
		w.mark('(')
		w.tree(k.T)
		w.mark(')')
	}
	w.text(t.Types...)
	for _, x := range t.Texts {
		w.mark('"')
		w.pieces(x)
	}
	w.functions(t)
}

func (w *writer) functions(t *Tree) {
	for _, f := range t.funcs {
		w.b = fmt.Appendf(w.b, "f%p%p", f.fn, f.from)
		for _, v := range f.trees {
			w.tree(v)
		}
	}
	for _, f := range t.Funcs {
		w.b = fmt.Appendf(w.b, "F%s.%s%p%s", f.Type, f.Name, f.Sum, f.Args)
		for _, v := range f.Bind {
			w.tree(v)
		}
	}
}

func (w *writer) pieces(list []Piece) {
	for _, p := range list {
		w.text(p.Lit)
		if p.In != nil {
			w.place(*p.In)
		}
		w.bits(p.Unknown)
	}
}

func (w *writer) label(l *Label) {
	w.mark('[')
	w.num(int(l.Kind))
	w.text(l.Cats...)
	w.text(l.Field, l.Codec, l.Via, l.Purpose)
	w.parts(l.Subjects)
	w.place(l.In)
	w.bits(l.HasIn, l.Whole, l.Skip)
	if l.Unless != 0 {
		w.num(l.Unless)
	}
	if l.subject.Self.Known() {
		w.text(l.subject.Self.String())
	}
	w.grants(l.Held)
	w.mark(']')
}

func (w *writer) grants(list []Grant) {
	for i := range list {
		g := &list[i]
		w.text(g.Check)
		w.bits(g.AnyPurpose, g.AnySubject, g.Explicit, g.AllParties, g.OfCall, g.OneOf)
		w.text(g.Purposes...)
		w.num(g.PurposeParam, int(g.Relation))
		w.text(g.PurposePath, g.Note)
		w.parts(g.Subjects)
		if g.If != nil {
			w.b = fmt.Appendf(w.b, "%v", *g.If)
		}
	}
}

func (w *writer) send(s *Send) {
	w.label(&s.Label)
	w.text(s.To.Vendor, s.To.Func, s.To.Host, s.To.Kind, s.To.Parties, s.To.Set, s.home)
	for _, p := range s.Context {
		w.place(p)
	}
	if s.Tag != nil {
		w.text(s.Tag.Purposes...)
		w.num(s.Tag.Params...)
	}
	for _, t := range s.Dest {
		w.mark('"')
		w.pieces(t)
	}
}

func (t *Tree) write(b *strings.Builder) {
	w := &writer{}
	w.tree(t)
	b.Write(w.b)
}

func (l *Label) key() string {
	w := &writer{}
	w.label(l)
	return string(w.b)
}

func (g *Grant) key() string {
	w := &writer{}
	w.grants([]Grant{*g})
	return string(w.b)
}

func (s *Send) key() string {
	w := &writer{}
	w.send(s)
	return string(w.b)
}

func sortSends(list []Send) {
	keys := make([]string, len(list))
	for i := range list {
		keys[i] = list[i].key()
	}
	sort.Stable(&sendsByKey{list, keys})
}

type sendsByKey struct {
	list []Send
	keys []string
}

func (s *sendsByKey) Len() int           { return len(s.list) }
func (s *sendsByKey) Less(i, j int) bool { return s.keys[i] < s.keys[j] }
func (s *sendsByKey) Swap(i, j int) {
	s.list[i], s.list[j] = s.list[j], s.list[i]
	s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
}
