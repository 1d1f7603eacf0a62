package models

import "strings"

// stripTypeArgs removes type parameters and arguments from a full name:
// (*sync/atomic.Pointer[T]).Load and every instance of it have one model.
func stripTypeArgs(name string) string {
	if strings.IndexByte(name, '[') < 0 {
		return name
	}
	var b strings.Builder
	depth := 0
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '[':
			depth++
		case c == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// packageOf returns the package path in a full name without type arguments:
// strings for (*strings.Builder).Len, and "" for (error).Error.
func packageOf(name string) string {
	if strings.HasPrefix(name, "(") {
		close := strings.IndexByte(name, ')')
		if close < 0 {
			return ""
		}
		name = strings.TrimPrefix(name[1:close], "*")
	}
	// The path's own last element may contain dots: gopkg.in/yaml.v3.
	if dot := strings.LastIndexByte(name, '.'); dot > strings.LastIndexByte(name, '/') {
		return name[:dot]
	}
	return ""
}

// mayHaveMajor tells cheaply whether a package path or full name may hold a
// major version, so that most lookups need no variants.
func mayHaveMajor(s string) bool {
	return strings.Contains(s, "/v") || strings.Contains(s, ".v")
}
