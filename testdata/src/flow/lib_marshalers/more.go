package lib_marshalers

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

// pointed has its methods on the pointer: a value in an interface lacks them.
type pointed struct{ Mail, Plan string }

func (p *pointed) MarshalJSON() ([]byte, error) { return json.Marshal(p.Plan) }

func addressable(p *person.Person) {
	v := pointed{p.Email, p.Plan}
	data, _ := json.Marshal(&v)
	acme.Send(data)
	data, _ = json.Marshal(v)
	acme.Send(data) // want `Person\.Email`
	data, _ = json.Marshal([]pointed{v})
	acme.Send(data)
	data, _ = json.Marshal(struct{ P *pointed }{&v})
	acme.Send(data)
	data, _ = json.Marshal(struct{ P *bare }{&bare{p}})
	acme.Send(data) // want `^user\.contact\.email \(Person\.Email\) reaches`
}

// code is a text.
type code struct{ p *person.Person }

func (c code) MarshalText() ([]byte, error) { return []byte(c.p.Plan), nil }

type named struct{ p *person.Person }

func (n named) MarshalText() ([]byte, error) { return []byte(n.p.Name), nil }

func texts(p *person.Person) {
	data, _ := json.Marshal(map[string]code{"x": {p}})
	acme.Send(data)
	data, _ = json.Marshal([]named{{p}})
	acme.Send(data) // want `^user\.name \(Person\.Name\) reaches`
	data, _ = xml.Marshal(code{p})
	acme.Send(data)
}

// A helper does not know what it is given.
func encode(v any) []byte {
	data, _ := json.Marshal(v)
	return data
}

func encodeAs[T any](v T) []byte {
	var b bytes.Buffer
	json.NewEncoder(&b).Encode(v)
	return b.Bytes()
}

func twice(v any) []byte { return encode(map[string]any{"data": v}) }

func helped(p *person.Person) {
	acme.Send(encode(masked{p}))
	acme.Send(encode(bare{p})) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(encodeAs(masked{p}))
	acme.Send(encodeAs(bare{p})) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(twice(masked{p}))
	acme.Send(twice(bare{p})) // want `^user\.contact\.email \(Person\.Email\) reaches`
}

// outer holds such values, and promotes the method of what it embeds.
type outer struct {
	In    masked
	Other string
}

type embedding struct {
	masked
	Other string
}

func nested(p *person.Person) {
	acme.Send(encode(outer{In: masked{p}}))
	acme.Send(encode(outer{In: masked{p}, Other: p.Phone})) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
	acme.Send(encode(embedding{masked{p}, p.Phone}))        // the embedded method writes all of it
	acme.Send(encode(&embedding{masked{p}, p.Phone}))
}

// tagged has a method for XML.
type tagged struct{ p *person.Person }

func (t tagged) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement(t.p.Phone, start)
}

func asXML(p *person.Person) {
	data, _ := xml.Marshal(tagged{p})
	acme.Send(data) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
}

// Formatting calls Error, String and Format.
type failure struct {
	Who  *person.Person
	Mail string
}

func (f *failure) Error() string { return "no mail for " + f.Who.ID }

type leaking struct{ who *person.Person }

func (l leaking) Error() string { return "no mail for " + l.who.Email }

type stamp struct{ p *person.Person }

func (s stamp) Format(f fmt.State, verb rune) { fmt.Fprintf(f, "<%s>", s.p.Phone) }

func printed(p *person.Person) {
	var err error = &failure{p, p.Email}
	acme.Text(fmt.Sprintf("failed: %v", err))
	acme.Text(fmt.Errorf("failed: %w", err).Error())
	acme.Text(errors.Join(err, nil).Error())
	err = leaking{p}
	acme.Text(fmt.Sprintf("failed: %v", err))        // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(fmt.Errorf("failed: %w", err).Error()) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(fmt.Sprint(stamp{p}))                  // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
	acme.Text(fmt.Sprint([]hidden{{p}}))
	acme.Text(fmt.Sprint(map[string]shown{"x": {p}}))      // want `^user\.name \(Person\.Name\) reaches`
	acme.Text(fmt.Sprint(struct{ P *person.Person }{p}))   // an address
	acme.Text(fmt.Sprint(p))                               // want `Person\.Email`
	acme.Text(fmt.Sprint([]*person.Person{p}))             // addresses
	acme.Text(fmt.Sprint(struct{ P person.Person }{*p}))   // want `Person\.Email`
	acme.Text(fmt.Sprint(struct{ h hidden }{hidden{p}}))   // pointers again
	acme.Text(fmt.Sprint(&struct{ Mail string }{p.Email})) // want `Person\.Email`
}

func describe(v any) string { return fmt.Sprintf("<%v>", v) }

func described(p *person.Person) {
	acme.Text(describe(hidden{p}))
	acme.Text(describe(shown{p})) // want `^user\.name \(Person\.Name\) reaches`
	acme.Text(describe(*p))       // want `Person\.Email`
	acme.Text(describe(p.Plan))
}
