// Package json: encoding/json honours tags, and its output carries the data.
package json

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"

	"flow/person"

	acme "acme.example/sdk"
)

type shown struct {
	To   string `json:"to"`
	Plan string `json:"plan,omitempty"`
}

type hidden struct {
	To   string `json:"-"`
	Plan string `json:"plan"`
	note string
}

func marshal(p *person.Person) {
	data, _ := json.Marshal(shown{To: p.Email, Plan: p.Plan})
	acme.Send(data)         // want `Person\.Email`
	acme.Text(string(data)) // want `Person\.Email`
	data, _ = json.Marshal(shown{To: p.ID, Plan: p.Plan})
	acme.Send(data)
}

func left(p *person.Person) {
	h := hidden{To: p.Email, Plan: p.Plan, note: p.Name}
	data, err := json.Marshal(h)
	acme.Send(data, err)
	data, _ = json.MarshalIndent(&h, "", " ")
	acme.Send(data)
	acme.Text(h.To) // want `Person\.Email`
	h.Plan = p.Phone
	data, _ = json.Marshal(h)
	acme.Send(data) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
}

func whole(p *person.Person) {
	data, _ := json.Marshal(p)
	acme.Send(data) // want `Person\.Email`
	data, _ = json.Marshal(map[string]any{"person": p})
	acme.Send(data) // want `Person\.Email`
	data, _ = json.Marshal(map[string]any{"person": p.ID})
	acme.Send(data)
}

func raw(p *person.Person) {
	data, _ := json.Marshal(p.Email)
	m := map[string]json.RawMessage{"x": data}
	out, _ := json.Marshal(m)
	acme.Send(out) // want `Person\.Email`
}

func indent(p *person.Person) {
	data, _ := json.Marshal(p.Email)
	var buf bytes.Buffer
	json.Indent(&buf, data, "", " ")
	acme.Send(buf.Bytes()) // want `Person\.Email`
	acme.Send(json.Valid(data))
}

func encoder(p *person.Person) {
	var buf bytes.Buffer
	json.NewEncoder(&buf).Encode(shown{To: p.Email})
	acme.Send(buf.String()) // want `Person\.Email`
	var clean bytes.Buffer
	enc := json.NewEncoder(&clean)
	enc.SetIndent("", " ")
	enc.Encode(hidden{To: p.Email, Plan: p.Plan})
	acme.Send(clean.String())
}

func request(p *person.Person) error {
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(map[string]string{"phone": p.Phone}); err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPost, "https://api.talkdeskapp.com/contacts", &body)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req) // want `Person\.Phone.* reaches Talkdesk`
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func cleanRequest(p *person.Person) error {
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(hidden{To: p.Phone, Plan: p.Plan}); err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPost, "https://api.talkdeskapp.com/contacts", &body)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func toDisk(p *person.Person, w io.Writer) {
	json.NewEncoder(os.Stdout).Encode(p)
	json.NewEncoder(w).Encode(p)
}
