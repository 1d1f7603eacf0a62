package taxonomy

import "slices"

// A shape describes what may stand at one place of a taxonomy file. The loader
// and the JSON Schema are both driven by the same tree of shapes (table.go), so
// that an editor and the linter never disagree about a file.
type shape struct {
	kind shapeKind
	alts []*shape // kindAlts: the first that takes the node's kind of value

	// Mappings with fixed keys.
	keys     []key
	variants []variant // instead of keys: told apart by the one key that only they have
	rules    []rule
	null     bool // nothing after the colon stands for an empty mapping

	elem    *shape  // kindList: element; kindMap: value
	keyFmt  *format // kindMap: its keys
	minLen  int     // kindList, kindMap: 1 where empty means nothing
	without string  // kindList, kindMap: what to do instead of leaving it empty

	enum   []string // kindText
	format *format  // kindText, kindAny
	fixed  *int     // kindInt: the one number that is allowed
}

type shapeKind int

const (
	kindObject shapeKind = iota // mapping with fixed keys
	kindMap                     // mapping with keys of the user's
	kindList
	kindText // string
	kindAny  // any scalar, taken as its text
	kindInt  // whole number from 0
	kindBool // true or false
	kindTrue // true only: a marker
	kindDate // YYYY-MM-DD, quoted or not
	kindNull // nothing
	kindAlts // one of several
)

// maxNumber bounds indexes of arguments and results.
const maxNumber = 255

// key is one key of a mapping.
type key struct {
	name     string
	required bool
	shape    *shape
	def      string // default, for the documentation; "" if there is none to name
	doc      string
}

// variant is one form of a mapping, told by the presence of its first key,
// which is required.
type variant struct {
	keys  []key
	rules []rule
}

func (v variant) name() string { return v.keys[0].name }

// rule is a condition on the presence of keys.
type rule struct {
	kind ruleKind
	keys []string
}

type ruleKind int

const (
	ruleAnyOf ruleKind = iota // at least one of keys
	ruleNotBoth
	ruleNeeds // the first key needs the second to have the third as its value
)

func text(f *format) *shape            { return &shape{kind: kindText, format: f} }
func enum(words ...string) *shape      { return &shape{kind: kindText, enum: words} }
func list(elem *shape) *shape          { return &shape{kind: kindList, elem: elem} }
func object(keys ...key) *shape        { return &shape{kind: kindObject, keys: keys} }
func alts(list ...*shape) *shape       { return &shape{kind: kindAlts, alts: list} }
func oneOf(variants ...variant) *shape { return &shape{kind: kindObject, variants: variants} }
func form(keys ...key) variant         { return variant{keys: keys} }

func mapOf(k *format, elem *shape) *shape {
	return &shape{kind: kindMap, keyFmt: k, elem: elem}
}

// filled requires at least one element. instead says what to do where there is
// none.
func (s *shape) filled(instead string) *shape {
	s.minLen, s.without = 1, instead
	return s
}

func (s *shape) with(rules ...rule) *shape {
	s.rules = rules
	return s
}

func (v variant) with(rules ...rule) variant {
	v.rules = rules
	return v
}

func must(name string, s *shape, doc string) key {
	return key{name: name, required: true, shape: s, doc: doc}
}

func may(name string, s *shape, def, doc string) key {
	return key{name: name, shape: s, def: def, doc: doc}
}

// oneOrMany takes a single value in place of a list with one element.
func oneOrMany(elem *shape) *shape {
	return alts(elem, list(elem).filled("name at least one"))
}

// find returns the key of that name.
func find(keys []key, name string) *key {
	if i := slices.IndexFunc(keys, func(k key) bool { return k.name == name }); i >= 0 {
		return &keys[i]
	}
	return nil
}

// keyNames lists the names that are allowed, sorted.
func keyNames(keys []key) []string {
	var out []string
	for _, k := range keys {
		out = append(out, k.name)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// allKeys are the keys of the shape in all its variants.
func (s *shape) allKeys() []key {
	out := slices.Clone(s.keys)
	for _, v := range s.variants {
		out = append(out, v.keys...)
	}
	return out
}

// variantNames lists the keys that tell the variants apart, in table order.
func (s *shape) variantNames() []string {
	var out []string
	for _, v := range s.variants {
		out = append(out, v.name())
	}
	return out
}
