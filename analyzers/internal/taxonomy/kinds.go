package taxonomy

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// pick returns the alternative that takes the node's kind of value, nil if none
// does; a shape without alternatives is its own.
func (s *shape) pick(n *yaml.Node) *shape {
	if s.kind != kindAlts {
		return s
	}
	for _, a := range s.alts {
		if a.takes(n) {
			return a
		}
	}
	return nil
}

// takes tells whether the node is of the YAML kind that the shape needs. What
// is in it may still be wrong.
func (s *shape) takes(n *yaml.Node) bool {
	tag := n.ShortTag()
	switch s.kind {
	case kindObject:
		return n.Kind == yaml.MappingNode && tag == "!!map" || s.null && isNull(n)
	case kindMap:
		return n.Kind == yaml.MappingNode && tag == "!!map"
	case kindList:
		return n.Kind == yaml.SequenceNode && tag == "!!seq"
	}
	if n.Kind != yaml.ScalarNode {
		return false
	}
	switch s.kind {
	case kindText:
		return tag == "!!str"
	case kindDate:
		return tag == "!!str" || tag == "!!timestamp"
	case kindAny:
		return tag == "!!str" || tag == "!!int" || tag == "!!float" || tag == "!!bool" || tag == "!!timestamp"
	case kindInt:
		return tag == "!!int"
	case kindBool, kindTrue:
		return tag == "!!bool"
	case kindNull:
		return isNull(n)
	}
	return false
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// textFormat is the notation of a text, never nil.
func (s *shape) textFormat() *format {
	switch {
	case s.kind == kindDate:
		return fmtDate
	case s.format == nil:
		return fmtWords
	}
	return s.format
}

// describe says what is allowed, for messages and documentation.
func (s *shape) describe() string {
	switch s.kind {
	case kindObject:
		if len(s.variants) > 0 {
			var forms []string
			for _, v := range s.variants {
				forms = append(forms, "{"+v.name()+": ...}")
			}
			return "a mapping, " + strings.Join(forms, " or ")
		}
		return "a mapping with the keys " + alternatives(keyNames(s.keys))
	case kindMap:
		return "a mapping"
	case kindList:
		return "a list of " + s.elem.plural()
	case kindText, kindAny, kindDate:
		if len(s.enum) > 0 {
			return strings.Join(s.enum, ", ")
		}
		return s.textFormat().allowed
	case kindInt:
		if s.fixed != nil {
			return strconv.Itoa(*s.fixed)
		}
		return fmt.Sprintf("a whole number from 0 to %d", maxNumber)
	case kindBool:
		return "true or false"
	case kindTrue:
		return "true"
	case kindNull:
		return "nothing"
	}
	var all []string
	for _, a := range s.alts {
		all = append(all, a.describe())
	}
	return strings.Join(all, "; or ")
}

// plural names the elements of a list.
func (s *shape) plural() string {
	switch s.kind {
	case kindObject, kindMap:
		return "mappings"
	case kindInt:
		return "whole numbers"
	case kindAlts:
		var all []string
		for _, a := range s.alts {
			all = append(all, a.plural())
		}
		return strings.Join(all, " or ")
	case kindText:
		if len(s.enum) > 0 {
			return strings.Join(s.enum, ", ")
		}
	}
	return "texts"
}

// adviceFor says how to write what was probably meant by a value of the wrong
// kind, "" if nothing suggests itself.
func (s *shape) adviceFor(n *yaml.Node) string {
	text := s.kind == kindText && len(s.enum) == 0
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 && s.kind != kindText:
		if _, err := strconv.Atoi(n.Value); err == nil && s.kind == kindInt || s.kind == kindBool && (n.Value == "true" || n.Value == "false") {
			return " (leave out the quotes)"
		}
	case text && n.Kind == yaml.ScalarNode && !isNull(n) && n.ShortTag() != "!!str":
		return " (put it in quotes to make it text)"
	case s.kind == kindList && n.Kind == yaml.ScalarNode && !isNull(n):
		return fmt.Sprintf(" (did you mean [%s]?)", shorten(n.Value))
	case s.kind == kindList && n.Kind == yaml.MappingNode:
		return ` (each element starts with "- ")`
	case s.kind == kindObject && n.Kind == yaml.ScalarNode && !isNull(n) && len(s.variants) > 0:
		return s.scalarAdvice(n)
	}
	return ""
}

// scalarAdvice wraps a bare scalar in the form that it fits.
func (s *shape) scalarAdvice(n *yaml.Node) string {
	for _, v := range s.variants {
		if sh := v.keys[0].shape; sh.takes(n) && sh.kind != kindTrue {
			return fmt.Sprintf(" (did you mean {%s: %s}?)", v.name(), shorten(n.Value))
		}
	}
	return ""
}

func shorten(s string) string {
	q := quote(s)
	return q[1 : len(q)-1]
}

// describe says what a node is, for messages.
func describe(n *yaml.Node) string {
	tag := n.ShortTag()
	switch n.Kind {
	case yaml.MappingNode:
		if tag != "!!map" {
			return "a mapping with the tag " + quote(tag)
		}
		return "a mapping"
	case yaml.SequenceNode:
		if tag != "!!seq" {
			return "a list with the tag " + quote(tag)
		}
		return "a list"
	case yaml.ScalarNode:
	default:
		return "an alias"
	}
	switch tag {
	case "!!null":
		return "nothing"
	case "!!bool":
		return "the boolean " + shorten(n.Value)
	case "!!int", "!!float":
		return "the number " + shorten(n.Value)
	case "!!timestamp":
		return "the date " + shorten(n.Value)
	case "!!str":
		return "the text " + quote(n.Value)
	}
	return "a value with the tag " + quote(tag)
}
