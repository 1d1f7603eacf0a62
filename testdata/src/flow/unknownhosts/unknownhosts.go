// Package unknownhosts: hosts of which some part is not known.
package unknownhosts

import (
	"fmt"
	"net/http"
	"net/url"
	"os"

	"flow/person"
)

func region(p *person.Person) {
	r, tld := os.Getenv("REGION"), os.Getenv("DOMAIN")
	q := "?e=" + url.QueryEscape(p.Email)
	http.Get(fmt.Sprintf("https://%s.tracker.io/v1%s", r, q)) // want `Person\.Email.* reaches`
	http.Get(fmt.Sprintf("https://%s.%s/v1%s", r, r, q))
	http.Get(fmt.Sprintf("https://api.%s/v1%s", tld, q))
	http.Get("https://" + r + ".com/v1" + q)
}
