// Package talkdesk is a small client of the Talkdesk contact centre, which has
// no Go SDK: plain JSON over net/http. The taxonomy knows the vendor by its
// host.
package talkdesk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"example.com/shop/customer"
)

const baseURL = "https://api.talkdeskapp.com"

// Contact is a person as Talkdesk stores it.
type Contact struct {
	ExternalID string   `json:"external_id"`
	Name       string   `json:"name"`
	Emails     []string `json:"emails,omitempty"`
	Phones     []string `json:"phones,omitempty"`
}

// Case is a matter that an agent works on.
type Case struct {
	Number    string            `json:"number"`
	Subject   string            `json:"subject"`
	Requester customer.Customer `json:"-"` // for our own log; agents look customers up in the shop
}

// Client talks to Talkdesk.
type Client struct {
	http  *http.Client
	token string
}

// New returns a Client that authenticates with this token.
func New(token string) *Client {
	return &Client{http: &http.Client{Timeout: 10 * time.Second}, token: token}
}

// UpsertContact creates or updates a contact.
func (c *Client) UpsertContact(ctx context.Context, contact Contact) error {
	return c.postJSON(ctx, "/contacts", contact)
}

// AddNote attaches a note to a contact.
func (c *Client) AddNote(ctx context.Context, externalID, text string) error {
	return c.postJSON(ctx, "/contacts/"+externalID+"/notes", map[string]string{"text": text})
}

// OpenCase opens a case.
func (c *Client) OpenCase(ctx context.Context, cs Case) error {
	// Allowed: the requester is the only personal data here, and its json:"-"
	// keeps it out of the body.
	body, err := json.Marshal(cs)
	if err != nil {
		return fmt.Errorf("talkdesk: encode case %s: %w", cs.Number, err)
	}
	return c.post(ctx, "/cases", body)
}

func (c *Client) postJSON(ctx context.Context, path string, in any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("talkdesk: encode: %w", err)
	}
	return c.post(ctx, path, body)
}

func (c *Client) post(ctx context.Context, path string, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, baseURL+path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("talkdesk: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("talkdesk: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("talkdesk: POST %s: status %d", path, resp.StatusCode)
	}
	return nil
}
