// Package resty has the signatures of the HTTP client that the cases use.
package resty

import "context"

type Client struct{ base string }

func New() *Client                              { return &Client{} }
func (c *Client) SetBaseURL(url string) *Client { return c }
func (c *Client) SetAuthToken(t string) *Client { return c }
func (c *Client) R() *Request                   { return &Request{} }

type Request struct{ URL string }

func (r *Request) SetContext(ctx context.Context) *Request         { return r }
func (r *Request) SetBody(body interface{}) *Request               { return r }
func (r *Request) SetHeader(name, value string) *Request           { return r }
func (r *Request) SetQueryParam(name, value string) *Request       { return r }
func (r *Request) SetFormData(data map[string]string) *Request     { return r }
func (r *Request) SetPathParams(params map[string]string) *Request { return r }
func (r *Request) SetResult(res interface{}) *Request              { return r }
func (r *Request) Get(url string) (*Response, error)               { return nil, nil }
func (r *Request) Post(url string) (*Response, error)              { return nil, nil }
func (r *Request) Execute(method, url string) (*Response, error)   { return nil, nil }

type Response struct{}

func (r *Response) StatusCode() int { return 200 }
func (r *Response) Body() []byte    { return nil }
