// Package twilio: an SDK that the built-in packs know, used as its manual says.
package twilio

import (
	"fmt"

	"github.com/twilio/twilio-go"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"

	"flow/person"
)

var client = twilio.NewRestClient()

func setters(p *person.Person) error {
	params := &openapi.CreateMessageParams{}
	params.SetTo(p.Phone)
	params.SetFrom("+310000000")
	params.SetBody("hello")
	_, err := client.Api.CreateMessage(params) // want `^user\.contact\.phone_number \(Person\.Phone\) reaches Twilio without a consent check or purpose tag \[consentcheck\]$`
	return err
}

func chained(p *person.Person) error {
	params := (&openapi.CreateMessageParams{}).SetTo("+310000000").SetBody(fmt.Sprintf("hi %s", p.Name))
	_, err := client.Api.CreateMessage(params) // want `Person\.Name.* reaches Twilio`
	return err
}

func pointers(p *person.Person) error {
	_, err := client.Api.CreateMessage(&openapi.CreateMessageParams{To: twilio.String(p.Phone)}) // want `Person\.Phone.* reaches Twilio`
	if err != nil {
		return err
	}
	_, err = client.Api.CreateMessage(&openapi.CreateMessageParams{To: &p.Phone}) // want `Person\.Phone.* reaches Twilio`
	return err
}

func innocent(p *person.Person) error {
	params := &openapi.CreateMessageParams{To: twilio.String("+310000000")}
	params.SetBody("new " + p.Plan)
	msg, err := client.Api.CreateMessage(params)
	if err != nil {
		return err
	}
	fmt.Println(*msg.Sid, p.Phone)
	return nil
}

type sms struct{ api *openapi.ApiService }

func (s *sms) send(to, body string) error {
	_, err := s.api.CreateMessage(&openapi.CreateMessageParams{To: &to, Body: &body})
	return err
}

func wrapped(s *sms, p *person.Person) {
	s.send(p.Phone, "hello") // want `Person\.Phone.* reaches Twilio`
	s.send("+310000000", p.Plan)
}

type embedded struct{ *openapi.ApiService }

func (e embedded) notify(p *person.Person) {
	e.CreateMessage((&openapi.CreateMessageParams{}).SetTo(p.Phone)) // want `Person\.Phone.* reaches Twilio`
	e.CreateMessage((&openapi.CreateMessageParams{}).SetTo(p.ID))
}

func recording(sid string) {
	client.Api.CreateCallRecording(sid, &openapi.CreateCallRecordingParams{}) // want `\[interception\]$`
}
