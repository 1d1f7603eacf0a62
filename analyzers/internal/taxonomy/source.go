package taxonomy

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// maxFileSize bounds what is handed to the YAML parser. A taxonomy of a large
// company has a few hundred kilobytes. (Nesting needs no bound of ours: the parser
// has one, and what is read of its tree has the fixed depth of the table.)
const maxFileSize = 4 << 20

const bom = "\uFEFF"

// parseYAML reads one YAML document. It returns nil after it has reported what
// is wrong with the text.
func parseYAML(name string, data []byte, rep *report) *yaml.Node {
	start := Pos{File: name, Line: 1, Col: 1}
	if len(data) > maxFileSize {
		rep.add(start, "file has %d bytes; allowed: at most %d", len(data), maxFileSize)
		return nil
	}
	data = bytes.TrimPrefix(data, []byte(bom))
	if !checkText(name, data, rep) {
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	switch err := decodeNode(dec, &doc); {
	case errors.Is(err, io.EOF) || err == nil && isEmpty(&doc):
		rep.add(start, `file is empty: "version" is missing; write "version: 1" as its first line`)
		return nil
	case err != nil:
		reportSyntax(name, data, dec, err, rep)
		return nil
	}
	var second yaml.Node
	switch err := decodeNode(dec, &second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		reportSyntax(name, data, dec, err, rep)
		return nil
	default:
		rep.add(nodePos(name, &second), "found a second YAML document; allowed: one document in a file (remove the line \"---\", or split the file)")
		return nil
	}
	return doc.Content[0]
}

func isEmpty(doc *yaml.Node) bool {
	if len(doc.Content) == 0 {
		return true
	}
	root := doc.Content[0]
	return root.Kind == yaml.ScalarNode && root.ShortTag() == "!!null"
}

// decodeNode is Decode without its panics: the parser is old, and a taxonomy
// that it cannot read must never take an editor down.
func decodeNode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("yaml: the parser failed: %v", p)
		}
	}()
	return dec.Decode(n)
}

// checkText reports what the YAML parser would either report without a place
// or count lines differently from an editor for.
func checkText(name string, data []byte, rep *report) bool {
	line, col := 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		pos := Pos{File: name, Line: line, Col: col}
		switch {
		case r == utf8.RuneError && size <= 1:
			rep.add(pos, "found byte 0x%02x, which is not UTF-8; allowed: UTF-8 text%s", data[i], encodingHint(data))
			return false
		case r == '\r' && (i+1 >= len(data) || data[i+1] != '\n'):
			rep.add(pos, "found a carriage return without a line feed; allowed: lines that end in LF or CRLF")
			return false
		case forbidden(r):
			rep.add(pos, "found the character %U; allowed: printable characters (in a double-quoted string, write it as an escape)", r)
			return false
		}
		i += size
		if col++; r == '\n' {
			line, col = line+1, 1
		}
	}
	return true
}

// forbidden tells the characters that YAML excludes, and those that it takes
// for line breaks and no editor does.
func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0:
		return true
	case r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF':
		return true
	}
	return false
}

func encodingHint(data []byte) string {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return " (this looks like UTF-16; save the file as UTF-8)"
	}
	return ""
}

var (
	yamlPrefix = regexp.MustCompile(`^yaml: (line (\d+): )?`)
	yamlAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced`)
)

// reportSyntax reports an error of the YAML parser at its own place.
func reportSyntax(name string, data []byte, dec *yaml.Decoder, err error, rep *report) {
	msg := err.Error()
	pos := Pos{File: name, Line: 1, Col: 1}
	if m := yamlPrefix.FindStringSubmatch(msg); m != nil {
		msg = msg[len(m[0]):]
		if n, err := strconv.Atoi(m[2]); err == nil {
			pos.Line = n
		}
	}
	if line, col, ok := parserMark(dec); ok {
		pos.Line, pos.Col = line, col
	}
	lines := bytes.Split(data, []byte("\n"))
	pos.Line = min(max(pos.Line, 1), len(lines))
	text := bytes.TrimSuffix(lines[pos.Line-1], []byte("\r"))
	pos.Col = min(max(pos.Col, 1), utf8.RuneCount(text)+1)
	if m := yamlAnchor.FindStringSubmatch(msg); m != nil {
		msg = fmt.Sprintf("found the alias *%s; allowed: an alias of an anchor (&%s) that stands above it (text that starts with \"*\" must be quoted)", m[1], m[1])
	} else if tab := bytes.IndexByte(text, '\t'); tab >= 0 && len(bytes.TrimLeft(text[:tab], " ")) == 0 {
		pos.Col = tab + 1
		msg = "found a tab in the indentation; allowed: spaces"
	} else {
		if strings.Contains(msg, "expected alphabetic") && pos.Col > 1 {
			pos.Col-- // the mark is behind the "*" or "&"
		}
		msg = "not valid YAML: " + strings.TrimSpace(msg) + hintFor(msg, text)
	}
	rep.add(pos, "%s", msg)
}

// hintFor says what usually lies behind a message of the YAML parser.
func hintFor(msg string, line []byte) string {
	switch {
	case strings.Contains(msg, "mapping values are not allowed"):
		return `; write "key: value" on a line of its own, and quote text that contains ": "`
	case strings.Contains(msg, "did not find expected alphabetic") || bytes.Contains(line, []byte("(*")) && bytes.Contains(line, []byte(": *")):
		return `; text that starts with "*" or "&" must be quoted`
	case strings.Contains(msg, "could not find expected ':'"):
		return `; a key needs ":" and a space after it`
	case strings.Contains(msg, "did not find expected key"):
		return "; check that the line is indented like its neighbours"
	case strings.Contains(msg, "did not find expected ',' or"):
		return "; check that the bracket is closed"
	case strings.Contains(msg, "cannot start any token"):
		return "; text that starts with a special character must be quoted"
	case strings.Contains(msg, "unknown escape character"):
		return `; in a regular expression use single quotes, where "\" has no meaning`
	}
	return ""
}

// parserMark reads the place of an error from the parser's own fields, because
// its message gives no column, at times a line that is one off, and on the
// first line no line at all. It only reads integers, and reports !ok when the
// fields are not there.
func parserMark(dec *yaml.Decoder) (line, col int, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	state := reflect.ValueOf(dec).Elem().FieldByName("parser").Elem()
	mark := state.FieldByName("event").FieldByName("start_mark")
	if p := state.FieldByName("parser"); p.FieldByName("problem").Len() > 0 {
		mark = p.FieldByName("problem_mark")
	}
	return int(mark.FieldByName("line").Int()) + 1, int(mark.FieldByName("column").Int()) + 1, true
}

// nodePos is the place of a node.
func nodePos(file string, n *yaml.Node) Pos {
	return Pos{File: file, Line: max(n.Line, 1), Col: max(n.Column, 1)}
}
