package taxonomy

import "strings"

// file is the content of one file, or of all files of one pack, before it is
// merged with the others. Lists that may be absent are nil then.
type file struct {
	name string
	pack string // "" for a user's file

	extends         []*value
	firstParty      []string
	firstPartyHosts []string
	policy          map[string]string

	special    []string // nil if not stated
	categories []*Category
	purposes   []*purposeEntry
	data       []*DataRule
	vendors    []*vendorEntry
	checks     []*ConsentCheck
	tags       []*PurposeTag
	sanitizers []*Sanitizer

	refs []ref
	seen map[string]Pos // things that have an entry, to find the second one
}

// purposeEntry is a purpose as one file states it.
type purposeEntry struct {
	key    string
	basis  string // "" if not stated
	values []string
	pos    Pos
}

// vendorEntry is a vendor as one file states it.
type vendorEntry struct {
	*Vendor
	has map[string]bool // keys that are present
}

// ref is a use of a category or purpose, looked up once every file is read.
type ref struct {
	key     string
	purpose bool
	pos     Pos
	what    string
}

// builder turns the values of one file into entries.
type builder struct {
	*file
	rep *report
}

// add reads the root value into the file. Parts that were wrong are missing
// from it and have been reported.
func (b *builder) add(root *value) {
	k := root.keys
	if v := k["extends"]; v != nil {
		b.extends = v.list
	}
	if v := k["first_party"]; v != nil {
		b.firstParty = texts(v)
	}
	if v := k["first_party_hosts"]; v != nil {
		b.firstPartyHosts = lower(texts(v))
	}
	if v := k["policy"]; v != nil {
		for key, val := range v.keys {
			b.policy[key] = val.text
		}
	}
	if v := k["categories"]; v != nil {
		b.addCategories(v)
	}
	if v := k["special_categories"]; v != nil {
		b.special = []string{}
		for _, e := range v.list {
			b.special = append(b.special, b.category(e, "special_categories"))
		}
	}
	if v := k["purposes"]; v != nil {
		for _, e := range v.entries {
			b.addPurpose(e)
		}
	}
	each(k["data"], b.addData)
	each(k["vendors"], b.addVendor)
	each(k["consent_checks"], b.addCheck)
	each(k["purpose_tags"], b.addTag)
	each(k["sanitizers"], b.addSanitizer)
}

func each(v *value, f func(*value)) {
	if v == nil {
		return
	}
	for _, e := range v.list {
		f(e)
	}
}

// once reports a second entry for one thing.
func (b *builder) once(section, thing string, pos Pos) {
	if thing == "" {
		return // its name was wrong, and reported
	}
	id := section + "\x00" + thing
	if first, ok := b.seen[id]; ok {
		b.rep.add(pos, "%s: found a second entry for %s, the first is in line %d; allowed: one entry for one thing", section, quote(thing), first.Line)
		return
	}
	b.seen[id] = pos
}

// category notes the use of a category and returns its key.
func (b *builder) category(v *value, what string) string {
	b.refs = append(b.refs, ref{v.text, false, v.pos, what})
	return v.text
}

func (b *builder) purpose(v *value, what string) string {
	b.refs = append(b.refs, ref{v.text, true, v.pos, what})
	return v.text
}

// categoryList reads one category or a list of them.
func (b *builder) categoryList(v *value, what string) []string {
	var out []string
	for _, e := range oneOrList(v) {
		out = append(out, b.category(e, what))
	}
	return out
}

func (b *builder) purposeList(v *value, what string) []string {
	var out []string
	for _, e := range oneOrList(v) {
		out = append(out, b.purpose(e, what))
	}
	return out
}

func oneOrList(v *value) []*value {
	switch {
	case v == nil:
		return nil
	case v.kind == kindList:
		return v.list
	}
	return []*value{v}
}

func texts(v *value) []string {
	out := []string{}
	for _, e := range v.list {
		out = append(out, e.text)
	}
	return out
}

func lower(list []string) []string {
	for i, s := range list {
		list[i] = strings.ToLower(s)
	}
	return list
}

// textOf is the text of an optional scalar.
func textOf(v *value) string {
	if v == nil {
		return ""
	}
	return v.text
}

func numOf(v *value) int {
	if v == nil {
		return 0
	}
	return v.num
}

func (b *builder) addCategories(v *value) {
	if v.kind == kindList {
		for _, e := range v.list {
			b.categories = append(b.categories, &Category{Key: e.text, Pos: e.pos})
			b.once("categories", e.text, e.pos)
		}
	}
	for _, e := range v.entries {
		b.categories = append(b.categories, &Category{Key: e.key, Doc: textOf(e.val), Pos: e.pos})
		b.once("categories", e.key, e.pos)
	}
}

func (b *builder) addPurpose(e entry) {
	b.once("purposes", e.key, e.pos)
	p := &purposeEntry{key: e.key, pos: e.pos}
	b.purposes = append(b.purposes, p)
	if e.val == nil {
		return
	}
	p.basis = textOf(e.val.keys["legal_basis"])
	if v := e.val.keys["values"]; v != nil {
		for _, c := range v.list {
			b.once("values of purposes", c.text, c.pos)
			p.values = append(p.values, c.text)
		}
	}
}

func (b *builder) funcRef(v *value) *FuncRef {
	return &FuncRef{Name: v.text, Pos: v.pos}
}
