// Package formatting: everything that makes text of values.
package formatting

import (
	"bytes"
	"fmt"
	htmltemplate "html/template"
	"io"
	"log"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"text/template"

	"encoding/base64"
	"encoding/hex"
	"net/url"

	"flow/person"

	acme "acme.example/sdk"
)

func sprint(p person.Person) {
	acme.Text(fmt.Sprintf("hi %s", p.Name))           // want `Person\.Name`
	acme.Text(fmt.Sprint("hi ", p.Email))             // want `Person\.Email`
	acme.Text(fmt.Sprintln(1, p.Phone))               // want `Person\.Phone`
	acme.Text(fmt.Sprintf("%v", p))                   // want `Person\.Email`
	acme.Text(fmt.Sprintf("%+v", &p))                 // want `Person\.Email`
	acme.Text(string(fmt.Appendf(nil, "%s", p.Name))) // want `Person\.Name`
	acme.Text(fmt.Sprintf("plan %s of %s", p.Plan, p.ID))
	acme.Text(fmt.Sprintf("%d characters", len(p.Email)))
	acme.Text(fmt.Sprintf("%t", p.Email == ""))
}

func builder(p person.Person) {
	var a, b strings.Builder
	a.WriteString("to ")
	a.WriteString(p.Email)
	b.WriteString(p.Plan)
	acme.Text(a.String()) // want `Person\.Email`
	acme.Text(b.String())
	acme.Send(a.Len())
}

func printed(p person.Person) {
	var a, b strings.Builder
	fmt.Fprintf(&a, "to %s", p.Email)
	fmt.Fprintln(&b, p.Plan)
	acme.Text(a.String()) // want `Person\.Email`
	acme.Text(b.String())
}

func buffer(p person.Person) {
	var a, b bytes.Buffer
	a.WriteString(p.Email)
	b.WriteByte('x')
	acme.Send(a.Bytes()) // want `Person\.Email`
	acme.Send(b.Bytes())
	io.Copy(&b, &a)
	acme.Send(b.String()) // want `Person\.Email`
}

func helperWriter(w io.Writer, p person.Person) { fmt.Fprint(w, p.Email) }
func helperClean(w io.Writer, p person.Person)  { fmt.Fprint(w, p.Plan) }

func written(p person.Person) {
	var a, b bytes.Buffer
	helperWriter(&a, p)
	helperClean(&b, p)
	acme.Text(a.String()) // want `Person\.Email`
	acme.Text(b.String())
}

var page = template.Must(template.New("p").Parse("{{.Name}}"))

func templates(p person.Person) {
	var a, b bytes.Buffer
	page.Execute(&a, p)
	page.Execute(&b, map[string]string{"Name": p.Plan})
	acme.Text(a.String()) // want `Person\.Name`
	acme.Text(b.String())
	var c strings.Builder
	htmltemplate.Must(htmltemplate.New("p").Parse("{{.}}")).ExecuteTemplate(&c, "p", p.Email)
	acme.Text(c.String()) // want `Person\.Email`
}

func encodings(p person.Person) {
	acme.Text(base64.StdEncoding.EncodeToString([]byte(p.Email))) // want `Person\.Email`
	acme.Text(hex.EncodeToString([]byte(p.Email)))                // want `Person\.Email`
	acme.Text(url.QueryEscape(p.Email))                           // want `Person\.Email`
	acme.Text(strconv.Quote(p.Email))                             // want `Person\.Email`
	acme.Text(base64.StdEncoding.EncodeToString([]byte(p.Plan)))
	acme.Text(strconv.Itoa(len(p.Email)))
}

func replacer(p person.Person) {
	r := strings.NewReplacer("$name", p.Name)
	acme.Text(r.Replace("hi $name")) // want `Person\.Name`
	s := strings.NewReplacer("$plan", p.Plan)
	acme.Text(s.Replace("hi $plan"))
	acme.Text(s.Replace(p.Email)) // want `Person\.Email`
}

func logged(p person.Person) {
	log.Printf("signup %s", p.Email)
	slog.Info("signup", "email", p.Email)
	fmt.Fprintln(os.Stderr, p.Email)
	acme.Text(p.Plan)
}

func read(p person.Person) {
	r := strings.NewReader(p.Email)
	data, _ := io.ReadAll(r)
	acme.Send(data) // want `Person\.Email`
	data, _ = io.ReadAll(io.LimitReader(strings.NewReader(p.Plan), 3))
	acme.Send(data)
	data, _ = io.ReadAll(io.MultiReader(strings.NewReader("x"), strings.NewReader(p.Phone)))
	acme.Send(data) // want `Person\.Phone`
	buf := make([]byte, 10)
	strings.NewReader(p.Name).Read(buf)
	acme.Send(buf) // want `Person\.Name`
}
