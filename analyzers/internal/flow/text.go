package flow

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// text is what is known of a string value: literal pieces, pieces that the
// caller passes in, and unknown ones. It is kept as far as a host can reach.
type text []piece

type piece struct {
	lit     string
	in      *label // Input: a string of the caller's
	unknown bool
}

const (
	maxTexts  = 8   // alternatives kept for one value
	maxPieces = 8   // pieces kept of one alternative
	maxLit    = 300 // characters kept of one alternative
)

var unknownText = text{{unknown: true}}

func literal(s string) text { return text{{lit: s}} }

// compare orders texts piece by piece: unknown ones first, then inputs.
func (t text) compare(u text) int {
	for i := range min(len(t), len(u)) {
		if c := t[i].compare(u[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(t), len(u))
}

func (p piece) compare(q piece) int {
	rank := func(p piece) int {
		switch {
		case p.unknown:
			return 0
		case p.in != nil:
			return 1
		}
		return 2
	}
	if c := cmp.Compare(rank(p), rank(q)); c != 0 || p.unknown {
		return c
	}
	if p.in != nil {
		return strings.Compare(p.in.key(), q.in.key())
	}
	return strings.Compare(p.lit, q.lit)
}

// texts returns the strings that n may be: those recorded, and inputs as such.
func (n *node) texts() []text {
	if n == nil {
		return []text{literal("")}
	}
	out := n.strs
	for _, c := range n.labs {
		if c.lab.kind == Input && !c.lab.whole {
			out = append(out[:len(out):len(out)], text{{in: c.lab}})
		}
	}
	if len(out) == 0 {
		return []text{unknownText}
	}
	return normal(out)
}

func joinTexts(a, b *node) []text {
	if len(a.strs) == 0 && len(b.strs) == 0 {
		return nil
	}
	return normal(append(append([]text(nil), a.strs...), b.strs...))
}

// normal sorts and bounds a list of alternatives.
func normal(list []text) []text {
	if len(list) < 2 {
		return list
	}
	slices.SortStableFunc(list, text.compare)
	var out []text
	for _, t := range list {
		if len(out) > 0 && out[len(out)-1].compare(t) == 0 {
			continue
		}
		out = append(out, t)
	}
	if len(out) > maxTexts { // the unknown one sorts first: then the list stays as it is
		if out[0].compare(unknownText) != 0 {
			out = append([]text{unknownText}, out...)
		}
		out = out[:maxTexts:maxTexts]
	}
	return out
}

func concat(a, b []text) []text {
	var out []text
	for _, x := range a {
		for _, y := range b {
			out = append(out, x.append(y))
		}
	}
	return normal(out)
}

func (t text) append(u text) text {
	out := append(text(nil), t...)
	n := 0
	for _, p := range out {
		n += len(p.lit)
	}
	for _, p := range u {
		if len(out) >= maxPieces || n > maxLit {
			break
		}
		n += len(p.lit)
		if last := len(out) - 1; last >= 0 && out[last].in == nil && !out[last].unknown && p.in == nil && !p.unknown {
			out[last].lit += p.lit
			continue
		}
		out = append(out, p)
	}
	return out
}

// format expands the verbs of a Printf format as far as its arguments' texts
// are known.
func format(f string, args [][]text) []text {
	out := []text{literal("")}
	for len(f) > 0 {
		i := strings.IndexByte(f, '%')
		if i < 0 {
			return concat(out, []text{literal(f)})
		}
		out = concat(out, []text{literal(f[:i])})
		f = f[i+1:]
		j := strings.IndexFunc(f, func(r rune) bool { return r == '%' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
		if j < 0 {
			return concat(out, []text{unknownText})
		}
		verb := f[j]
		f = f[j+1:]
		if verb == '%' {
			out = concat(out, []text{literal("%")})
			continue
		}
		arg := []text{unknownText}
		if len(args) > 0 {
			if verb == 's' || verb == 'v' {
				arg = args[0]
			}
			args = args[1:]
		}
		out = concat(out, arg)
	}
	return out
}

// verb is a verb of a format that was not expanded.
var verb = regexp.MustCompile(`%[a-z]`)

// destination is the host that a request goes to.
type destination struct {
	host  string // with "*" for unknown parts; "" when open or unknown
	open  bool   // depends on what the caller passes in
	known bool
}

// host extracts the host of a URL.
func (t text) host() destination {
	var b strings.Builder
	for _, p := range t {
		switch {
		case p.in != nil:
			b.WriteByte(1)
		case p.unknown:
			b.WriteByte(0)
		default:
			b.WriteString(p.lit)
		}
	}
	s := b.String()
	i := strings.Index(s, "://")
	if i < 0 || i != 1 && strings.ContainsAny(s[:i], "\x00\x01/") { // an unknown scheme is one
		return destination{open: strings.Contains(prefix(s), "\x01")}
	}
	s = s[i+3:]
	complete := false
	if j := strings.IndexAny(s, "/?#"); j >= 0 {
		s, complete = s[:j], true
	}
	if j := strings.LastIndexByte(s, '@'); j >= 0 {
		s = s[j+1:]
	}
	if strings.Contains(s, "\x01") {
		return destination{open: true}
	}
	s = verb.ReplaceAllString(s, "\x00")
	if j := strings.LastIndexByte(s, ':'); j >= 0 && !strings.HasSuffix(s, "]") {
		s = s[:j]
	}
	if !complete && strings.HasSuffix(s, "\x00") {
		if s = s[:len(s)-1]; !looksWhole(s) {
			return destination{} // https://api. and then who knows
		}
	}
	host := strings.ReplaceAll(s, "\x00", "*")
	return destination{host: strings.ToLower(host), known: namesOwner(host)}
}

// looksWhole reports whether what stands before an unknown end is a host by
// itself, so that the rest is taken to be its path.
func looksWhole(s string) bool {
	end := s[strings.LastIndexByte(s, '.')+1:]
	return strings.Contains(s, ".") && len(end) > 1 && !strings.ContainsAny(end, "-\x00")
}

// namesOwner reports whether the parts of a host that are known tell whose it
// is: all of it, or at least its last two labels.
func namesOwner(host string) bool {
	if !strings.Contains(host, "*") {
		return host != ""
	}
	labels := strings.Split(host, ".")
	return len(labels) > 2 && !strings.Contains(strings.Join(labels[len(labels)-2:], ""), "*")
}

// prefix is the part of a URL that decides its host.
func prefix(s string) string {
	if i := strings.Index(s, "://"); i >= 0 {
		rest := s[i+3:]
		if j := strings.IndexAny(rest, "/?#"); j >= 0 {
			return s[:i+3+j]
		}
	}
	return s
}
