package taxonomy

import (
	"fmt"
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"
)

// value is a part of a file that has the shape it should have.
type value struct {
	pos     Pos
	kind    shapeKind
	text    string // scalars
	num     int
	list    []*value
	entries []entry           // kindMap, in file order
	keys    map[string]*value // kindObject
	present map[string]bool   // kindObject: keys that are there, wrong values included
	variant string            // kindObject with variants: which
}

type entry struct {
	key string
	pos Pos
	val *value // nil where the value was wrong
}

// maxNodes bounds the values that are read, those counted again that aliases
// repeat, so that a few nested aliases cannot stand for billions.
const maxNodes = 1_000_000

// decoder turns YAML nodes into values and reports what does not fit the shape.
type decoder struct {
	file  string
	rep   *report
	nodes int
	// trusted text is not checked for its notation: that of the built-in packs,
	// which tests check, and which every process of a vet run reads.
	trusted bool
	full    bool // maxNodes was reached, and that was reported
}

// target follows aliases. An alias has the place of the anchor's content, save
// that a wrong kind of value is wrong where the alias stands.
func target(n *yaml.Node) *yaml.Node {
	for i := 0; n.Kind == yaml.AliasNode && n.Alias != nil && i < 100; i++ {
		n = n.Alias
	}
	return n
}

func (d *decoder) errorf(n *yaml.Node, format string, args ...any) {
	d.rep.add(nodePos(d.file, n), format, args...)
}

// read returns the value of n, nil when it is not of the shape; that is then
// reported. what names the place in messages.
func (d *decoder) read(n *yaml.Node, s *shape, what string) *value {
	at := n
	n = target(n)
	if d.nodes++; d.nodes > maxNodes {
		if !d.full {
			d.full = true
			d.errorf(at, "found more than %d values, counting what aliases repeat; allowed: at most that many", maxNodes)
		}
		return nil
	}
	s = s.pick(n)
	if s == nil || !s.takes(n) {
		return nil
	}
	v := &value{pos: nodePos(d.file, n), kind: s.kind}
	ok := false
	switch s.kind {
	case kindObject:
		ok = d.readObject(n, s, v, what)
	case kindMap:
		ok = d.readMap(n, s, v, what)
	case kindList:
		ok = d.readList(n, s, v, what)
	default:
		ok = d.readScalar(n, s, v, what)
	}
	if !ok {
		return nil
	}
	return v
}

// readFitting is read for a node that may be of the wrong kind altogether.
func (d *decoder) readFitting(n *yaml.Node, s *shape, what string) *value {
	if c := s.pick(target(n)); c == nil || !c.takes(target(n)) {
		d.errorf(n, "%s: found %s; allowed: %s%s", what, describe(target(n)), s.describe(), s.adviceFor(target(n)))
		return nil
	}
	return d.read(n, s, what)
}

func (d *decoder) readList(n *yaml.Node, s *shape, v *value, what string) bool {
	if len(n.Content) < s.minLen {
		d.errorf(n, "%s: found an empty list; allowed: at least one element (%s)", what, s.without)
		return false
	}
	v.list = []*value{}
	first := map[string]*yaml.Node{}
	for _, c := range n.Content {
		if d.full {
			return false
		}
		if t := target(c); t.Kind == yaml.ScalarNode && !isNull(t) {
			if f := first[t.Value]; f != nil {
				d.errorf(c, "%s: found %s twice, first in line %d; allowed: once", what, quote(t.Value), f.Line)
				continue
			}
			first[t.Value] = c
		}
		if e := d.readFitting(c, s.elem, "element of "+what); e != nil {
			v.list = append(v.list, e)
		}
	}
	return true
}

func (d *decoder) readMap(n *yaml.Node, s *shape, v *value, what string) bool {
	if len(n.Content) == 0 && s.minLen > 0 {
		d.errorf(n, "%s: found an empty mapping; allowed: at least one entry (%s)", what, s.without)
		return false
	}
	d.eachKey(n, what, func(k, c *yaml.Node, name string) {
		if msg := d.problem(s.keyFmt, name); msg != "" {
			d.errorf(k, "key of %s: %s", what, msg)
			return
		}
		v.entries = append(v.entries, entry{name, nodePos(d.file, k), d.readFitting(c, s.elem, strconv.Quote(name))})
	})
	return true
}

// eachKey calls f for the keys of a mapping that are keys at all and occur for
// the first time.
func (d *decoder) eachKey(n *yaml.Node, what string, f func(k, v *yaml.Node, name string)) {
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content) && !d.full; i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		t := target(k)
		switch {
		case t.Kind == yaml.ScalarNode && t.ShortTag() == "!!merge":
			d.errorf(k, `key of %s: found the merge key "<<"; allowed: keys written out (an alias may stand for a whole value)`, what)
		case t.Kind != yaml.ScalarNode || t.ShortTag() == "!!null":
			d.errorf(k, "key of %s: found %s; allowed: text", what, describe(t))
		case first[t.Value] != nil:
			d.errorf(k, "%s: found the key %s twice, first in line %d; allowed: once", what, quote(t.Value), first[t.Value].Line)
		default:
			first[t.Value] = k
			f(k, v, t.Value)
		}
	}
}

func (d *decoder) readObject(n *yaml.Node, s *shape, v *value, what string) bool {
	v.keys, v.present = map[string]*value{}, map[string]bool{}
	if n.Kind == yaml.ScalarNode {
		return true // null, where the shape allows it
	}
	keys, rules, variant := d.chooseKeys(n, s, what)
	v.variant = variant
	at := map[string]*yaml.Node{}
	d.eachKey(n, what, func(k, c *yaml.Node, name string) {
		spec := find(keys, name)
		switch {
		case spec != nil:
			at[name], v.present[name] = k, true
			if c := d.readFitting(c, spec.shape, strconv.Quote(name)); c != nil {
				v.keys[name] = c
			}
		case find(s.allKeys(), name) == nil:
			d.errorf(k, "%s: found the unknown key %s; allowed: %s%s", what, quote(name), alternatives(keyNames(keys)), didYouMean(name, keyNames(keys)))
		case variant != "" && slices.Contains(s.variantNames(), name):
			d.errorf(k, "%s: found %q beside %q; allowed: one of %s", what, name, variant, alternatives(s.variantNames()))
		case variant != "":
			d.errorf(k, "%s: found %q, which does not go with %q; allowed with it: %s", what, name, variant, alternatives(keyNames(keys)))
		}
	})
	if len(s.variants) > 0 && variant == "" {
		return false
	}
	d.checkKeys(n, keys, rules, at, v, what)
	return true
}

// chooseKeys returns the keys and rules that hold for the mapping: its
// variant's where there are several.
func (d *decoder) chooseKeys(n *yaml.Node, s *shape, what string) ([]key, []rule, string) {
	if len(s.variants) == 0 {
		return s.keys, s.rules, ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := target(n.Content[i])
		if j := slices.Index(s.variantNames(), k.Value); k.Kind == yaml.ScalarNode && j >= 0 {
			v := s.variants[j]
			return v.keys, v.rules, v.name()
		}
	}
	d.errorf(n, "%s: found none of the keys that say what it is; allowed: one of %s", what, alternatives(s.variantNames()))
	return s.allKeys(), nil, ""
}

// checkKeys reports keys that are missing or do not go together. at has the
// keys that are there, v those of them whose values are right.
func (d *decoder) checkKeys(n *yaml.Node, keys []key, rules []rule, at map[string]*yaml.Node, v *value, what string) {
	for _, k := range keys {
		if k.required && at[k.name] == nil {
			d.errorf(n, "%s: found no key %q; needed: %s: %s", what, k.name, k.name, k.shape.describe())
		}
	}
	for _, r := range rules {
		switch r.kind {
		case ruleAnyOf:
			if !slices.ContainsFunc(r.keys, func(k string) bool { return at[k] != nil }) {
				d.errorf(n, "%s: found none of %s; allowed: at least one of them", what, alternatives(r.keys))
			}
		case ruleNotBoth:
			if a, b := at[r.keys[0]], at[r.keys[1]]; a != nil && b != nil {
				later := b
				if a.Line > b.Line || a.Line == b.Line && a.Column > b.Column {
					later = a
				}
				d.errorf(later, "%s: found both %q and %q; allowed: one of them", what, r.keys[0], r.keys[1])
			}
		case ruleNeeds:
			if a, b := at[r.keys[0]], v.keys[r.keys[1]]; a != nil && (b == nil || b.text != r.keys[2]) && (b != nil || at[r.keys[1]] == nil) {
				d.errorf(a, "%s: found %q without %q; allowed: with %q only", what, r.keys[0], r.keys[1]+": "+r.keys[2], r.keys[1]+": "+r.keys[2])
			}
		}
	}
}

func (d *decoder) readScalar(n *yaml.Node, s *shape, v *value, what string) bool {
	v.text = n.Value
	switch s.kind {
	case kindNull:
		v.text = ""
	case kindBool, kindTrue:
		var b bool
		if n.Decode(&b) != nil || s.kind == kindTrue && !b {
			d.errorf(n, "%s: found %s; allowed: %s", what, describe(n), s.describe())
			return false
		}
		v.text = strconv.FormatBool(b)
	case kindInt:
		return d.readInt(n, s, v, what)
	case kindText, kindAny, kindDate:
		if len(s.enum) > 0 {
			if !slices.Contains(s.enum, v.text) {
				d.errorf(n, "%s: found %s; allowed: %s%s", what, quote(v.text), alternatives(s.enum), didYouMean(v.text, s.enum))
				return false
			}
			return true
		}
		if msg := d.problem(s.textFormat(), v.text); msg != "" {
			d.errorf(n, "%s: %s", what, msg)
			return false
		}
	}
	return true
}

func (d *decoder) problem(f *format, s string) string {
	if d.trusted {
		return ""
	}
	return f.problem(s)
}

func (d *decoder) readInt(n *yaml.Node, s *shape, v *value, what string) bool {
	i, err := strconv.Atoi(n.Value)
	if err != nil || i < 0 || i > maxNumber || s.fixed != nil && i != *s.fixed {
		d.errorf(n, "%s: found %s; allowed: %s", what, quoteNumber(n.Value), s.describe())
		return false
	}
	v.num = i
	return true
}

func quoteNumber(s string) string {
	if len(s) > 20 {
		return fmt.Sprintf("a number of %d digits", len(s))
	}
	return s
}
