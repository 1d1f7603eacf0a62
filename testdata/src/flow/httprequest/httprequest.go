// Package httprequest: every part of a request carries data.
package httprequest

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"flow/person"
)

const target = "https://api.talkdeskapp.com/v1"

func body(p *person.Person) {
	req, _ := http.NewRequest("POST", target, bytes.NewReader([]byte(p.Email)))
	http.DefaultClient.Do(req) // want `^user\.contact\.email \(Person\.Email\) reaches Talkdesk`
	req, _ = http.NewRequest("POST", target, bytes.NewBufferString(p.Plan))
	http.DefaultClient.Do(req)
}

func bodyLater(p *person.Person) {
	req, _ := http.NewRequest("POST", target, nil)
	req.Body = io.NopCloser(strings.NewReader(p.Phone))
	http.DefaultClient.Do(req) // want `Person\.Phone`
}

func header(p *person.Person) {
	req, _ := http.NewRequest("GET", target, nil)
	req.Header.Set("X-Email", p.Email)
	http.DefaultClient.Do(req) // want `Person\.Email`
	req, _ = http.NewRequest("GET", target, nil)
	req.Header.Set("X-Plan", p.Plan)
	http.DefaultClient.Do(req)
}

func headerMap(p *person.Person) {
	req, _ := http.NewRequest("GET", target, nil)
	req.Header["X-Email"] = []string{p.Email}
	http.DefaultClient.Do(req) // want `Person\.Email`
}

func basicAuth(p *person.Person) {
	req, _ := http.NewRequest("GET", target, nil)
	req.SetBasicAuth(p.Email, "secret")
	http.DefaultClient.Do(req) // want `Person\.Email`
}

func cookie(p *person.Person) {
	req, _ := http.NewRequest("GET", target, nil)
	req.AddCookie(&http.Cookie{Name: "who", Value: p.Email})
	http.DefaultClient.Do(req) // want `Person\.Email`
}

func query(p *person.Person) {
	req, _ := http.NewRequest("GET", target, nil)
	q := req.URL.Query()
	q.Add("email", p.Email)
	req.URL.RawQuery = q.Encode()
	http.DefaultClient.Do(req) // want `Person\.Email`
}

func form(p *person.Person) {
	http.PostForm(target, url.Values{"email": {p.Email}}) // want `Person\.Email`
	http.PostForm(target, url.Values{"plan": {p.Plan}})
	v := url.Values{}
	v.Set("phone", p.Phone)
	http.PostForm(target, v)                                              // want `Person\.Phone`
	http.Post(target, "application/x", strings.NewReader(v.Encode()))     // want `Person\.Phone`
	http.Post(target, "application/x", strings.NewReader(v.Get("phone"))) // want `Person\.Phone`
}

func multi(p *person.Person) {
	var buf bytes.Buffer
	mw := multipart.NewWriter(&buf)
	mw.WriteField("email", p.Email)
	mw.Close()
	http.Post(target, mw.FormDataContentType(), &buf) // want `Person\.Email`
}

func multiClean(p *person.Person) {
	var buf bytes.Buffer
	mw := multipart.NewWriter(&buf)
	mw.WriteField("plan", p.Plan)
	mw.Close()
	http.Post(target, mw.FormDataContentType(), &buf)
}

func clients(ctx context.Context, c *http.Client, rt http.RoundTripper, p *person.Person) {
	req, _ := http.NewRequestWithContext(ctx, "POST", target, strings.NewReader(p.Email))
	c.Do(req)                                                // want `Person\.Email`
	rt.RoundTrip(req)                                        // want `Person\.Email`
	c.Post(target, "text/plain", strings.NewReader(p.Email)) // want `Person\.Email`
	c.Get(target + p.Email)                                  // want `Person\.Email`
	c.Head(target + p.Email)                                 // want `Person\.Email`
	c.Do(req.WithContext(ctx))                               // want `Person\.Email`
	c.Do(req.Clone(ctx))                                     // want `Person\.Email`
}

func literal(p *person.Person) {
	u, _ := url.Parse(target)
	req := &http.Request{Method: "POST", URL: u, Body: io.NopCloser(strings.NewReader(p.Email))}
	http.DefaultClient.Do(req) // want `Person\.Email`
	clean := &http.Request{Method: "POST", URL: u, Body: io.NopCloser(strings.NewReader(p.Plan))}
	http.DefaultClient.Do(clean)
}

// response is what came back: not what was sent.
func response(p *person.Person) {
	resp, err := http.Get(target + "/plans/" + p.Plan)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	data, _ := io.ReadAll(resp.Body)
	http.Post(target, "text/plain", bytes.NewReader(data))
}

func helper(method string, body io.Reader) (*http.Response, error) {
	req, err := http.NewRequest(method, target, body)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func helped(p *person.Person) {
	helper("POST", strings.NewReader(p.Email)) // want `Person\.Email.* reaches Talkdesk`
	helper("POST", strings.NewReader(p.Plan))
}

func to(url, body string) { http.Post(url, "text/plain", strings.NewReader(body)) }

func destination(p *person.Person) {
	to(target, p.Email) // want `Person\.Email.* reaches Talkdesk`
	to("https://crm.example.com", p.Email)
	to("https://else.example.org", p.Email) // want `else\.example\.org, which no vendor`
	to(target, p.Plan)
}

// server answers a request of ours: nothing is disclosed to a vendor.
func server(w http.ResponseWriter, r *http.Request, p *person.Person) {
	w.Header().Set("X-Email", p.Email)
	io.WriteString(w, p.Email)
}
