package models

import (
	"fmt"
	"strings"
)

// node is a YAML value in flow style, as rows use it: a scalar, a sequence or
// a mapping. col counts from 1.
type node struct {
	col    int
	kind   nodeKind
	scalar string
	seq    []node
	keys   []node // scalars, beside seq in a mapping
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	seqNode
	mapNode
)

func (k nodeKind) String() string {
	return [...]string{"a scalar", "a list", "a mapping"}[k]
}

// colError is a defect at a column of the line that is being read.
type colError struct {
	col int
	msg string
}

func (e *colError) Error() string { return e.msg }

func errorAt(col int, format string, args ...any) error {
	return &colError{col, fmt.Sprintf(format, args...)}
}

// maxDepth bounds the nesting of a row; rows need four levels.
const maxDepth = 8

// reader reads one line.
type reader struct {
	line string
	pos  int
}

// parseLine reads the flow-style value that starts at offset pos and ends the
// line, but for a comment.
func parseLine(line string, pos int) (node, error) {
	r := &reader{line, pos}
	n, err := r.value(0)
	if err != nil {
		return node{}, err
	}
	end := r.pos
	r.spaces()
	if rest := r.line[r.pos:]; rest != "" && (rest[0] != '#' || r.pos == end) {
		return node{}, errorAt(r.pos+1, "unexpected %q behind the row", rest)
	}
	return n, nil
}

func (r *reader) spaces() {
	for r.pos < len(r.line) && r.line[r.pos] == ' ' {
		r.pos++
	}
}

// peek returns the next byte that is no space, 0 at the end of the line.
func (r *reader) peek() byte {
	r.spaces()
	if r.pos == len(r.line) {
		return 0
	}
	return r.line[r.pos]
}

func (r *reader) value(depth int) (node, error) {
	if depth > maxDepth {
		return node{}, errorAt(r.pos+1, "nested too deep")
	}
	switch r.peek() {
	case '{':
		return r.items(mapNode, '}', depth)
	case '[':
		return r.items(seqNode, ']', depth)
	case '"':
		return r.quoted()
	default:
		return r.plain()
	}
}

// items reads a sequence or a mapping up to its closing bracket.
func (r *reader) items(kind nodeKind, end byte, depth int) (node, error) {
	n := node{col: r.pos + 1, kind: kind}
	r.pos++
	if r.peek() == end {
		r.pos++
		return n, nil
	}
	for {
		if kind == mapNode {
			key, err := r.key()
			if err != nil {
				return node{}, err
			}
			n.keys = append(n.keys, key)
		}
		v, err := r.value(depth + 1)
		if err != nil {
			return node{}, err
		}
		n.seq = append(n.seq, v)
		switch c := r.peek(); c {
		case ',':
			r.pos++
		case end:
			r.pos++
			return n, nil
		case 0:
			return node{}, errorAt(r.pos+1, "the line ends before %q", string(end))
		default:
			return node{}, errorAt(r.pos+1, "found %q: want a comma or %q", string(c), string(end))
		}
	}
}

func (r *reader) key() (node, error) {
	r.spaces()
	start := r.pos
	for r.pos < len(r.line) && r.line[r.pos] >= 'a' && r.line[r.pos] <= 'z' {
		r.pos++
	}
	k := node{col: start + 1, scalar: r.line[start:r.pos]}
	if k.scalar == "" || !strings.HasPrefix(r.line[r.pos:], ": ") {
		return node{}, errorAt(start+1, "want a key, a colon and a space")
	}
	r.pos += len(": ")
	return k, nil
}

func (r *reader) quoted() (node, error) {
	start := r.pos
	i := strings.IndexByte(r.line[start+1:], '"')
	if i < 0 {
		return node{}, errorAt(start+1, "the quoted text has no end")
	}
	s := r.line[start+1 : start+1+i]
	if strings.IndexByte(s, '\\') >= 0 {
		return node{}, errorAt(start+1, "escapes are not used here")
	}
	r.pos = start + i + 2
	return node{col: start + 1, scalar: s}, nil
}

// plain reads an unquoted scalar. It ends where YAML ends it inside brackets.
func (r *reader) plain() (node, error) {
	start := r.pos
	if i := strings.IndexAny(r.line[start:], ",[]{}\"'#&!|>%@`"); i >= 0 {
		r.pos = start + i
	} else {
		r.pos = len(r.line)
	}
	s := strings.TrimRight(r.line[start:r.pos], " ")
	if s == "" {
		return node{}, errorAt(start+1, "a value is missing")
	}
	if s[0] == '*' || s[0] == '-' || s[0] == '?' || strings.Contains(s, ": ") || s[len(s)-1] == ':' {
		return node{}, errorAt(start+1, "put %q in quotes", s)
	}
	return node{col: start + 1, scalar: s}, nil
}
