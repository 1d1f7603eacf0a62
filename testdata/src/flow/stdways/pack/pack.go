// Package pack packs texts in the ways of the standard library.
package pack

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"database/sql"
	"encoding/base64"
	"encoding/csv"
	"encoding/gob"
	"encoding/hex"
	"encoding/pem"
	"encoding/xml"
	"fmt"
	"html/template"
	"io"
	"maps"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"text/tabwriter"
	texttemplate "text/template"
	"unique"
)

func Zip(name, content string) []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	f, err := w.Create(name)
	if err != nil {
		return nil
	}
	io.WriteString(f, content)
	w.Close()
	return buf.Bytes()
}

func Tar(content string) []byte {
	var buf bytes.Buffer
	w := tar.NewWriter(&buf)
	w.WriteHeader(&tar.Header{Name: "x", Size: int64(len(content))})
	w.Write([]byte(content))
	w.Close()
	return buf.Bytes()
}

func Deflate(s string) []byte {
	var buf bytes.Buffer
	w, _ := flate.NewWriter(&buf, 1)
	fmt.Fprint(w, s)
	w.Close()
	return buf.Bytes()
}

func Zlib(s string) string {
	var b strings.Builder
	w := zlib.NewWriter(base64.NewEncoder(base64.StdEncoding, &b))
	io.Copy(w, strings.NewReader(s))
	w.Close()
	return b.String()
}

func CSV(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.WriteAll(rows)
	return b.String()
}

func XML(v any) ([]byte, error) { return xml.MarshalIndent(v, "", " ") }

func Gob(v any) []byte {
	var buf bytes.Buffer
	gob.NewEncoder(&buf).Encode(v)
	return buf.Bytes()
}

func PEM(s string) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "X", Bytes: []byte(s)}))
}

func Hex(s string) string { return hex.Dump([]byte(s)) }

var page = template.Must(template.New("p").Parse("{{.}}"))

func Page(v any) string {
	var b strings.Builder
	page.Execute(&b, v)
	return b.String()
}

func Text(v any) string {
	var b bytes.Buffer
	texttemplate.Must(texttemplate.New("t").Parse("{{.}}")).ExecuteTemplate(&b, "t", v)
	return b.String()
}

func Address(name, addr string) string { return (&mail.Address{Name: name, Address: addr}).String() }

func Quoted(s string) string {
	var b strings.Builder
	w := quotedprintable.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func Table(cells ...string) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 8, 1, ' ', 0)
	fmt.Fprintln(w, strings.Join(cells, "\t"))
	w.Flush()
	return b.String()
}

var digits = regexp.MustCompile(`\d+`)

func Replace(s, by string) string {
	return digits.ReplaceAllStringFunc(s, func(string) string { return by })
}

func Find(s string) string { return digits.FindString(s) }

func Sorted(m map[string]string) (keys, values []string) {
	keys = slices.Sorted(maps.Keys(m))
	for _, k := range keys {
		values = append(values, m[k])
	}
	sort.Slice(values, func(i, j int) bool { return values[i] < values[j] })
	return keys, values
}

func Lines(r io.Reader) (out []string) {
	s := bufio.NewScanner(io.TeeReader(r, io.Discard))
	for s.Scan() {
		out = append(out, strconv.Quote(s.Text()))
	}
	return out
}

func Join(parts ...string) string { return path.Join(parts...) }

func Null(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

func Kept(s string) string {
	var m sync.Map
	m.Store("k", s)
	v, _ := m.LoadOrStore("k", "x")
	var a atomic.Value
	a.Store(v)
	var p atomic.Pointer[string]
	t := a.Load().(string)
	p.Store(&t)
	pool := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	b := pool.Get().(*bytes.Buffer)
	b.WriteString(*p.Load())
	return unique.Make(b.String()).Value()
}

func Piped(s string) ([]byte, error) {
	r, w := io.Pipe()
	go func() {
		io.WriteString(w, s)
		w.Close()
	}()
	return io.ReadAll(io.LimitReader(r, 100))
}

func Both(s string) (string, string) {
	var a, b strings.Builder
	io.WriteString(io.MultiWriter(&a, &b), s)
	return a.String(), b.String()
}
