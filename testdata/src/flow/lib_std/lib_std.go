// Package lib_std: encodings, templates, forms and headers of the standard
// library.
package lib_std

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/pem"
	htmltemplate "html/template"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"
	"unique"

	"flow/person"

	acme "acme.example/sdk"
)

func encodings(p person.Person) {
	acme.Text(base64.StdEncoding.EncodeToString([]byte(p.Email))) // want `Person\.Email`
	acme.Text(base64.StdEncoding.EncodeToString([]byte(p.Plan)))
	acme.Send(base64.StdEncoding.EncodedLen(len(p.Email)))
	acme.Text(hex.EncodeToString([]byte(p.Phone))) // want `Person\.Phone`
	var b bytes.Buffer
	enc := base64.NewEncoder(base64.URLEncoding, &b)
	enc.Write([]byte(p.Name))
	enc.Close()
	acme.Text(b.String()) // want `Person\.Name`
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	io.WriteString(w, p.Email)
	w.Close()
	acme.Send(z.Bytes())                                              // want `Person\.Email`
	acme.Send(pem.EncodeToMemory(&pem.Block{Bytes: []byte(p.Email)})) // want `Person\.Email`
	acme.Send(binary.BigEndian.AppendUint64(nil, uint64(p.Logins)))
	var q bytes.Buffer
	quotedprintable.NewWriter(&q).Write([]byte(p.Name))
	acme.Send(q.Bytes()) // want `Person\.Name`
}

// A digest is a pseudonym: still personal, until a sanitizer says otherwise.
func digests(p person.Person) {
	h := sha256.New()
	h.Write([]byte(p.Email))
	acme.Text(hex.EncodeToString(h.Sum(nil))) // want `Person\.Email`
	m := hmac.New(sha256.New, []byte("key"))
	io.WriteString(m, p.Plan)
	acme.Send(m.Sum(nil))
	acme.Send(hmac.Equal([]byte(p.Email), nil))
}

func archives(p person.Person) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create("people.txt")
	io.WriteString(f, p.Email)
	z.Close()
	acme.Send(err)
	acme.Send(b.Bytes()) // want `Person\.Email`
}

var greeting = template.Must(template.New("x").Parse("Hello {{.}}"))

func templates(p person.Person) {
	var a, b, c strings.Builder
	greeting.Execute(&a, p.Name)
	acme.Text(a.String()) // want `Person\.Name`
	greeting.Execute(&b, p.Plan)
	acme.Text(b.String())
	t := htmltemplate.Must(htmltemplate.New("x").Parse("{{.Email}}"))
	err := t.ExecuteTemplate(&c, "x", p)
	acme.Send(err)
	acme.Text(c.String())                            // want `Person\.Email`
	acme.Text(htmltemplate.HTMLEscapeString(p.Name)) // want `Person\.Name`
}

func addresses(p person.Person) {
	q := url.Values{}
	q.Set("mail", p.Email)
	acme.Text(q.Encode()) // want `Person\.Email`
	acme.Send(q.Has("mail"))
	c := url.Values{"plan": {p.Plan}}
	acme.Text(c.Encode())
	u := &url.URL{Scheme: "https", Host: "x", Path: "/" + p.Name}
	acme.Text(u.String())                   // want `Person\.Name`
	acme.Text(url.QueryEscape(p.Phone))     // want `Person\.Phone`
	acme.Text(u.JoinPath("a", p.Plan).Host) // clean: the host is
	s, err := url.JoinPath("https://x", p.ID, p.Email)
	acme.Text(s) // want `Person\.Email`
	acme.Send(err)
}

func get(p person.Person) *http.Request {
	req, _ := http.NewRequest("GET", "https://api.talkdeskapp.com/x", nil)
	return req
}

func requests(p person.Person) {
	a := get(p)
	a.Header.Set("X-Mail", p.Email)
	http.DefaultClient.Do(a) // want `Person\.Email.* reaches Talkdesk`
	b := get(p)
	b.AddCookie(&http.Cookie{Name: "mail", Value: p.Email})
	http.DefaultClient.Do(b) // want `Person\.Email.* reaches Talkdesk`
	c := get(p)
	q := c.URL.Query()
	q.Add("phone", p.Phone)
	c.URL.RawQuery = q.Encode()
	http.DefaultClient.Do(c) // want `Person\.Phone.* reaches Talkdesk`
	d := get(p)
	d.SetBasicAuth(p.Name, "x")
	http.DefaultClient.Do(d) // want `Person\.Name.* reaches Talkdesk`
	e := get(p)
	e.Header.Add("X-Plan", p.Plan)
	e.AddCookie(&http.Cookie{Name: "plan", Value: p.Plan})
	http.DefaultClient.Do(e)
}

func forms(p person.Person) {
	var body bytes.Buffer
	f := multipart.NewWriter(&body)
	f.WriteField("mail", p.Email)
	part, _ := f.CreateFormFile("cv", "cv.txt")
	io.WriteString(part, p.Name)
	f.Close()
	acme.Text(f.FormDataContentType())
	http.Post("https://api.talkdeskapp.com/x", f.FormDataContentType(), &body)                   // want `Person\.Email.*Person\.Name.* reaches Talkdesk`
	http.PostForm("https://api.talkdeskapp.com/x", url.Values{"mail": {p.Email}, "plan": {"x"}}) // want `Person\.Email`
	http.PostForm("https://api.talkdeskapp.com/x", url.Values{"plan": {p.Plan}})
}

func values(p person.Person, list []person.Person) {
	acme.Text(strconv.Quote(p.Name)) // want `Person\.Name`
	acme.Text(strconv.FormatBool(p.Email != ""))
	acme.Text(strings.Map(func(r rune) rune { return r + 1 }, p.Email)) // want `Person\.Email`
	acme.Text(strings.Repeat("x", len(p.Email)))
	acme.Send(unique.Make(p.Email).Value()) // want `Person\.Email`
	i := slices.IndexFunc(list, func(q person.Person) bool { return q.Email == p.Email })
	acme.Send(i, slices.ContainsFunc(list, func(q person.Person) bool { return q.Email == p.Email }))
	best := slices.MaxFunc(list, func(a, b person.Person) int { return a.Logins - b.Logins })
	acme.Text(best.Plan)
	acme.Text(best.Phone) // want `Person\.Phone`
	time.AfterFunc(time.Second, func() {
		acme.Text(p.Phone) // want `Person\.Phone`
	})
	before, _, ok := strings.Cut(p.Email, "@")
	acme.Text(before) // want `Person\.Email`
	acme.Send(ok)
}

func handled() {
	http.HandleFunc("/x", func(w http.ResponseWriter, r *http.Request) {
		var p person.Person
		p.Email = r.FormValue("mail")
		io.WriteString(w, p.Email)
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
}
