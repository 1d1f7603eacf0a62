// Package hostset: the URL of a request is changed after it was made.
package hostset

import (
	"bytes"
	"net/http"
	"net/url"

	"flow/person"
)

const host = "api.talkdeskapp.com"

func hostChanged(p *person.Person) {
	req, _ := http.NewRequest("POST", "https://crm.example.com/x", bytes.NewBufferString(p.Email))
	http.DefaultClient.Do(req)
	req.URL.Host = host
	http.DefaultClient.Do(req) // want `Person\.Email.* reaches Talkdesk`
}

func urlChanged(p *person.Person) {
	req, _ := http.NewRequest("POST", "https://crm.example.com/x", bytes.NewBufferString(p.Email))
	req.URL = &url.URL{Scheme: "https", Host: host}
	http.DefaultClient.Do(req) // want `Person\.Email.* reaches Talkdesk`
}

func changedToOwn(p *person.Person) {
	req, _ := http.NewRequest("POST", "https://api.talkdeskapp.com/x", bytes.NewBufferString(p.Email))
	req.URL.Host = "crm.example.com"
	http.DefaultClient.Do(req)
}
