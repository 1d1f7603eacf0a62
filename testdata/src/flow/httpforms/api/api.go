// Package api makes and sends requests in many forms, for others to fill.
package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

const Vendor = "https://api.talkdeskapp.com"

// Env is an address with a default.
func Env() string {
	if s := os.Getenv("TALKDESK_URL"); s != "" {
		return s
	}
	return Vendor
}

func getenv(key, def string) string {
	if s, ok := os.LookupEnv(key); ok {
		return s
	}
	return def
}

type Config struct {
	Host    string
	Port    int
	Path    string
	Timeout time.Duration
}

func Load() *Config {
	return &Config{Host: getenv("TALKDESK_HOST", "api.talkdeskapp.com"), Port: 443, Path: cmp.Or(os.Getenv("P"), "/v1")}
}

func LoadOwn() (Config, error) {
	return Config{Host: getenv("CRM_HOST", "crm.example.com"), Port: 443}, nil
}

func (c *Config) URL() string { return fmt.Sprintf("https://%s:%d%s", c.Host, c.Port, c.Path) }

// Form sends a form.
func Form(base string, v url.Values) error {
	resp, err := http.PostForm(base+"/form", v)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Upload sends a multipart body.
func Upload(base, name string, content io.Reader, fields map[string]string) error {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for k, v := range fields {
		if err := w.WriteField(k, v); err != nil {
			return err
		}
	}
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		return err
	}
	if _, err := io.Copy(part, content); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	resp, err := http.Post(base+"/upload", w.FormDataContentType(), &buf)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Request is built up, and sent at the end.
type Request struct {
	base   string
	path   string
	query  url.Values
	header http.Header
	body   any
}

func To(base string) *Request {
	return &Request{base: strings.TrimSuffix(base, "/"), query: url.Values{}, header: http.Header{}}
}

func (r *Request) Path(format string, args ...any) *Request {
	r.path = fmt.Sprintf(format, args...)
	return r
}

func (r *Request) Query(k, v string) *Request {
	r.query.Set(k, v)
	return r
}

func (r *Request) Header(k, v string) *Request {
	r.header.Add(k, v)
	return r
}

func (r *Request) JSON(body any) *Request {
	r.body = body
	return r
}

func (r *Request) Send(ctx context.Context) error {
	data, err := json.Marshal(r.body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, "POST", r.base+r.path+"?"+r.query.Encode(), bytes.NewReader(data))
	if err != nil {
		return err
	}
	req.Header = r.header
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Retry sends a request until it is answered.
func Retry(c *http.Client, req *http.Request, n int) (*http.Response, error) {
	var last error
	for range n {
		resp, err := c.Do(req.Clone(req.Context()))
		if err == nil {
			return resp, nil
		}
		last = err
	}
	return nil, last
}
