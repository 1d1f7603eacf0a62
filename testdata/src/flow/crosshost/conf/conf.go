// Package conf keeps the addresses of other services.
package conf

const Vendor = "https://api.talkdeskapp.com"

const Own = "https://crm.example.com"

// Endpoints returns the address of a resource.
func Endpoint(name string) string { return Vendor + "/v1/" + name }

type Client struct {
	BaseURL string
}

func New() *Client { return &Client{BaseURL: Vendor} }

func (c *Client) URL(path string) string { return c.BaseURL + path }
