package taxonomy

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Covers tells whether an entry for the dotted key parent holds for child:
// the same key or one below it.
func Covers(parent, child string) bool {
	return parent == child || parent != "" && strings.HasPrefix(child, parent+".")
}

// Purpose returns the declared purpose of that key, nil if there is none.
func (t *Taxonomy) Purpose(key string) *Purpose { return t.Purposes[key] }

// Category tells whether the key is a declared data category.
func (t *Taxonomy) Category(key string) bool { return t.Categories[key] != nil }

// CategoryError says what is wrong with a data category that is named outside
// the file, as in a directive; "" if it is declared.
func (t *Taxonomy) CategoryError(key string) string {
	if t.Category(key) {
		return ""
	}
	return unknownKey("data category", key, "categories", sortedKeys(t.Categories))
}

// PurposeError is CategoryError for purposes.
func (t *Taxonomy) PurposeError(key string) string {
	if t.Purposes[key] != nil {
		return ""
	}
	return unknownKey("purpose", key, "purposes", sortedKeys(t.Purposes))
}

// BasisOf returns the legal basis of a purpose: that of the nearest declared
// parent for one that is not declared, "consent" without any.
func (t *Taxonomy) BasisOf(purpose string) string {
	for k := purpose; k != ""; k = parent(k) {
		if p := t.Purposes[k]; p != nil {
			return p.LegalBasis
		}
	}
	return "consent"
}

// PurposeVia is PurposeOf for a constant that stands at an operand, whose own
// `values:` come first. op may be nil.
func (t *Taxonomy) PurposeVia(op *Operand, constValue, constName string) (key string, ok bool) {
	if op != nil {
		if key, ok := stated(op.Values, constValue, constName); ok {
			return key, true
		}
	}
	return t.PurposeOf(constValue, constName)
}

// PurposeOf returns the purpose that a constant stands for: by `values:` of a
// purpose, else by its value, else by its name. constValue is the value as
// text, constName the name, qualified or not; either may be "". It reports
// !ok where nothing matches, or more than one purpose does.
func (t *Taxonomy) PurposeOf(constValue, constName string) (key string, ok bool) {
	if key, ok := stated(t.PurposeNames, constValue, constName); ok {
		return key, true
	}
	if t.Purposes[constValue] != nil {
		return constValue, true
	}
	if key, ok := t.purposeOfWords(words(constValue)); ok {
		return key, true
	}
	name := constName[strings.LastIndexAny(constName, "./")+1:]
	return t.purposeOfWords(words(name))
}

// stated looks a constant up in a `values:` mapping: by value, by qualified
// name, by bare name.
func stated(values map[string]string, constValue, constName string) (string, bool) {
	for _, k := range []string{constValue, constName, constName[strings.LastIndexAny(constName, "./")+1:]} {
		if key, ok := values[k]; ok && k != "" {
			return key, true
		}
	}
	return "", false
}

// fillers are words around a purpose in the name of a constant that do not
// change what it stands for. Words that are not listed may: NoMarketing and
// OptOutMarketing are not marketing.
func isFiller(w string) bool {
	switch w {
	case "purpose", "purposes", "consent", "for", "use", "usage", "processing", "processingpurpose", "data",
		"privacy", "gdpr", "scope", "kind", "type", "category", "key", "const", "enum", "flag", "flags", "bit", "of", "to", "k", "p", "c":
		return true
	}
	return false
}

// purposeOfWords finds the purpose whose words are these, but for fillers in
// front and behind. The longest match decides; it must be the only one.
func (t *Taxonomy) purposeOfWords(ws []string) (string, bool) {
	if len(ws) == 0 || len(ws) > 16 {
		return "", false
	}
	byWords := map[string][]string{}
	for k := range t.Purposes {
		id := strings.Join(words(k), " ")
		byWords[id] = append(byWords[id], k)
	}
	for size := len(ws); size > 0; size-- {
		found := map[string]bool{}
		for i := 0; i+size <= len(ws); i++ {
			if allFillers(ws[:i]) && allFillers(ws[i+size:]) {
				for _, k := range byWords[strings.Join(ws[i:i+size], " ")] {
					found[k] = true
				}
			}
		}
		if len(found) > 0 {
			keys := sortedKeys(found)
			return keys[0], len(keys) == 1
		}
	}
	return "", false
}

func allFillers(ws []string) bool {
	return !slices.ContainsFunc(ws, func(w string) bool { return !isFiller(w) })
}

// words takes a name apart at changes of case and at everything that is no
// letter or digit, and lowers it: ConsentAIUse gives consent, ai, use.
func words(s string) []string {
	var out []string
	var cur []rune
	rs := []rune(s)
	flush := func() {
		if len(cur) > 0 {
			out = append(out, strings.ToLower(string(cur)))
		}
		cur = nil
	}
	for i, r := range rs {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			continue
		case i > 0 && unicode.IsUpper(r) && (unicode.IsLower(rs[i-1]) || unicode.IsUpper(rs[i-1]) && i+1 < len(rs) && unicode.IsLower(rs[i+1])):
			flush()
		}
		cur = append(cur, r)
	}
	flush()
	return out
}

// FieldMatcher returns a function that tells whether a `names` rule covers a
// field: the name of the struct type without its package ("" for a struct
// without a name), the field's name, and the type names that describe the
// field (basic or qualified, pointers, slices and arrays taken off). It returns
// nil for other rules.
func (r *DataRule) FieldMatcher() func(structName, field string, kinds ...string) bool {
	if r.Names == "" {
		return nil
	}
	names := regexp.MustCompile(r.Names)
	in := regexp.MustCompile(r.In)
	return func(structName, field string, kinds ...string) bool {
		if r.Kinds != nil && !slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(r.Kinds, k) }) {
			return false
		}
		return in.MatchString(structName) && names.MatchString(field)
	}
}
