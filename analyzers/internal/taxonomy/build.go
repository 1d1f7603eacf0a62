package taxonomy

import (
	"fmt"
	"strings"
)

func (b *builder) addData(v *value) {
	r := &DataRule{Pos: v.pos, Param: -1}
	id := b.nameOf(v)
	thing := id.text
	switch v.variant {
	case "type":
		b.typeRule(r, v)
	case "func":
		r.Func = b.funcRef(id)
		r.Result = numOf(v.keys["result"])
		if p := v.keys["param"]; p != nil {
			r.Param, r.Result = p.num, -1
			thing = fmt.Sprintf("%s, param %d", id.text, r.Param)
		} else if r.Result != 0 {
			thing = fmt.Sprintf("%s, result %d", id.text, r.Result)
		}
		r.Category = b.categoryList(v.keys["category"], "category")
	case "tag":
		r.Tag = id.text
		if vals := v.keys["values"]; vals != nil {
			r.Values = map[string]string{}
			for _, e := range vals.entries {
				if e.val != nil {
					r.Values[e.key] = b.category(e.val, "values")
				}
			}
		}
	case "names":
		r.Names = id.text
		if r.In = textOf(v.keys["in"]); r.In != "" {
			thing = fmt.Sprintf("%s, in %s", id.text, r.In)
		}
		if k := v.keys["kinds"]; k != nil {
			r.Kinds = canonicalKinds(texts(k))
		}
		r.Category = b.categoryList(v.keys["category"], "category")
	}
	b.once("data: "+v.variant, thing, id.pos)
	b.data = append(b.data, r)
}

// nameOf is the value of the key that says what an entry is about. Where that
// was wrong, the rest of the entry is read all the same, for its own errors.
func (b *builder) nameOf(v *value) *value {
	name := v.variant
	if name == "" {
		name = "func"
	}
	if id := v.keys[name]; id != nil {
		return id
	}
	return &value{pos: v.pos}
}

func (b *builder) typeRule(r *DataRule, v *value) {
	r.Type = textOf(v.keys["type"])
	r.Subject = textOf(v.keys["subject"])
	r.Whole = b.categoryList(v.keys["category"], "category")
	if f := v.keys["fields"]; f != nil {
		for _, e := range f.entries {
			if e.val != nil {
				r.Fields = append(r.Fields, FieldRule{Name: e.key, Categories: b.categoryList(e.val, "fields: "+e.key), Pos: e.pos})
			}
		}
	}
}

// canonicalKinds gives aliases of types the name that go/types uses.
func canonicalKinds(kinds []string) []string {
	for i, k := range kinds {
		switch k {
		case "byte":
			kinds[i] = "uint8"
		case "rune":
			kinds[i] = "int32"
		}
	}
	return kinds
}

func (b *builder) addVendor(v *value) {
	name := v.keys["name"]
	if name == nil {
		name = &value{pos: v.pos}
	} else {
		b.once("vendors", name.text, name.pos)
	}
	e := &vendorEntry{has: v.present, Vendor: &Vendor{
		Name: name.text, Pos: name.pos, Pack: b.pack,
		Module: textOf(v.keys["module"]), Owner: textOf(v.keys["owner"]), DPA: textOf(v.keys["dpa"]),
	}}
	each(v.keys["sinks"], func(s *value) { b.addSink(e, s) })
	if h := v.keys["hosts"]; h != nil {
		e.Hosts = lower(texts(h))
	}
	e.Decided = e.has["approved"]
	each(v.keys["approved"], func(a *value) { e.Approvals = append(e.Approvals, b.approval(a)) })
	b.vendors = append(b.vendors, e)
}

func (b *builder) addSink(e *vendorEntry, v *value) {
	f := b.nameOf(v)
	b.once("sinks", f.text, f.pos)
	s := &Sink{Func: *b.funcRef(f), Kind: Egress, Parties: textOf(v.keys["parties"]), Pos: f.pos}
	if k := v.keys["kind"]; k != nil {
		s.Kind = k.text
	}
	if args := v.keys["args"]; args != nil {
		s.Args = []int{}
		for _, a := range args.list {
			if a.kind == kindInt {
				s.Args = append(s.Args, a.num)
				continue
			}
			s.Receiver = true
			b.needMethod(s.Func.Name, "args", a.pos)
		}
	}
	e.Sinks = append(e.Sinks, s)
}

// needMethod reports a receiver where the function has none.
func (b *builder) needMethod(fn, what string, pos Pos) {
	if fn != "" && !strings.HasPrefix(fn, "(") {
		b.rep.add(pos, "%s: found a receiver for %s, which is a function; allowed: an argument, or a method written as (pkg/path.Type).Method", what, quote(fn))
	}
}

func (b *builder) approval(v *value) *Approval {
	a := &Approval{
		Categories: b.categoryList(v.keys["categories"], "categories"),
		Purposes:   b.purposeList(v.keys["purposes"], "purposes"),
		ReviewBy:   textOf(v.keys["review_by"]),
		Pos:        v.pos,
	}
	if r := v.keys["regions"]; r != nil {
		a.Regions = texts(r)
	}
	each(v.keys["safeguards"], func(s *value) {
		g := Safeguard{Arg: numOf(s.keys["arg"]), Path: textOf(s.keys["path"]), Want: "true", Pos: s.pos}
		if w := s.keys["want"]; w != nil {
			g.Want = w.text
		}
		a.Safeguards = append(a.Safeguards, g)
	})
	return a
}

func (b *builder) addCheck(v *value) {
	id := b.nameOf(v)
	c := &ConsentCheck{Pos: id.pos, Result: numOf(v.keys["result"])}
	thing := id.text
	if v.variant == "func" {
		c.Func = b.funcRef(id)
		if c.Result != 0 {
			thing = fmt.Sprintf("%s, result %d", id.text, c.Result)
		}
		if p := v.keys["path"]; p != nil {
			c.Path = strings.Split(p.text, ".")
		}
	} else if v.variant == "type" {
		c.Type = id.text
	} else {
		c.Field = id.text
	}
	b.once("consent_checks: "+v.variant, thing, id.pos)
	c.Subject = b.operand(v.keys["subject"], c.Func)
	c.Purpose, c.Purposes = b.purposeOf(v, c.Func)
	c.GrantedWhen = textOf(v.keys["granted_when"])
	c.Explicit = textOf(v.keys["explicit"]) == "true"
	c.Parties = textOf(v.keys["parties"])
	c.Guards = b.operand(v.keys["guards"], c.Func)
	b.checks = append(b.checks, c)
}

// purposeOf reads `purpose:` and `purposes:` of a check or tag.
func (b *builder) purposeOf(v *value, fn *FuncRef) (*Operand, []string) {
	p := v.keys["purpose"]
	switch {
	case p == nil:
		return nil, b.purposeList(v.keys["purposes"], "purposes")
	case p.variant == "const":
		if c := p.keys["const"]; c != nil {
			return nil, []string{b.purpose(c, "const")}
		}
		return nil, nil
	}
	return b.operand(p, fn), nil
}

// operand reads a part of a call. fn is nil where a field is meant.
func (b *builder) operand(v *value, fn *FuncRef) *Operand {
	if v == nil {
		return nil
	}
	o := &Operand{Arg: -1, Pos: v.pos}
	switch v.variant {
	case "arg":
		o.Arg = numOf(v.keys["arg"])
	case "receiver":
		o.Receiver = true
		if fn != nil {
			b.needMethod(fn.Name, "receiver", v.pos)
		}
	case "key":
		o.Key = true
	}
	if p := v.keys["path"]; p != nil {
		o.Path = strings.Split(p.text, ".")
	}
	if vals := v.keys["values"]; vals != nil {
		o.Values = map[string]string{}
		for _, e := range vals.entries {
			if e.val != nil {
				o.Values[e.key] = b.purpose(e.val, "values")
			}
		}
	}
	return o
}

func (b *builder) addTag(v *value) {
	f := b.nameOf(v)
	b.once("purpose_tags", f.text, f.pos)
	t := &PurposeTag{Func: *b.funcRef(f), Pos: f.pos}
	t.Purpose, t.Purposes = b.purposeOf(v, &t.Func)
	b.tags = append(b.tags, t)
}

func (b *builder) addSanitizer(v *value) {
	f := b.nameOf(v)
	b.once("sanitizers", f.text, f.pos)
	s := &Sanitizer{Func: *b.funcRef(f), Pos: f.pos}
	if c := v.keys["becomes"]; c != nil {
		s.Becomes = b.category(c, "becomes")
	}
	b.sanitizers = append(b.sanitizers, s)
}
