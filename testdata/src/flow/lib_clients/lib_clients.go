// Package lib_clients: HTTP clients of other libraries, whose requests go where
// their address says.
package lib_clients

import (
	"context"
	"encoding/json"
	"fmt"
	"net/smtp"
	"net/url"
	"os"

	"flow/consent"
	"flow/person"

	"github.com/go-resty/resty/v2"
	retryablehttp "github.com/hashicorp/go-retryablehttp"
	"github.com/valyala/fasthttp"
)

type payload struct {
	Mail  string `json:"mail"`
	Local string `json:"-"`
}

func direct(p person.Person) {
	c := resty.New()
	c.R().SetBody(map[string]string{"mail": p.Email}).Post("https://api.talkdeskapp.com/contacts") // want `Person\.Email.* reaches Talkdesk`
	c.R().SetBody(map[string]string{"plan": p.Plan}).Post("https://api.talkdeskapp.com/contacts")
	c.R().SetBody(map[string]string{"mail": p.Email}).Post("https://crm.example.com/contacts")
	c.R().SetBody(payload{Mail: p.Email}).Post("https://api.talkdeskapp.com/contacts") // want `Person\.Email`
	c.R().SetBody(payload{Local: p.Email}).Post("https://api.talkdeskapp.com/contacts")
	c.R().SetQueryParam("q", p.Name).Get("https://api.talkdeskapp.com/search")         // want `Person\.Name`
	c.R().Get(fmt.Sprintf("https://api.talkdeskapp.com/search?q=%s", p.Phone))         // want `Person\.Phone`
	c.R().SetHeader("X-Plan", p.Plan).Execute("GET", "https://api.talkdeskapp.com/me") // nobody's
	c.R().SetBody(p.Email).Post(os.Getenv("URL"))
}

func base(p person.Person) {
	c := resty.New().SetBaseURL("https://api.talkdeskapp.com").SetAuthToken("x")
	resp, err := c.R().SetFormData(map[string]string{"mail": p.Email}).Post("/contacts") // want `Person\.Email.* reaches Talkdesk`
	_, _ = resp, err
	c.R().SetFormData(map[string]string{"plan": p.Plan}).Post("/contacts")
	own := resty.New().SetBaseURL("https://crm.example.com")
	own.R().SetBody(p.Email).Post("/contacts")
	req := own.R()
	req.SetBody(p.Email)
	req.Post("https://api.talkdeskapp.com/contacts") // want `Person\.Email.* reaches Talkdesk`
}

// crm wraps the client.
type crm struct{ http *resty.Client }

func newCRM(host string) *crm { return &crm{resty.New().SetBaseURL("https://" + host)} }

func (c *crm) add(ctx context.Context, body any) error {
	_, err := c.http.R().SetContext(ctx).SetBody(body).Post("/contacts")
	return err
}

func wrapped(ctx context.Context, p person.Person) {
	c := newCRM("api.talkdeskapp.com")
	c.add(ctx, payload{Mail: p.Email}) // want `Person\.Email.* reaches Talkdesk`
	c.add(ctx, payload{Local: p.Email})
	newCRM("crm.example.com").add(ctx, payload{Mail: p.Email})
	c.add(consent.With(ctx, "support"), payload{Mail: p.Phone})
}

func fast(p person.Person) {
	req := fasthttp.AcquireRequest()
	defer fasthttp.ReleaseRequest(req)
	req.SetRequestURI("https://api.talkdeskapp.com/contacts")
	req.Header.SetMethod("POST")
	data, _ := json.Marshal(payload{Mail: p.Email})
	req.SetBody(data)
	fasthttp.Do(req, fasthttp.AcquireResponse()) // want `Person\.Email.* reaches Talkdesk`

	clean := fasthttp.AcquireRequest()
	clean.SetRequestURI("https://api.talkdeskapp.com/contacts")
	clean.SetBodyString(p.Plan)
	fasthttp.Do(clean, nil)

	own := fasthttp.AcquireRequest()
	own.SetRequestURI("https://crm.example.com/contacts")
	own.SetBodyString(p.Email)
	new(fasthttp.Client).Do(own, nil)

	header := fasthttp.AcquireRequest()
	header.SetRequestURI("https://api.talkdeskapp.com/contacts")
	header.Header.Set("X-Mail", p.Email)
	new(fasthttp.Client).Do(header, nil) // want `Person\.Email.* reaches Talkdesk`
}

func retried(p person.Person) error {
	c := retryablehttp.NewClient()
	c.PostForm("https://api.talkdeskapp.com/x", url.Values{"mail": {p.Email}}) // want `Person\.Email`
	c.Post("https://api.talkdeskapp.com/x", "text/plain", []byte(p.Plan))
	req, err := retryablehttp.NewRequest("POST", "https://api.talkdeskapp.com/x", []byte(p.Phone))
	if err != nil {
		return err
	}
	resp, err := c.Do(req) // want `Person\.Phone`
	_ = resp
	return err
}

func mails(p person.Person) {
	auth := smtp.PlainAuth("", "u", "p", "smtp.talkdesk.io")
	smtp.SendMail("api.talkdeskapp.com:587", auth, "us@example.com", []string{p.Email}, []byte("hi")) // want `Person\.Email.* reaches Talkdesk`
	smtp.SendMail("api.talkdeskapp.com:587", auth, "us@example.com", nil, []byte(p.Plan))
	smtp.SendMail("mail.example.com:25", auth, "us@example.com", []string{p.Email}, []byte(p.Name))
}
