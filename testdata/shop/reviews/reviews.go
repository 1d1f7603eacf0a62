// Package reviews invites buyers to rate the shop on a review site.
package reviews

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"example.com/shop/consent"
	"example.com/shop/customer"
)

const invitations = "https://api.trusted-reviews.example/v1/invitations"

// Inviter invites buyers.
type Inviter struct {
	http   *http.Client
	ledger *consent.Ledger
}

// NewInviter returns an Inviter.
func NewInviter(l *consent.Ledger) *Inviter {
	return &Inviter{http: &http.Client{Timeout: 10 * time.Second}, ledger: l}
}

// Invite asks the review site to mail a buyer.
func (i *Inviter) Invite(ctx context.Context, c customer.Customer, orderID string) error {
	if err := i.ledger.Require(ctx, c.ID, consent.Marketing); err != nil {
		return err
	}
	body, err := json.Marshal(map[string]string{"order": orderID, "email": c.Email})
	if err != nil {
		return fmt.Errorf("reviews: encode: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, invitations, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("reviews: %w", err)
	}
	// Leak: the buyer agreed, and yet nobody at the shop ever put this host on the
	// list of vendors.
	resp, err := i.http.Do(req) // want approvedsink "user.contact.email.*Customer.Email.*api.trusted-reviews.example"
	if err != nil {
		return fmt.Errorf("reviews: %w", err)
	}
	return resp.Body.Close()
}
