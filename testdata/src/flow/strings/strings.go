// Package strings: operations on strings carry the data, their measures don't.
package strings

import (
	"strings"

	"flow/person"

	"gopkg.in/segmentio/analytics-go.v3"
)

var client = analytics.New("key")

func direct(p person.Person) {
	client.Enqueue(analytics.Track{Event: "login", UserId: p.Email}) // want `^user\.contact\.email \(Person\.Email\) reaches Segment without a consent check or purpose tag \[consentcheck\]$`
	client.Enqueue(analytics.Track{Event: "login", UserId: p.ID})
}

func local(p person.Person) {
	e := p.Email
	f := e
	client.Enqueue(analytics.Track{UserId: f}) // want `Person\.Email`
	f = "anonymous"
	client.Enqueue(analytics.Track{UserId: f})
}

func concatenated(p person.Person) {
	client.Enqueue(analytics.Track{UserId: "mailto:" + p.Email + "?subject=hi"}) // want `Person\.Email`
	client.Enqueue(analytics.Track{UserId: "plan:" + p.Plan})
}

func appended(p person.Person) {
	s := p.Plan
	s += "/" + p.Phone
	client.Enqueue(analytics.Track{UserId: s}) // want `user\.contact\.phone_number \(Person\.Phone\)`
}

func sliced(p person.Person) {
	client.Enqueue(analytics.Track{UserId: p.Email[:3]}) // want `Person\.Email`
	client.Enqueue(analytics.Track{UserId: p.Plan[:3]})
}

func functions(p person.Person) {
	client.Enqueue(analytics.Track{UserId: strings.ToLower(strings.TrimSpace(p.Email))}) // want `Person\.Email`
	client.Enqueue(analytics.Track{UserId: strings.Join([]string{p.Plan, p.Name}, ";")}) // want `user\.name \(Person\.Name\)`
	client.Enqueue(analytics.Track{UserId: strings.ReplaceAll("hi $n", "$n", p.Name)})   // want `Person\.Name`
	client.Enqueue(analytics.Track{UserId: strings.Split(p.Email, "@")[1]})              // want `Person\.Email`
	client.Enqueue(analytics.Track{UserId: strings.Repeat("x", len(p.Email))})
}

func measured(p person.Person) {
	props := analytics.NewProperties()
	props.Set("length", len(p.Email))
	props.Set("has", p.Email != "")
	props.Set("gmail", strings.HasSuffix(p.Email, "@gmail.com"))
	props.Set("at", strings.Index(p.Email, "@"))
	client.Enqueue(analytics.Track{Event: "signup", Properties: props})
}

func bytesAndRunes(p person.Person) {
	b := []byte(p.Email)
	r := []rune(p.Phone)
	client.Enqueue(analytics.Track{UserId: string(b)}) // want `Person\.Email`
	client.Enqueue(analytics.Track{UserId: string(r)}) // want `Person\.Phone`
	client.Enqueue(analytics.Track{UserId: string([]byte(p.Plan))})
}

func chosen(p person.Person, anonymous bool) {
	id := p.Email
	if anonymous {
		id = p.ID
	}
	client.Enqueue(analytics.Track{UserId: id}) // want `Person\.Email`

	other := p.Email
	if anonymous {
		other = "a"
	} else {
		other = "b"
	}
	client.Enqueue(analytics.Track{UserId: other})
}
