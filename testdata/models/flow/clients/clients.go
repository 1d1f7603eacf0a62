// Package clients: HTTP clients, whose requests go where their address says.
package clients

import (
	"context"
	"encoding/json"
	"time"

	"github.com/go-resty/resty/v2"
	"github.com/gofiber/fiber/v2"
	"github.com/hashicorp/go-retryablehttp"
	"github.com/valyala/fasthttp"

	"example.com/models/flow/acme"
)

const (
	vendor = "https://api.acme.example"
	own    = "https://crm.example.com"
)

func restyClients(ctx context.Context, p *acme.Person) {
	c := resty.New().SetBaseURL(vendor).SetTimeout(time.Second).SetHeader("A", "b").SetRetryCount(2)
	c.R().SetContext(ctx).SetBody(p).Post("/people") // want `Person\.Email.* reaches Acme`
	c.R().SetPathParam("id", p.ID).SetQueryParams(map[string]string{"plan": p.Plan}).Get("/people/{id}")
	c.R().SetPathParam("mail", p.Email).Get("/people/{mail}") // want `Person\.Email.* reaches Acme`
	var out map[string]string
	c.R().SetResult(&out).SetError(&out).SetFormData(map[string]string{"phone": p.Phone}).Put("/people") // want `Person\.Phone.* reaches Acme`
	acme.Text(out["x"])
	d := resty.New()
	d.SetBaseURL(own)
	d.R().SetBody(p).Post("/people")
	d.R().SetBody(p).Post(vendor + "/people") // want `Person\.Email.* reaches Acme`
	r := d.R()
	r.URL, r.Method = vendor+"/x", "POST"
	r.SetBody(p.Name)
	r.Send() // want `Person\.Name.* reaches Acme`
}

type client struct {
	r    *resty.Client
	base string
}

func newClient(base string) *client { return &client{resty.New(), base} }

func (c *client) post(path string, body any) error {
	resp, err := c.r.R().SetBody(body).Post(c.base + path)
	if err != nil {
		return err
	}
	return json.Unmarshal(resp.Body(), &struct{}{})
}

func wrapped(p *acme.Person) {
	newClient(vendor).post("/x", p.Email) // want `Person\.Email.* reaches Acme`
	newClient(vendor).post("/x", p.Plan)
	newClient(own).post("/x", p.Email)
}

func retrying(p *acme.Person) {
	c := retryablehttp.NewClient()
	c.RetryMax = 3
	req, _ := retryablehttp.NewRequest("POST", vendor, []byte(p.Email))
	c.Do(req) // want `Person\.Email.* reaches Acme`
	req, _ = retryablehttp.NewRequest("POST", own, []byte(p.Email))
	c.Do(req)
	c.StandardClient().Get(vendor + "/" + p.Name) // want `Person\.Name.* reaches Acme`
	c.StandardClient().Get(vendor + "/" + p.Plan)
}

func fast(p *acme.Person) {
	req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(req)
	req.SetRequestURI(vendor + "/x")
	req.Header.SetMethod("POST")
	req.SetBodyString(p.Phone)
	c := &fasthttp.Client{}
	c.DoTimeout(req, resp, time.Second) // want `Person\.Phone.* reaches Acme`
	clean := fasthttp.AcquireRequest()
	clean.SetRequestURI(vendor + "/x")
	clean.URI().QueryArgs().Add("plan", p.Plan)
	c.Do(clean, resp)
	args := fasthttp.AcquireRequest()
	args.SetRequestURI(vendor + "/x")
	args.URI().QueryArgs().Add("mail", p.Email)
	c.Do(args, resp) // want `Person\.Email.* reaches Acme`
}

func fiberClient(p *acme.Person) {
	a := fiber.Post(vendor + "/x")
	a.JSON(p)
	a.Bytes() // want `Person\.Email.* reaches Acme`
	b := fiber.Post(own + "/x")
	b.JSON(p)
	b.Bytes()
	fiber.Post(vendor + "/x").JSON(p.Plan).Bytes()
}
