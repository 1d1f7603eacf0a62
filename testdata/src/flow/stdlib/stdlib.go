// Package stdlib: more of the standard library on the way.
package stdlib

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/gob"
	"encoding/xml"
	"io"
	"net/mail"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"crypto/sha256"

	"flow/person"

	acme "acme.example/sdk"
)

var digits = regexp.MustCompile(`\d`)

func regexps(p person.Person) {
	acme.Text(digits.ReplaceAllString(p.Phone, "x"))     // want `Person\.Phone`
	acme.Text(digits.FindString(p.Phone))                // want `Person\.Phone`
	acme.Send(digits.FindAllStringSubmatch(p.Phone, -1)) // want `Person\.Phone`
	acme.Send(digits.MatchString(p.Phone))
	acme.Send(digits.FindStringIndex(p.Phone))
	acme.Text(digits.ReplaceAllString(p.Plan, "x"))
}

func scanner(p person.Person) {
	s := bufio.NewScanner(strings.NewReader(p.Email))
	for s.Scan() {
		acme.Text(s.Text()) // want `Person\.Email`
	}
	acme.Send(s.Err())
	t := bufio.NewScanner(strings.NewReader(p.Plan))
	for t.Scan() {
		acme.Text(t.Text())
	}
}

func buffered(p person.Person) {
	var a bytes.Buffer
	w := bufio.NewWriter(&a)
	w.WriteString(p.Email)
	w.Flush()
	acme.Text(a.String()) // want `Person\.Email`
	line, err := bufio.NewReader(strings.NewReader(p.Phone)).ReadString('\n')
	acme.Text(line) // want `Person\.Phone`
	acme.Send(err)
}

func zipped(p person.Person) {
	var a bytes.Buffer
	z := gzip.NewWriter(&a)
	io.WriteString(z, p.Email)
	z.Close()
	acme.Send(a.Bytes()) // want `Person\.Email`
}

func table(p person.Person) {
	var a, b bytes.Buffer
	w := csv.NewWriter(&a)
	w.Write([]string{p.Email, p.Plan})
	w.Flush()
	acme.Text(a.String()) // want `Person\.Email`
	v := csv.NewWriter(&b)
	v.Write([]string{p.ID, p.Plan})
	v.Flush()
	acme.Text(b.String())
}

func codecs(p person.Person) {
	data, _ := xml.Marshal(p)
	acme.Send(data) // want `Person\.Email`
	var a bytes.Buffer
	gob.NewEncoder(&a).Encode(p)
	acme.Send(a.Bytes()) // want `Person\.Email`
}

type ctxKey struct{}

func contextValues(ctx context.Context, p person.Person) {
	c := context.WithValue(ctx, ctxKey{}, p.Email)
	acme.Send(c.Value(ctxKey{})) // want `Person\.Email`
	d := context.WithValue(ctx, ctxKey{}, p.Plan)
	acme.Send(d.Value(ctxKey{}))
}

func mails(p person.Person) {
	a := mail.Address{Name: p.Name, Address: "x"}
	acme.Text(a.String()) // want `Person\.Name`
	acme.Text(a.Address)
	b, err := mail.ParseAddress(p.Email)
	acme.Text(b.Address) // want `Person\.Email`
	acme.Send(err == nil)
}

func urls(p person.Person) {
	u, _ := url.Parse("https://x/?q=" + p.Email)
	acme.Text(u.Query().Get("q")) // want `Person\.Email`
	acme.Text(path.Join("a", p.Plan))
	acme.Text(path.Join("a", p.Name)) // want `Person\.Name`
}

// hash: a hash is still about the person, until a sanitizer says otherwise.
func hash(p person.Person) {
	sum := sha256.Sum256([]byte(p.Email))
	acme.Send(sum[:]) // want `Person\.Email`
	sum = sha256.Sum256([]byte(p.Plan))
	acme.Send(sum)
	acme.Send(utf8.RuneCountInString(p.Email))
}

func files(p person.Person) {
	os.WriteFile("x", []byte(p.Email), 0o600)
	data, _ := os.ReadFile("x")
	acme.Send(data)
	os.Setenv("X", p.Plan)
	acme.Text(os.Getenv("X"))
}

func teed(p person.Person) {
	var a bytes.Buffer
	io.ReadAll(io.TeeReader(strings.NewReader(p.Email), &a))
	acme.Send(a.Bytes()) // want `Person\.Email`
}
