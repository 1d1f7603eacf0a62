package lib_pipes

import (
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func clean(p person.Person) {
	r, w := io.Pipe()
	go func() {
		io.WriteString(w, p.Plan)
		w.Close()
	}()
	data, err := io.ReadAll(r)
	acme.Send(data, err)
}

// upload streams a form into the body of a request.
func upload(p person.Person) error {
	r, w := io.Pipe()
	form := multipart.NewWriter(w)
	go func() {
		form.WriteField("mail", p.Email)
		w.CloseWithError(form.Close())
	}()
	resp, err := http.Post("https://api.talkdeskapp.com/upload", form.FormDataContentType(), r) // want `Person\.Email`
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// late writes after the request was made, and before it is sent.
func late(p person.Person) error {
	r, w := io.Pipe()
	req, err := http.NewRequest("POST", "https://api.talkdeskapp.com/upload", r)
	if err != nil {
		return err
	}
	go json.NewEncoder(w).Encode(map[string]string{"name": p.Name})
	resp, err := http.DefaultClient.Do(req) // want `Person\.Name`
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func sockets(p person.Person) {
	a, b := net.Pipe()
	go fmt.Fprintf(a, "hello %s", p.Phone)
	buf := make([]byte, 100)
	n, _ := b.Read(buf)
	acme.Send(buf) // want `Person\.Phone`
	acme.Send(n)
}

func copies(p person.Person) {
	var a, b, c, d strings.Builder
	io.Copy(io.MultiWriter(&a, &b), strings.NewReader(p.Email))
	acme.Text(a.String()) // want `Person\.Email`
	acme.Text(b.String()) // want `Person\.Email`
	n, err := io.Copy(&c, io.LimitReader(strings.NewReader(p.Plan), 3))
	acme.Text(c.String())
	acme.Send(n, err)
	io.Copy(&d, io.MultiReader(strings.NewReader(p.Plan), strings.NewReader(p.Name)))
	acme.Text(d.String()) // want `Person\.Name`
}

// vendorWriter writes to the vendor whatever it is given.
type vendorWriter struct{ n int }

func (v *vendorWriter) Write(b []byte) (int, error) {
	v.n += len(b)
	acme.Send(b)
	return len(b), nil
}

func toVendor(p person.Person) {
	w := &vendorWriter{}
	fmt.Fprintf(w, "hello %s", p.Email) // want `Person\.Email`
	fmt.Fprintf(w, "hello %s", p.Plan)
	io.WriteString(w, p.Phone)            // want `Person\.Phone`
	json.NewEncoder(w).Encode(p)          // want `Person\.Email`
	io.Copy(w, strings.NewReader(p.Name)) // want `Person\.Name`
	io.TeeReader(strings.NewReader(p.Plan), w).Read(make([]byte, 8))
	io.ReadAll(io.TeeReader(strings.NewReader(p.Email), w)) // want `Person\.Email`
	acme.Send(w.n)
}

// slow reads from what it holds.
type slow struct {
	who  *person.Person
	text string
}

func (s *slow) Read(b []byte) (int, error) { return copy(b, s.text), io.EOF }

func readers(p person.Person) {
	data, err := io.ReadAll(&slow{who: &p, text: p.Plan})
	acme.Send(data, err)
	data, err = io.ReadAll(&slow{who: &p, text: p.Email})
	acme.Send(err)
	acme.Send(data) // want `^user\.contact\.email \(Person\.Email\) reaches`
	var b strings.Builder
	io.Copy(&b, &slow{who: &p, text: p.Plan})
	acme.Text(b.String())
}
