// Package lib_jsonhelper: one helper marshals and sends what it is given.
package lib_jsonhelper

import (
	"bytes"
	"encoding/json"
	"net/http"

	"flow/person"
)

type payload struct {
	Mail  string `json:"mail"`
	Local string `json:"-"`
	note  string
}

func post(path string, body any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	resp, err := http.Post("https://api.talkdeskapp.com"+path, "application/json", bytes.NewReader(data))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func calls(p *person.Person) {
	post("/x", payload{Mail: p.Email}) // want `Person\.Email`
	post("/x", payload{Local: p.Email})
	post("/x", payload{note: p.Email})
	post("/x", &payload{Local: p.Email, Mail: p.Phone}) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches`
	post("/x", []payload{{Local: p.Email}})
}

func encode(body any) []byte {
	var buf bytes.Buffer
	json.NewEncoder(&buf).Encode(body)
	return buf.Bytes()
}

func encoded(p *person.Person) {
	http.Post("https://api.talkdeskapp.com/x", "application/json", bytes.NewReader(encode(payload{Mail: p.Email}))) // want `Person\.Email`
	http.Post("https://api.talkdeskapp.com/x", "application/json", bytes.NewReader(encode(payload{Local: p.Email})))
}
