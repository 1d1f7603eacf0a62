// Package lib_rewired: writers and readers of the standard library that are
// told later what they write to or read from, as those of a pool are.
package lib_rewired

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"sync"
	"text/tabwriter"

	"flow/person"

	acme "acme.example/sdk"
)

var writers = sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}

func pooled(p person.Person) {
	var b, other bytes.Buffer
	w := writers.Get().(*gzip.Writer)
	defer writers.Put(w)
	w.Reset(&b)
	io.WriteString(w, p.Email)
	w.Close()
	acme.Send(b.Bytes()) // want `Person\.Email`
	acme.Send(other.Bytes())
}

func plain(p person.Person) {
	var b bytes.Buffer
	w := bufio.NewWriter(io.Discard)
	w.WriteString(p.Email)
	w.Reset(&b)
	w.WriteString(p.Plan)
	acme.Send(b.String())
}

func inflated(p person.Person, r io.ReadCloser) {
	r.(flate.Resetter).Reset(strings.NewReader(p.Phone), nil)
	data, _ := io.ReadAll(r)
	acme.Send(data) // want `Person\.Phone`
}

func table(p person.Person) {
	var b, c, d strings.Builder
	w := new(tabwriter.Writer)
	w.Init(&b, 0, 8, 1, ' ', 0)
	fmt.Fprintf(w, "%s\t%s\n", p.ID, p.Email)
	w.Flush()
	acme.Text(b.String()) // want `Person\.Email`
	v := new(tabwriter.Writer).Init(&c, 0, 8, 1, ' ', 0)
	fmt.Fprintln(v, p.Name)
	acme.Text(c.String()) // want `Person\.Name`
	u := new(tabwriter.Writer).Init(&d, 0, 8, 1, ' ', 0)
	fmt.Fprintln(u, p.Plan)
	acme.Text(d.String())
}

// both reads from one place and writes to another.
func both(p person.Person, in io.Reader) {
	var b bytes.Buffer
	rw := bufio.NewReadWriter(bufio.NewReader(in), bufio.NewWriter(&b))
	rw.WriteString(p.Email)
	line, _ := rw.ReadString('\n')
	rw.Flush()
	acme.Text(line)
	acme.Text(b.String()) // want `Person\.Email`
}

func readsBoth(p person.Person) {
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader(p.Email)), bufio.NewWriter(io.Discard))
	line, _ := rw.ReadString('\n')
	acme.Text(line) // want `Person\.Email`
}

// A writer of the program's own that sends, behind one of the library's, in a
// function that does not know it.
type sender struct{}

func (sender) Write(p []byte) (int, error) {
	acme.Send(p)
	return len(p), nil
}

func buffered(w io.Writer, text string) error {
	b := bufio.NewWriter(w)
	b.WriteString(text)
	return b.Flush()
}

func packed(w io.Writer, text string) error {
	z := writers.Get().(*gzip.Writer)
	z.Reset(w)
	z.Write([]byte(text))
	return z.Close()
}

func aligned(w io.Writer, text string) error {
	t := new(tabwriter.Writer)
	t.Init(w, 0, 8, 1, ' ', 0)
	fmt.Fprintln(t, text)
	return t.Flush()
}

func sends(p person.Person) {
	buffered(sender{}, p.Email) // want `Person\.Email`
	packed(sender{}, p.Phone)   // want `Person\.Phone`
	aligned(sender{}, p.Name)   // want `Person\.Name`
	buffered(sender{}, p.Plan)
	packed(sender{}, p.Plan)
	aligned(sender{}, p.Plan)
	buffered(io.Discard, p.Email)
	packed(io.Discard, p.Email)
	aligned(io.Discard, p.Email)
}

// handed knows the library's writer only.
func handed(b *bufio.Writer, text string) { b.WriteString(text) }

func hands(p person.Person) {
	handed(bufio.NewWriter(sender{}), p.Email) // want `Person\.Email`
	handed(bufio.NewWriter(sender{}), p.Plan)
	handed(bufio.NewWriter(io.Discard), p.Email)
}

func secured(p person.Person, c, d net.Conn) {
	t := tls.Client(c, nil)
	t.Write([]byte(p.Email))
	acme.Send(c) // want `Person\.Email`
	acme.Send(d)
}

func gathered(p person.Person) {
	var b, c bytes.Buffer
	parts := net.Buffers{[]byte("to: "), []byte(p.Email)}
	parts.WriteTo(&b)
	acme.Send(b.Bytes()) // want `Person\.Email`
	n, err := (&net.Buffers{[]byte(p.Plan)}).WriteTo(&c)
	acme.Send(n, err, c.Bytes())
}

// What stands before each line is in the lines.
func prefixed(p person.Person) {
	var a, b, c strings.Builder
	log.New(&a, p.Email+": ", 0).Print("seen")
	acme.Text(a.String()) // want `Person\.Email`
	l := log.New(&b, "", 0)
	l.SetPrefix(p.Name)
	l.Print("seen")
	acme.Text(b.String()) // want `Person\.Name`
	log.New(&c, p.Plan, 0).Print("seen")
	acme.Text(c.String())
}

// What a tee has written before is not what is read through it.
func teed(p person.Person, r io.Reader) {
	var b bytes.Buffer
	b.WriteString(p.Email)
	data, _ := io.ReadAll(io.TeeReader(r, &b))
	acme.Send(data)
	var c bytes.Buffer
	io.ReadAll(io.TeeReader(strings.NewReader(p.Phone), &c))
	acme.Send(c.Bytes()) // want `Person\.Phone`
}

// What is put in the place of a value is not what was there.
func swapped(p person.Person) {
	var m sync.Map
	m.Store("plan", p.Plan)
	old, _ := m.Swap("plan", p.Email)
	acme.Send(old)
	now, _ := m.Load("plan")
	acme.Send(now) // want `Person\.Email`
}
