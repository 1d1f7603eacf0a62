// Package messaging sends mail and text messages. It doesn't know what they
// are for: whoever calls it answers for that, and is where findings stand.
package messaging

import (
	"context"
	"fmt"
	"net/http"

	"github.com/sendgrid/sendgrid-go"
	"github.com/sendgrid/sendgrid-go/helpers/mail"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// Mailer sends mail through SendGrid.
type Mailer struct {
	client *sendgrid.Client
	from   *mail.Email
}

// NewMailer returns a Mailer for an API key.
func NewMailer(key string) *Mailer {
	return &Mailer{
		client: sendgrid.NewSendClient(key),
		from:   mail.NewEmail("The Corner Shop", "hello@shop.example.com"),
	}
}

// Send sends a plain-text mail. It returns an error when SendGrid doesn't take
// it.
func (m *Mailer) Send(ctx context.Context, name, address, subject, body string) error {
	msg := mail.NewSingleEmailPlainText(m.from, subject, mail.NewEmail(name, address), body)
	resp, err := m.client.SendWithContext(ctx, msg)
	if err != nil {
		return fmt.Errorf("messaging: mail: %w", err)
	}
	if resp.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("messaging: mail: status %d", resp.StatusCode)
	}
	return nil
}

// Texter sends text messages through Twilio.
type Texter struct {
	client *openapi.ApiService
	from   string
}

// NewTexter returns a Texter that sends from this number.
func NewTexter(client *openapi.ApiService, from string) *Texter {
	return &Texter{client: client, from: from}
}

// Send sends a text message.
func (t *Texter) Send(number, body string) error {
	params := &openapi.CreateMessageParams{}
	params.SetFrom(t.from).SetTo(number).SetBody(body)
	if _, err := t.client.CreateMessage(params); err != nil {
		return fmt.Errorf("messaging: text: %w", err)
	}
	return nil
}
