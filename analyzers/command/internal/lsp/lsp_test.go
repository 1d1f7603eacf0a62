package lsp

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// readAll reads to the end: bodies as they are, malformed bytes as "!".
func readAll(t *testing.T, text string) (got []string, end error) {
	t.Helper()
	r := NewReader(strings.NewReader(text))
	for range 100 {
		body, err := r.Read()
		var bad *MalformedError
		switch {
		case errors.As(err, &bad):
			got = append(got, "!")
		case err != nil:
			return got, err
		default:
			got = append(got, string(body))
		}
	}
	t.Fatalf("reading %q does not end", text)
	return nil, nil
}

func TestReader(t *testing.T) {
	const one, two = "Content-Length: 2\r\n\r\n{}", "content-length:4\r\nContent-Type: x; charset=utf-8\r\n\r\ntrue"
	for _, test := range []struct {
		name, text string
		want       []string
		end        error
	}{
		{"nothing", "", nil, io.EOF},
		{"two messages", one + two, []string{"{}", "true"}, io.EOF},
		{"bare newlines", "Content-Length: 2\n\n{}" + one, []string{"{}", "{}"}, io.EOF},
		{"an empty body", "Content-Length: 0\r\n\r\n" + one, []string{"", "{}"}, io.EOF},
		{"a printed line", "starting\n" + one, []string{"!", "{}"}, io.EOF},
		{"a printed line without end", "starting" + one, []string{"!", "{}"}, io.EOF},
		{"lines between messages", one + "\nCrash!\nCause: x\n\n" + one, []string{"{}", "!", "{}"}, io.EOF},
		{"a length that is none", "Content-Length: x\r\n\r\n{}" + one, []string{"!", "!", "{}"}, io.EOF},
		{"a negative length", "Content-Length: -1\r\n\r\n" + one, []string{"!", "{}"}, io.EOF},
		{"a huge length", "Content-Length: 99999999999\r\n\r\n" + one, []string{"!", "{}"}, io.EOF},
		{"a cut body", one + "Content-Length: 9\r\n\r\n{}", []string{"{}"}, io.ErrUnexpectedEOF},
		{"a cut header", one + "Content-Len", []string{"{}"}, io.ErrUnexpectedEOF},
		{"a header without body", "Content-Length: 9\r\n", nil, io.ErrUnexpectedEOF},
	} {
		got, end := readAll(t, test.text)
		if !slices.Equal(got, test.want) || !errors.Is(end, test.end) {
			t.Errorf("%s: %q, %v; want %q, %v", test.name, got, end, test.want, test.end)
		}
	}
}

func TestWriterRoundTrip(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	w.WriteRaw([]byte("é🙂"))
	w.Write(Notification("m", []int{1}))
	got, _ := readAll(t, b.String())
	want := []string{"é🙂", `{"jsonrpc":"2.0","method":"m","params":[1]}`}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestParse(t *testing.T) {
	for _, text := range []string{"", "{", "[]", "3", `{"jsonrpc":"2.0"}`} {
		if _, err := Parse([]byte(text)); err == nil {
			t.Errorf("%q is taken for a message", text)
		}
	}
	// A null result is an answer, and stays one.
	m, err := Parse([]byte(`{"jsonrpc":"2.0","id":1,"result":null}`))
	if err != nil || !m.IsResponse() || string(Encode(m)) != `{"jsonrpc":"2.0","id":1,"result":null}` {
		t.Errorf("%s, %v", Encode(m), err)
	}
}

const sample = "a\né🙂x\r\n\nlast"

func TestPositions(t *testing.T) {
	i := strings.Index(sample, "x")
	for enc, char := range map[Encoding]int{"utf-8": 6, "utf-16": 3, "": 3, "utf-32": 2} {
		want := Position{1, char}
		if got := enc.Position([]byte(sample), i); got != want {
			t.Errorf("%q: position %v, want %v", enc, got, want)
		}
		if got, err := enc.Offset([]byte(sample), want); got != i || err != nil {
			t.Errorf("%q: offset %d, %v, want %d", enc, got, err, i)
		}
		for j := range len(sample) + 1 { // each that starts a character comes back
			if j < len(sample) && !utf8.RuneStart(sample[j]) || j > 0 && sample[j-1] == '\r' {
				continue
			}
			if back, err := enc.Offset([]byte(sample), enc.Position([]byte(sample), j)); back != j || err != nil {
				t.Errorf("%q: %d comes back as %d, %v", enc, j, back, err)
			}
		}
	}
	if got, err := Encoding("").Offset([]byte(sample), Position{1, 99}); err != nil || sample[got] != '\r' {
		t.Errorf("past the end of a line: %d, %v", got, err)
	}
	if got, err := Encoding("").Offset([]byte(sample), Position{9, 0}); err == nil {
		t.Errorf("line 9 of 4 is at %d", got)
	}
}

func TestApply(t *testing.T) {
	at := func(l1, c1, l2, c2 int) *Range { return &Range{Position{l1, c1}, Position{l2, c2}} }
	for _, test := range []struct {
		change Change
		want   string
	}{
		{Change{nil, "new"}, "new"},
		{Change{at(0, 0, 0, 0), "b"}, "b" + sample},
		{Change{at(1, 1, 1, 3), ""}, "a\néx\r\n\nlast"},
		{Change{at(0, 1, 1, 0), ""}, "aé🙂x\r\n\nlast"},
		{Change{at(3, 4, 3, 4), "\n"}, sample + "\n"},
	} {
		got, err := Encoding("utf-16").Apply([]byte(sample), test.change)
		if err != nil || string(got) != test.want {
			t.Errorf("%v: %q, %v; want %q", test.change, got, err, test.want)
		}
	}
	for _, r := range []*Range{at(7, 0, 7, 0), at(0, 0, 7, 0), at(3, 1, 1, 0)} {
		if got, err := Encoding("").Apply([]byte(sample), Change{r, "x"}); err == nil {
			t.Errorf("%v is applied: %q", r, got)
		}
	}
}

func TestShift(t *testing.T) {
	const old = "one two three"
	for _, test := range []struct{ now, part, want string }{
		{"zero one two three", "two", "two"},
		{"one two three four", "two", "two"},
		{"one TWO three", "three", "three"},
		{"one TWO three", "one", "one"},
		{"one --- three", "two", ""},
		{"one t--o three", "two", "t--o"},
		{old, "two", "two"},
		{"one TWO", "three", ""},
	} {
		start := strings.Index(old, test.part)
		s, e, ok := Shift([]byte(old), []byte(test.now), start, start+len(test.part))
		if got := ""; ok {
			got = test.now[s:e]
			if got != test.want {
				t.Errorf("%q in %q: %q, want %q", test.part, test.now, got, test.want)
			}
		} else if test.want != "" {
			t.Errorf("%q in %q is gone", test.part, test.now)
		}
	}
}

// TestShiftBetween: what lies between two changes is found by its line, if that
// is clear.
func TestShiftBetween(t *testing.T) {
	const old = "a\nx leak\ny\nx leak\nb"
	second := strings.LastIndex(old, "leak")
	for now, want := range map[string]int{
		"A+\nx leak\ny\nx leak\nB":  second + 1,
		"A\nx leak\nz\nx leak\nB\n": second,
		"A\nx leak\ny\nB":           -1, // which one is left?
		"A\nx leaks\ny\nx leaks\nB": -1,
	} {
		start, end, ok := Shift([]byte(old), []byte(now), second, second+4)
		if ok != (want >= 0) || ok && (start != want || now[start:end] != "leak") {
			t.Errorf("in %q: %d to %d, %v; want %d", now, start, end, ok, want)
		}
	}
}

func TestURI(t *testing.T) {
	for _, path := range []string{"/a/b.go", "/a dir/é#?%.go"} {
		if got := Path(URI(path)); got != path {
			t.Errorf("%q comes back as %q from %s", path, got, URI(path))
		}
	}
	for _, uri := range []string{"untitled:x", "git:/a/b.go", "%", ""} {
		if got := Path(uri); got != "" {
			t.Errorf("%q names the file %q", uri, got)
		}
	}
}
