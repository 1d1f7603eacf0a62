// Package api is a client that is given how to send.
package api

import (
	"net/http"
	"strings"
)

type Client struct{ http *http.Client }

func New(c *http.Client) *Client { return &Client{c} }

func (c *Client) Ping() error {
	req, err := http.NewRequest("GET", "https://api.talkdeskapp.com/ping", nil)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func (c *Client) Post(path, body string) error {
	resp, err := c.http.Post("http://crm.example.com"+path, "text/plain", strings.NewReader(body))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
