package main_test

import (
	"strings"
	"testing"
)

// What explain says of a line: the finding, or why there is none.
func TestExplainLine(t *testing.T) {
	dir := module(t, `-- go.mod --
module example.com/m

go 1.26
-- .consentvet.yml --
version: 1
data:
  - type: example.com/m.Customer
    subject: ID
    fields: {Email: user.contact.email}
vendors:
  - name: Acme
    hosts: [api.acme.example]
consent_checks:
  - func: example.com/m.granted
    subject: {arg: 0}
    purpose: {arg: 1}
-- m.go --
package m

import (
	"net/http"
	"strings"
)

type Customer struct{ ID, Email string }

func granted(id, purpose string) bool { return len(id) > len(purpose) }

func post(s string) { http.Post("https://api.acme.example/", "text/plain", strings.NewReader(s)) }

func Bare(c Customer) {
	post(c.Email)
}

func Checked(c Customer) {
	if granted(c.ID, "marketing") {
		post(c.Email)
	}
}

func Tagged(c Customer) {
	post(c.Email) //consentvet:purpose essential.service -- the contract
}

func Asserted(c Customer) {
	post(c.Email) //consentvet:consent marketing -- the query selects them
}

func Silenced(c Customer) {
	post(c.Email) //consentvet:ignore consentcheck -- our own number
}

func Innocent(c Customer) {
	post(c.ID)
}

// Unknown hands on a text of which nothing says whose it is.
//
//consentvet:data text user.contact.email
func Unknown(id, text string) {
	if granted(id, "marketing") {
		post(text)
	}
}
`)
	const data = "user.contact.email (Customer.Email) "
	for line, want := range map[string]string{
		"15": data + "reaches Acme without a consent check or purpose tag [consentcheck]",
		"20": data + "may go to Acme: a consent check covers it for marketing (m.granted at m.go:19) [allowed]",
		"25": data + "may go to Acme: a purpose tag gives the reason for essential.service (m.go:25) [allowed]",
		"29": data + "may go to Acme: consent is asserted for marketing (//consentvet:consent at m.go:29 -- the query selects them) [allowed]",
		"33": "not reported, because of //consentvet:ignore: " + data + "reaches Acme without a consent check or purpose tag [allowed]",
		"37": "no personal data is seen to leave here; there is something to tell about lines 15, 20, 25, 29, 33, 45",
		"45": "may go to Acme: a consent check covers it for marketing (m.granted at m.go:44, subject: not proven) [allowed]",
	} {
		got := runIn(t, dir, tool, "explain", "m.go:"+line)
		if !strings.Contains(got, want) || strings.Count(got, "m.go:"+line) < 1 {
			t.Errorf("of line %s, explain says\n%s\nwant\n%s", line, got, want)
		}
		if line == "20" && (!strings.Contains(got, "    20 | \t\tpost(c.Email)\n       | \t\t^~~~~") || strings.Contains(got, "[consentcheck]")) {
			t.Errorf("of line 20, explain shows\n%s", got)
		}
	}
	// Nothing of this is a finding of the everyday command.
	if got := runIn(t, dir, tool, "./..."); strings.Contains(got, "allowed") || strings.Count(got, "reaches Acme") != 1 {
		t.Errorf("the command reports\n%s", got)
	}
}
