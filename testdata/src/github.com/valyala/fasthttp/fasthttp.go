// Package fasthttp has the signatures of the HTTP client that the cases use.
package fasthttp

type Request struct{ Header RequestHeader }
type Response struct{}
type RequestHeader struct{}
type Client struct{}

func AcquireRequest() *Request                          { return &Request{} }
func ReleaseRequest(req *Request)                       {}
func AcquireResponse() *Response                        { return &Response{} }
func Do(req *Request, resp *Response) error             { return nil }
func (c *Client) Do(req *Request, resp *Response) error { return nil }
func (r *Request) SetRequestURI(uri string)             {}
func (r *Request) SetBody(body []byte)                  {}
func (r *Request) SetBodyString(body string)            {}
func (h *RequestHeader) Set(key, value string)          {}
func (h *RequestHeader) SetMethod(method string)        {}
