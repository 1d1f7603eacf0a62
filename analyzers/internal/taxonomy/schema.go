package taxonomy

import (
	"encoding/json"
	"fmt"
)

// Schema returns the JSON Schema (2020-12) of the taxonomy file. It accepts
// what the loader accepts as far as a schema can tell: whether a category is
// declared, a regular expression compiles, or one thing has two entries, only
// the loader knows.
func Schema() []byte {
	s := schemaOf(fileShape())
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "consentvet taxonomy"
	out, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(fmt.Sprintf("taxonomy: the schema does not marshal: %v", err)) // maps, slices and strings always do
	}
	return append(out, '\n')
}

type node = map[string]any

func schemaOf(s *shape) node {
	switch s.kind {
	case kindObject:
		return objectSchema(s)
	case kindMap:
		n := node{"type": "object", "propertyNames": patternNode(s.keyFmt), "additionalProperties": schemaOf(s.elem)}
		if s.minLen > 0 {
			n["minProperties"] = s.minLen
		}
		return n
	case kindList:
		n := node{"type": "array", "items": schemaOf(s.elem)}
		if s.minLen > 0 {
			n["minItems"] = s.minLen
		}
		if s.elem.kind != kindObject {
			n["uniqueItems"] = true
		}
		return n
	case kindAlts:
		var any []node
		for _, a := range s.alts {
			any = append(any, schemaOf(a))
		}
		return node{"oneOf": any}
	}
	return scalarSchema(s)
}

func scalarSchema(s *shape) node {
	switch s.kind {
	case kindInt:
		if s.fixed != nil {
			return node{"const": *s.fixed}
		}
		return node{"type": "integer", "minimum": 0, "maximum": maxNumber}
	case kindBool:
		return node{"type": "boolean"}
	case kindTrue:
		return node{"const": true}
	case kindNull:
		return node{"type": "null"}
	case kindAny:
		n := patternNode(s.textFormat())
		n["type"] = []string{"string", "number", "boolean"}
		return n
	}
	if len(s.enum) > 0 {
		return node{"type": "string", "enum": s.enum}
	}
	n := patternNode(s.textFormat())
	n["type"] = "string"
	return n
}

// patternNode restricts text. Values that are no text pass it.
func patternNode(f *format) node {
	return node{"pattern": f.pattern}
}

func objectSchema(s *shape) node {
	if len(s.variants) == 0 {
		n := keysSchema(s.keys, s.rules)
		if s.null {
			n["type"] = []string{"object", "null"}
		}
		return n
	}
	var forms []node
	for _, v := range s.variants {
		forms = append(forms, keysSchema(v.keys, v.rules))
	}
	if len(forms) == 1 {
		return forms[0]
	}
	return node{"type": "object", "oneOf": forms}
}

func keysSchema(keys []key, rules []rule) node {
	props := node{}
	required := []string{}
	for _, k := range keys {
		p := schemaOf(k.shape)
		p["description"] = k.doc
		if k.def != "" {
			p["description"] = k.doc + " Default: " + k.def + "."
		}
		props[k.name] = p
		if k.required {
			required = append(required, k.name)
		}
	}
	n := node{"type": "object", "properties": props, "additionalProperties": false}
	if len(required) > 0 {
		n["required"] = required
	}
	var all []node
	for _, r := range rules {
		all = append(all, ruleSchema(r))
	}
	if len(all) > 0 {
		n["allOf"] = all
	}
	return n
}

func ruleSchema(r rule) node {
	switch r.kind {
	case ruleAnyOf:
		var any []node
		for _, k := range r.keys {
			any = append(any, node{"required": []string{k}})
		}
		return node{"anyOf": any}
	case ruleNotBoth:
		return node{"not": node{"required": r.keys}}
	}
	return node{
		"if": node{"required": r.keys[:1]},
		"then": node{
			"required":   []string{r.keys[1]},
			"properties": node{r.keys[1]: node{"const": r.keys[2]}},
		},
	}
}
