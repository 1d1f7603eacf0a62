package taxonomy

import (
	"maps"
	"slices"
	"strings"
)

// merger joins files, packs first. Later entries override earlier ones for the
// same thing.
type merger struct {
	rep        *report
	extends    []string
	firstParty []string
	hosts      []string
	policy     map[string]string
	special    []string
	categories map[string]*Category
	purposes   map[string]*purposeEntry
	values     map[string]string // constant -> purpose
	data       keyed[*DataRule]
	vendors    map[string]*vendorEntry
	checks     keyed[*ConsentCheck]
	tags       keyed[*PurposeTag]
	sanitizers keyed[*Sanitizer]
}

// keyed is a list in which an entry takes the place of an earlier one for the
// same thing.
type keyed[T any] struct {
	list  []T
	index map[string]int
}

func (k *keyed[T]) put(id string, v T) {
	if i, ok := k.index[id]; ok {
		k.list[i] = v
		return
	}
	if k.index == nil {
		k.index = map[string]int{}
	}
	k.index[id] = len(k.list)
	k.list = append(k.list, v)
}

func merge(packs []*pack, users []*file, rep *report) *merger {
	m := &merger{
		rep: rep, policy: map[string]string{},
		categories: map[string]*Category{}, purposes: map[string]*purposeEntry{},
		values: map[string]string{}, vendors: map[string]*vendorEntry{},
	}
	m.extends = []string{}
	for _, p := range packs {
		m.extends = append(m.extends, p.pack)
		m.add(p.file)
	}
	for _, f := range users {
		m.add(f)
	}
	for _, p := range packs {
		m.checkPack(p)
	}
	for _, f := range users {
		m.checkRefs(f)
	}
	m.checkParents(users)
	m.checkVendors()
	return m
}

func (m *merger) add(f *file) {
	if f.firstParty != nil {
		m.firstParty = f.firstParty
	}
	if f.firstPartyHosts != nil {
		m.hosts = f.firstPartyHosts
	}
	if f.special != nil {
		m.special = f.special
	}
	for k, v := range f.policy {
		m.policy[k] = v
	}
	for _, c := range f.categories {
		m.categories[c.Key] = c
	}
	for _, p := range f.purposes {
		m.addPurpose(p)
	}
	for _, r := range f.data {
		m.data.put(dataID(r), r)
	}
	for _, v := range f.vendors {
		m.addVendor(v)
	}
	for _, c := range f.checks {
		id := "field " + c.Field + c.Type
		if c.Func != nil {
			id = "func " + c.Func.Name + " " + string(rune(c.Result))
		}
		m.checks.put(id, c)
	}
	for _, t := range f.tags {
		m.tags.put(t.Func.Name, t)
	}
	for _, s := range f.sanitizers {
		m.sanitizers.put(s.Func.Name, s)
	}
}

// dataID says what a rule is about.
func dataID(r *DataRule) string {
	switch {
	case r.Type != "":
		return "type " + r.Type
	case r.Func != nil:
		return "func " + r.Func.Name + " " + string(rune(r.Result+1)) + string(rune(r.Param+1))
	case r.Tag != "":
		return "tag " + r.Tag
	}
	return "names " + r.Names + "\x00" + r.In
}

// addPurpose keeps what an earlier file said and this one does not mention.
func (m *merger) addPurpose(p *purposeEntry) {
	merged := *p
	if old := m.purposes[p.key]; old != nil && merged.basis == "" {
		merged.basis = old.basis
	}
	m.purposes[p.key] = &merged
	for _, v := range p.values {
		m.values[v] = p.key
	}
}

// addVendor keeps, key by key, what an earlier file said and this one does not
// mention. Functions and hosts that the entry names leave the vendors that had
// them: a function sends to one vendor.
func (m *merger) addVendor(v *vendorEntry) {
	merged := *v.Vendor
	e := &vendorEntry{Vendor: &merged, has: maps.Clone(v.has)}
	if old := m.vendors[v.Name]; old != nil {
		inherit(e, old)
	}
	m.takeOver(v)
	m.vendors[v.Name] = e
}

// takeOver removes the entry's functions and hosts from the vendors of other
// files that have them. Of two references to one function, the one without a
// major version covers the other.
func (m *merger) takeOver(v *vendorEntry) {
	names, variants := map[string]bool{}, map[string]bool{}
	for _, s := range v.Sinks {
		names[s.Func.Name] = true
		for _, n := range NameVariants(s.Func.Name) {
			variants[n] = true
		}
	}
	taken := func(s *Sink) bool {
		return variants[s.Func.Name] || slices.ContainsFunc(NameVariants(s.Func.Name), func(n string) bool { return names[n] })
	}
	for _, other := range m.vendors {
		if other.Name == v.Name || other.Pack == v.Pack && (v.Pack != "" || other.Pos.File == v.Pos.File) {
			continue
		}
		if len(v.Sinks) > 0 {
			other.Sinks = slices.DeleteFunc(slices.Clone(other.Sinks), taken)
		}
		if len(v.Hosts) > 0 {
			other.Hosts = slices.DeleteFunc(slices.Clone(other.Hosts), func(h string) bool { return slices.Contains(v.Hosts, h) })
		}
	}
}

func inherit(e, old *vendorEntry) {
	keep := func(key string, copy func()) {
		if !e.has[key] && old.has[key] {
			e.has[key] = true
			copy()
		}
	}
	keep("module", func() { e.Module = old.Module })
	keep("owner", func() { e.Owner = old.Owner })
	keep("dpa", func() { e.DPA = old.DPA })
	keep("sinks", func() { e.Sinks = old.Sinks })
	keep("hosts", func() { e.Hosts = old.Hosts })
	keep("approved", func() { e.Decided, e.Approvals = old.Decided, old.Approvals })
}

// taxonomy is the result; it is called when nothing was reported.
func (m *merger) taxonomy() *Taxonomy {
	t := &Taxonomy{
		Extends: m.extends, FirstParty: m.firstParty, FirstPartyHosts: m.hosts,
		Policy:   Policy{"consent_or_purpose", "optional", "report", "ignore", "ignore"},
		Purposes: map[string]*Purpose{}, Categories: m.categories, PurposeNames: m.values,
		Special: m.special, Data: m.data.list, Checks: m.checks.list, Tags: m.tags.list, Sanitizers: m.sanitizers.list,
	}
	if t.Special == nil {
		t.Special = specialByDefault()
	}
	for key, field := range map[string]*string{
		"require": &t.Policy.Require, "approval": &t.Policy.Approval, "unlisted_hosts": &t.Policy.UnlistedHosts,
		"unknown_hosts": &t.Policy.UnknownHosts, "tests": &t.Policy.Tests,
	} {
		if v, ok := m.policy[key]; ok {
			*field = v
		}
	}
	for key, p := range m.purposes {
		t.Purposes[key] = &Purpose{Key: key, LegalBasis: m.basisOf(key), Pos: p.pos}
	}
	for _, name := range sortedKeys(m.vendors) {
		t.Vendors = append(t.Vendors, m.vendors[name].Vendor)
	}
	return t
}

// basisOf is the purpose's own legal basis, else that of the nearest parent
// that states one, else consent.
func (m *merger) basisOf(key string) string {
	for k := key; k != ""; k = parent(k) {
		if p := m.purposes[k]; p != nil && p.basis != "" {
			return p.basis
		}
	}
	return "consent"
}

// parent is the key that a dotted key is below, "" for one at the top.
func parent(key string) string {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return ""
	}
	return key[:i]
}
