// Package own sends where the settings say.
package own

import (
	"net/http"
	"strings"

	"flow/person"
	"flow/servicepattern/settings"
)

func variable(p *person.Person) {
	http.Post(settings.Current.Vendor.URL+"/x", "text/plain", strings.NewReader(p.Email)) // want `Person\.Email.* reaches Talkdesk`
	http.Post(settings.Current.Vendor.URL+"/x", "text/plain", strings.NewReader(p.Plan))
	http.Post(settings.Current.CRM.URL+"/x", "text/plain", strings.NewReader(p.Email))
}

func getter(p *person.Person) {
	http.Post(settings.Get().Vendor.URL+"/x", "text/plain", strings.NewReader(p.Email)) // want `Person\.Email.* reaches Talkdesk`
	http.Post(settings.Get().Vendor.URL+"/x", "text/plain", strings.NewReader(p.Plan))
}

type sender struct{ to settings.Vendor }

func (s sender) send(body string) {
	http.Post(s.to.URL, "text/plain", strings.NewReader(body))
}

func handed(p *person.Person) {
	sender{settings.Current.Vendor}.send(p.Phone) // want `Person\.Phone.* reaches Talkdesk`
	sender{settings.Current.Vendor}.send(p.Plan)
	sender{settings.Vendor{URL: "https://crm.example.com"}}.send(p.Phone)
}
