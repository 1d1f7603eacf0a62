package taxonomy

import (
	"regexp"
	"slices"
	"strings"
)

// PackageOf returns the import path in a reference to a function, type, or
// field of a type, as the file writes them. Where a dot in the path's last
// element leaves it open, the longest path is taken, save that an exported name
// in front of the last one is a type.
func PackageOf(ref string) string {
	s := strings.TrimLeft(ref, "(*")
	if i := strings.IndexByte(s, ')'); i >= 0 {
		s = s[:i]
	}
	s = stripTypeArgs(s)
	if pkg, typ, _, ok := splitMethod(s); ok && typ != "" && typ[0] >= 'A' && typ[0] <= 'Z' {
		return pkg
	}
	if i := strings.LastIndexByte(s, '.'); i > strings.LastIndexByte(s, '/') {
		return s[:i]
	}
	return ""
}

// NameVariants returns the references that match a function, type or field:
// its full name, the name without type arguments, and for each major version
// in its path (an element from /v2 on, the .v3 of gopkg.in) the name without
// that version. So a reference that leaves the version out matches every
// version, and one that states it matches only that.
func NameVariants(fullName string) []string {
	out := []string{fullName}
	plain := stripTypeArgs(fullName)
	if plain != fullName {
		out = append(out, plain)
	}
	start := len(plain) - len(strings.TrimLeft(plain, "(*"))
	prefix, rest := plain[:start], plain[start:]
	end := len(rest) // of the path and the name that belongs to it
	if i := strings.IndexByte(rest, ')'); i >= 0 {
		end = i
	}
	for _, v := range dropMajor(rest[:end]) {
		if n := prefix + v + rest[end:]; !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// PathVariants is NameVariants for an import path or module path.
func PathVariants(path string) []string {
	out := []string{path}
	for _, v := range dropMajor(path) {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

var (
	majorElem = regexp.MustCompile(`/v(?:[2-9]|[1-9][0-9]+)(?:[./]|$)`)
	gopkgIn   = regexp.MustCompile(`^gopkg\.in/(?:[^/]+/)?[^/]+?(\.v(?:0|[1-9][0-9]*)(?:-unstable)?)(?:[./]|$)`)
)

// dropMajor returns the path, and what follows it after a dot, with each of
// its major versions left out in turn.
func dropMajor(s string) []string {
	var out []string
	if m := gopkgIn.FindStringSubmatchIndex(s); m != nil {
		out = append(out, s[:m[2]]+s[m[3]:])
	}
	for from := 0; from < len(s); {
		m := majorElem.FindStringIndex(s[from:])
		if m == nil {
			break
		}
		start, end := from+m[0], from+m[1]
		if s[end-1] == '.' || s[end-1] == '/' {
			end-- // the separator stays
		}
		if start > 0 {
			out = append(out, s[:start]+s[end:])
		}
		from = end
	}
	return out
}

// stripTypeArgs removes [...] from a name.
func stripTypeArgs(s string) string {
	if strings.IndexByte(s, '[') < 0 {
		return s // nearly always, and asked of every sink for every import
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth <= 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// OwnsPackage tells whether an import path belongs to the vendor: it lies in
// the vendor's module, of any major version unless one is stated, or a sink
// names it.
func (v *Vendor) OwnsPackage(path string) bool {
	for _, p := range PathVariants(path) {
		if v.Module != "" && (p == v.Module || strings.HasPrefix(p, v.Module+"/")) {
			return true
		}
		for _, s := range v.Sinks {
			if PackageOf(s.Func.Name) == p {
				return true
			}
		}
	}
	return false
}

// HostMatches tells whether a host pattern of the file covers a host:
// *.example.com covers every host below example.com, not example.com itself.
// A port and a dot at the end of the host make no difference.
func HostMatches(pattern, host string) bool {
	host = strings.ToLower(host)
	if h, port, ok := strings.Cut(host, ":"); ok && strings.Trim(port, "0123456789") == "" {
		host = h
	}
	host = strings.TrimSuffix(host, ".")
	if rest, ok := strings.CutPrefix(strings.ToLower(pattern), "*"); ok {
		return strings.HasSuffix(host, rest) && len(host) > len(rest)
	}
	return host != "" && strings.EqualFold(pattern, host)
}

// PathMatches tells whether a go list pattern covers an import path: "..."
// stands for any text, and a pattern that ends in /... covers the path before
// it too.
func PathMatches(pattern, path string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok && !strings.Contains(base, "...") {
		return path == base || strings.HasPrefix(path, base+"/")
	}
	re := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\.\.\.`, `.*`)
	if base, ok := strings.CutSuffix(re, `/.*`); ok {
		re = base + `(?:/.*)?`
	}
	ok, err := regexp.MatchString(`^(?:`+re+`)$`, path)
	return err == nil && ok
}
