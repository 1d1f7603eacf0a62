// Package lib_ways: many ways of the standard library, in the order of programs.
package lib_ways

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/flate"
	"container/heap"
	clist "container/list"
	"container/ring"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/binary"
	"encoding/csv"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"expvar"
	"fmt"
	"html"
	"io"
	"log/slog"
	"mime"
	"net/mail"
	"net/netip"
	"net/textproto"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"text/tabwriter"
	"text/template"
	"unicode"

	"flow/person"

	acme "acme.example/sdk"
)

func csvs(ps []person.Person, p person.Person) {
	var a, b bytes.Buffer
	w := csv.NewWriter(&a)
	w.Write([]string{p.ID, p.Email})
	w.Flush()
	acme.Text(a.String()) // want `Person\.Email`
	w = csv.NewWriter(&b)
	rows := [][]string{{"id", "plan"}}
	for _, p := range ps {
		rows = append(rows, []string{p.ID, p.Plan, strconv.Itoa(p.Logins)})
	}
	w.WriteAll(rows)
	acme.Text(b.String())
	r := csv.NewReader(strings.NewReader(a.String()))
	rec, err := r.Read()
	acme.Send(rec) // want `Person\.Email`
	acme.Send(err)
	all, _ := csv.NewReader(&b).ReadAll()
	acme.Send(all)
}

func gobs(p person.Person) {
	var a, b bytes.Buffer
	gob.NewEncoder(&a).Encode(p)
	acme.Send(a.Bytes()) // want `Person\.Email`
	gob.NewEncoder(&b).Encode(struct{ Plan string }{p.Plan})
	acme.Send(b.Bytes())
	var q person.Person
	gob.NewDecoder(&a).Decode(&q)
	acme.Text(q.Plan)
	acme.Text(q.Email) // want `Person\.Email`
	var m map[string]string
	var c bytes.Buffer
	gob.NewEncoder(&c).Encode(map[string]string{"x": p.Phone})
	gob.NewDecoder(&c).Decode(&m)
	acme.Text(m["x"]) // want `Person\.Phone`
}

type xmlPerson struct {
	XMLName xml.Name `xml:"person"`
	ID      string   `xml:"id,attr"`
	Mail    string   `xml:"mail"`
	Hidden  string   `xml:"-"`
}

func xmls(p person.Person) {
	b, _ := xml.MarshalIndent(xmlPerson{ID: p.ID, Mail: p.Email}, "", " ")
	acme.Send(b) // want `Person\.Email`
	b, _ = xml.Marshal(xmlPerson{ID: p.ID, Hidden: p.Email})
	acme.Send(b)
	var s strings.Builder
	e := xml.NewEncoder(&s)
	e.EncodeElement(p.Name, xml.StartElement{Name: xml.Name{Local: "n"}})
	e.Flush()
	acme.Text(s.String()) // want `Person\.Name`
	var x xmlPerson
	xml.Unmarshal([]byte(s.String()), &x)
	acme.Text(x.Mail) // want `Person\.Name`
	xml.EscapeText(&s, []byte(p.Phone))
}

type view struct{ P *person.Person }

func (v view) Greeting() string         { return "Dear " + v.P.Name }
func (v view) PlanLine() string         { return "Plan: " + v.P.Plan }
func (v *view) Masked() string          { return person.Redact(v.P.Email) }
func (v view) For(kind string) []string { return []string{v.P.Phone, kind} }

func templates(p *person.Person) {
	var a, b, c, d, e strings.Builder
	template.Must(template.New("a").Parse("{{.Greeting}}")).Execute(&a, view{p})
	acme.Text(a.String()) // want `Person\.Name`
	template.Must(template.New("b").Parse("{{.PlanLine}}")).Execute(&b, struct{ PlanLine string }{p.Plan})
	acme.Text(b.String())
	t := template.New("c").Funcs(template.FuncMap{"who": func() string { return p.Email }})
	template.Must(t.Parse("{{who}}")).Execute(&c, nil)
	acme.Text(c.String()) // want `Person\.Email`
	template.Must(template.New("d").Parse("{{.plan}}")).Execute(&d, map[string]any{"plan": p.Plan, "n": p.Logins})
	acme.Text(d.String())
	template.Must(template.New("e").Parse("{{range .}}{{.}}{{end}}")).Execute(&e, []string{p.Phone})
	acme.Text(e.String()) // want `Person\.Phone`
}

type mailText string

func (m mailText) MarshalText() ([]byte, error)  { return []byte(person.Redact(string(m))), nil }
func (m *mailText) UnmarshalText(b []byte) error { *m = mailText(b); return nil }

type value struct{ s string }

func (v value) Value() (driver.Value, error) { return v.s, nil }
func (v *value) Scan(src any) error {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("cannot scan %T", src)
	}
	v.s = s
	return nil
}

type embedded struct {
	person.Person
	Extra string `json:"extra"`
}
type shallow struct {
	*person.Address
	Note json.RawMessage `json:"note"`
}

func jsons(p person.Person) {
	b, _ := json.Marshal(struct{ M mailText }{mailText(p.Email)})
	acme.Send(b)
	b, _ = json.Marshal(map[string]mailText{"m": mailText(p.Email)})
	acme.Send(b)
	acme.Text(string(mailText(p.Email))) // want `Person\.Email`
	b, _ = json.Marshal(embedded{p, "x"})
	acme.Send(b) // want `Person\.Email`
	e := embedded{Extra: p.Plan}
	e.Phone = p.Phone
	acme.Send(e.Extra)
	raw, _ := json.Marshal(p.Name)
	s := shallow{Note: raw}
	b, _ = json.Marshal(s)
	acme.Send(b) // want `Person\.Name`
	s.Note = json.RawMessage(`{"plan":"` + p.Plan + `"}`)
	acme.Send(s.Note)
	var out bytes.Buffer
	json.Indent(&out, raw, "", " ")
	acme.Send(out.Bytes()) // want `Person\.Name`
	out.Reset()
	json.Compact(&out, []byte(p.Plan))
	acme.Send(out.Bytes())
	var env struct {
		Type string
		Data json.RawMessage
	}
	in, _ := json.Marshal(map[string]any{"Type": "x", "Data": p.Email})
	json.Unmarshal(in, &env)
	acme.Send(env.Data) // want `Person\.Email`
	d := json.NewDecoder(strings.NewReader(p.Plan))
	for d.More() {
		t, _ := d.Token()
		acme.Send(t)
	}
	var n json.Number
	json.Unmarshal([]byte(p.Plan), &n)
	acme.Text(n.String())
	b = strconv.AppendQuote(nil, p.Email)
	acme.Send(b) // want `Person\.Email`
	acme.Send(json.Valid([]byte(p.Email)))
}

type prio []person.Person

func (h prio) Len() int           { return len(h) }
func (h prio) Less(i, j int) bool { return h[i].Logins < h[j].Logins }
func (h prio) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *prio) Push(x any)        { *h = append(*h, x.(person.Person)) }
func (h *prio) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func containers(p person.Person) {
	h := &prio{}
	heap.Push(h, p)
	x := heap.Pop(h).(person.Person)
	acme.Text(x.Plan)
	acme.Text(x.Email) // want `Person\.Email`
	l, m := clist.New(), clist.New()
	l.PushBack(p.Phone)
	m.PushFront(p.Plan)
	for e := l.Front(); e != nil; e = e.Next() {
		acme.Send(e.Value) // want `Person\.Phone`
	}
	for e := m.Front(); e != nil; e = e.Next() {
		acme.Send(e.Value)
	}
	acme.Send(l.Len())
	r := ring.New(3)
	r.Value = p.Name
	r = r.Next()
	r.Do(func(v any) {
		acme.Send(v) // want `Person\.Name`
	})
}

func readers(p person.Person) {
	sc := bufio.NewScanner(strings.NewReader(p.Email + "\n" + p.Plan))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		acme.Text(sc.Text()) // want `Person\.Email`
	}
	acme.Send(sc.Err())
	br := bufio.NewReader(io.LimitReader(io.MultiReader(strings.NewReader("x"), strings.NewReader(p.Phone)), 100))
	line, err := br.ReadString('\n')
	acme.Text(line) // want `Person\.Phone`
	acme.Send(err)
	peek, _ := br.Peek(3)
	acme.Send(peek) // want `Person\.Phone`
	var sink bytes.Buffer
	tr := io.TeeReader(strings.NewReader(p.Name), &sink)
	io.Copy(io.Discard, tr)
	acme.Text(sink.String()) // want `Person\.Name`
	buf := make([]byte, 10)
	n, _ := strings.NewReader(p.Email).Read(buf)
	acme.Send(n)
	acme.Send(buf[:n]) // want `Person\.Email`
	sec := io.NewSectionReader(strings.NewReader(p.Plan), 0, 3)
	all, _ := io.ReadAll(sec)
	acme.Send(all)
	var word, num string
	fmt.Sscanf(p.Email, "%s@%s", &word, &num)
	acme.Text(word) // want `Person\.Email`
	var other string
	fmt.Sscan(p.Plan, &other)
	acme.Text(other)
	bw := bufio.NewWriter(&sink)
	fmt.Fprintln(bw, p.Plan)
	bw.Flush()
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader(p.Phone)), bw)
	c, _, _ := rw.ReadRune()
	acme.Text(string(c)) // want `Person\.Phone`
}

func textsOf(p person.Person) {
	re := regexp.MustCompile(`^(.+)@(.+)$`)
	m := re.FindStringSubmatch(p.Email)
	acme.Text(m[1]) // want `Person\.Email`
	acme.Send(re.MatchString(p.Email), re.FindStringIndex(p.Email), re.NumSubexp())
	acme.Text(re.ReplaceAllString(p.Plan, "x"))
	acme.Text(re.ReplaceAllString("x", p.Phone))                                      // want `Person\.Phone`
	acme.Text(re.ReplaceAllStringFunc(p.Plan, func(string) string { return p.Name })) // want `Person\.Name`
	acme.Text(string(re.ExpandString(nil, "$1", p.Email, []int{0, 1})))               // want `Person\.Email`
	acme.Text(strings.NewReplacer("{name}", p.Name).Replace("hi {name}"))             // want `Person\.Name`
	acme.Text(strings.NewReplacer("{name}", p.Plan).Replace("hi {name}"))
	acme.Text(os.Expand("$x", func(string) string { return p.Email })) // want `Person\.Email`
	acme.Text(html.EscapeString(p.Name))                               // want `Person\.Name`
	acme.Text(base32.StdEncoding.EncodeToString([]byte(p.Email)))      // want `Person\.Email`
	dst := make([]byte, 100)
	k := ascii85.Encode(dst, []byte(p.Phone))
	acme.Send(dst[:k])                                // want `Person\.Phone`
	acme.Text(mime.QEncoding.Encode("utf-8", p.Name)) // want `Person\.Name`
	acme.Text(mime.FormatMediaType("text/plain", map[string]string{"charset": p.Plan}))
	a := mail.Address{Name: p.Plan, Address: p.Email}
	acme.Text(a.String()) // want `Person\.Email`
	acme.Text(a.Name)
	pa, err := mail.ParseAddress(p.Email)
	acme.Text(pa.Address) // want `Person\.Email`
	acme.Send(err)
	acme.Text(filepath.Join("/data", p.Name)) // want `Person\.Name`
	acme.Text(filepath.Base(p.Plan))
	acme.Text(filepath.Ext(p.Plan))
	up := strings.FieldsFunc(p.Email, func(r rune) bool { return unicode.IsPunct(r) })
	acme.Send(up) // want `Person\.Email`
	var tw strings.Builder
	w := tabwriter.NewWriter(&tw, 0, 8, 1, ' ', 0)
	fmt.Fprintf(w, "%s\t%s\n", p.Plan, p.Phone)
	w.Flush()
	acme.Text(tw.String()) // want `Person\.Phone`
	acme.Text(textproto.CanonicalMIMEHeaderKey(p.Plan))
	acme.Text(textproto.TrimString(p.Email)) // want `Person\.Email`
	ip, _ := netip.ParseAddr(p.Plan)
	acme.Text(ip.String())
	var b2 []byte
	b2 = binary.AppendUvarint(b2, uint64(len(p.Email)))
	acme.Send(b2)
	b2 = append(b2, p.Email...)
	acme.Send(b2) // want `Person\.Email`
	fw, _ := flate.NewWriter(&tw, 1)
	fw.Write([]byte(p.Plan))
	_ = expvar.NewString("x")
	acme.Send(fmt.Appendf(nil, "%s", p.Name)) // want `Person\.Name`
}

func tars(p person.Person) {
	var b, c bytes.Buffer
	w := tar.NewWriter(&b)
	w.WriteHeader(&tar.Header{Name: p.Email, Size: 3})
	w.Close()
	acme.Send(b.Bytes()) // want `Person\.Email`
	w = tar.NewWriter(&c)
	w.WriteHeader(&tar.Header{Name: "people", Size: 3})
	io.WriteString(w, p.Plan)
	w.Close()
	acme.Send(c.Bytes())
}

func reflected(p person.Person) {
	v := reflect.ValueOf(p)
	acme.Send(v.Interface()) // want `Person\.Email`
	acme.Send(v.NumField(), v.Kind().String(), reflect.TypeOf(p).Name())
	e := reflect.ValueOf(&p.Email).Elem()
	acme.Text(e.String()) // want `Person\.Email`
	acme.Send(reflect.DeepEqual(p, person.Person{}))
	q := reflect.ValueOf(p.Plan)
	acme.Text(q.String())
}

func rows(ctx context.Context, db *sql.DB, p person.Person) error {
	rs, err := db.QueryContext(ctx, "select mail from t where plan = ?", p.Plan)
	if err != nil {
		return err
	}
	defer rs.Close()
	for rs.Next() {
		var q person.Person
		var mail sql.NullString
		if err := rs.Scan(&q.ID, &mail, &q.Email); err != nil {
			return err
		}
		acme.Text(q.ID)
		acme.Text(mail.String)
		acme.Text(q.Email) // want `Person\.Email`
	}
	n := sql.NullString{String: p.Email, Valid: true}
	acme.Send(n) // want `Person\.Email`
	acme.Send(n.Valid)
	g := sql.Null[string]{V: p.Phone, Valid: true}
	acme.Text(g.V) // want `Person\.Phone`
	var v value
	v.Scan(p.Name)
	d, _ := v.Value()
	acme.Send(d) // want `Person\.Name`
	return rs.Err()
}

func slogs(p person.Person) {
	var b, c bytes.Buffer
	l := slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(g []string, a slog.Attr) slog.Attr { return a }}))
	l.Info("x", slog.Group("user", "mail", p.Email))
	acme.Text(b.String()) // want `Person\.Email`
	l = slog.New(slog.NewTextHandler(&c, nil)).With("plan", p.Plan)
	l.Info("x")
	acme.Text(c.String())
	l.WithGroup("g").Info("x", "phone", p.Phone)
	acme.Text(c.String()) // want `Person\.Phone`
	a := slog.Any("p", p)
	acme.Text(a.Key)
	acme.Send(a.Value.Any()) // want `Person\.Email`
	acme.Text(a.String())    // want `Person\.Email`
}
