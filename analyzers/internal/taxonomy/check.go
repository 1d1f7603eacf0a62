package taxonomy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// checkRefs reports categories and purposes that nothing declares.
func (m *merger) checkRefs(f *file) {
	categories, purposes := sortedKeys(m.categories), sortedKeys(m.purposes)
	for _, r := range f.refs {
		known, kind, section := categories, "data category", "categories"
		if r.purpose {
			known, kind, section = purposes, "purpose", "purposes"
		}
		if _, ok := slices.BinarySearch(known, r.key); ok {
			continue
		}
		if m.rep.full() {
			m.rep.more++
		} else {
			m.rep.add(r.pos, "%s: %s", r.what, unknownKey(kind, r.key, section, known))
		}
	}
}

// checkPack reports, at the user's `extends`, a pack that builds on another
// one which the list leaves out.
func (m *merger) checkPack(p *pack) {
	for _, r := range p.refs {
		_, ok := m.categories[r.key]
		if r.purpose {
			_, ok = m.purposes[r.key]
		}
		if !ok {
			m.rep.add(p.at, "extends: the pack %q uses %q, which no pack of the list declares; allowed: %s together with %s", p.pack, r.key, p.pack, packFideslang)
			return
		}
	}
}

// checkParents reports user's categories below a key that nothing declares:
// what is approved for the parent would not reach them, and the cause is
// mostly a typo.
func (m *merger) checkParents(users []*file) {
	known := sortedKeys(m.categories)
	for _, f := range users {
		for _, c := range f.categories {
			if p := parent(c.Key); p != "" && m.categories[p] == nil && !m.rep.full() {
				m.rep.add(c.Pos, "categories: found %s below %s; %s", quote(c.Key), quote(p), unknownKey("data category", p, "categories", known))
			}
		}
	}
}

// checkVendors reports vendors that nothing can ever reach.
func (m *merger) checkVendors() {
	names := sortedKeys(m.vendors)
	for _, n := range names {
		v := m.vendors[n]
		if v.Pack != "" || v.has["sinks"] || v.has["hosts"] || v.has["module"] || n == "" {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(names), func(o string) bool {
			return m.vendors[o].Pack == "" && !m.vendors[o].has["sinks"]
		})
		m.rep.add(v.Pos, "vendors: found the vendor %s without sinks, hosts and module, and no pack has a vendor of that name; allowed: at least one of them, or the name of a vendor of a pack%s", quote(n), didYouMean(n, others))
	}
}

// unknownKey says that a key is not declared, what there is in its place, and
// the nearest spelling.
func unknownKey(kind, key, section string, known []string) string {
	if key == "" {
		return fmt.Sprintf("found an empty %s; allowed: %s", kind, someOf("", section, known))
	}
	return fmt.Sprintf("unknown %s %s; allowed: %s%s", kind, quote(key), someOf(key, section, known), didYouMean(key, known))
}

// someOf lists the declared keys at the level where the key goes wrong: the
// children of its nearest declared parent. known is sorted.
func someOf(key, section string, known []string) string {
	if len(known) == 0 {
		return fmt.Sprintf("none yet, declare it under %q or extend the pack %q", section, packFideslang)
	}
	has := func(k string) bool {
		_, ok := slices.BinarySearch(known, k)
		return ok
	}
	p := parent(key)
	for p != "" && !has(p) {
		p = parent(p)
	}
	if p == "" {
		top := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return parent(k) != "" && has(parent(k)) })
		return fmt.Sprintf("%s and the keys below them, or one declared under %q", alternatives(top), section)
	}
	var below []string
	for _, k := range known {
		if parent(k) == p {
			below = append(below, strings.TrimPrefix(k, p+"."))
		}
	}
	if len(below) == 0 {
		return fmt.Sprintf("%s, which has no keys below it, or one declared under %q", p, section)
	}
	return fmt.Sprintf("%s or, below it, %s, or one declared under %q", p, alternatives(below), section)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
