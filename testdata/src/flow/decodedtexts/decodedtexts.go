// Package decodedtexts: the bytes that a record was decoded from are that record,
// from then on.
package decodedtexts

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"

	"flow/consent"
	"flow/person"

	acme "acme.example/sdk"
)

func forward(body []byte) {
	var p person.Person
	if json.Unmarshal(body, &p) != nil {
		return
	}
	acme.Text(string(body)) // want `Person\.Email`
}

func listed(r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	var page struct{ People []*person.Person }
	if json.Unmarshal(body, &page) != nil {
		return
	}
	relay(body) // want `Person\.Email`
}

func relay(body []byte) { acme.Send(body) }

func part(body []byte) {
	a := new(person.Address)
	xml.Unmarshal(body, a)
	acme.Send(body[:10]) // want `Address\.Street`
}

func granted(body []byte) {
	var p person.Person
	if json.Unmarshal(body, &p) != nil || !consent.Granted(p.ID, "marketing") {
		return
	}
	acme.Send(body)
}

type order struct {
	Number string
	Plan   string
	owner  person.Person // not decoded
	Buyer  person.Person `json:"-"`
}

// What is decoded has nothing personal.
func innocent(body []byte) {
	var o order
	if json.Unmarshal(body, &o) != nil {
		return
	}
	acme.Send(body)
}

// What is sent is not what was decoded.
func other(body, reply []byte) {
	acme.Send(body)
	var p person.Person
	if json.Unmarshal(body, &p) != nil {
		return
	}
	acme.Send(reply, len(body), p.Plan)
	body = []byte(p.Plan)
	acme.Send(body)
}
