// Package retryablehttp has the signatures of the HTTP client that the cases use.
package retryablehttp

import (
	"net/http"
	"net/url"
)

type Client struct{ RetryMax int }
type Request struct{ *http.Request }

func NewClient() *Client                                                       { return &Client{} }
func NewRequest(method, url string, rawBody interface{}) (*Request, error)     { return nil, nil }
func (c *Client) Do(req *Request) (*http.Response, error)                      { return nil, nil }
func (c *Client) PostForm(url string, data url.Values) (*http.Response, error) { return nil, nil }
func (c *Client) Post(url, bodyType string, body interface{}) (*http.Response, error) {
	return nil, nil
}
