// Package support answers customers' tickets, with the help of a language
// model and of the agents in Talkdesk.
package support

import (
	"context"
	"errors"
	"fmt"
	"time"

	"example.com/shop/crm/talkdesk"
	"example.com/shop/customer"
	"example.com/shop/privacy"
	"github.com/openai/openai-go/v3"
)

// Ticket is a question of a customer.
type Ticket struct {
	Number     string
	CustomerID string
	Subject    string
	Body       string // in the customer's words
	Opened     time.Time
}

// Desk answers tickets.
type Desk struct {
	model openai.Client
	crm   *talkdesk.Client
}

// NewDesk returns a Desk.
func NewDesk(model openai.Client, crm *talkdesk.Client) *Desk {
	return &Desk{model: model, crm: crm}
}

// Draft proposes an answer to a ticket.
func (d *Desk) Draft(ctx context.Context, c customer.Customer, t Ticket) (string, error) {
	prompt := fmt.Sprintf("Answer %s kindly and briefly.\n\n%s", c.Name, t.Body)
	// Leak: a prompt is data that leaves, too.
	resp, err := d.model.Chat.Completions.New(ctx, params(prompt)) // want consentcheck "user.name.*Customer.Name.*reach.* OpenAI"
	return answer(resp, err)
}

// Translate renders a ticket in the agents' language.
func (d *Desk) Translate(ctx context.Context, t Ticket) (string, error) {
	ctx = privacy.WithPurpose(ctx, "support")
	// Allowed: the context carries the purpose, whose legal basis is the
	// contract.
	resp, err := d.model.Chat.Completions.New(ctx, params("Translate into English:\n\n"+t.Body))
	return answer(resp, err)
}

// Escalate hands a ticket to an agent.
func (d *Desk) Escalate(ctx context.Context, c customer.Customer, t Ticket) error {
	// Allowed: the tag on the call.
	if err := d.crm.UpsertContact(ctx, contact(c)); err != nil { //consentvet:purpose support
		return err
	}
	// Allowed: OpenCase leaves the requester out of what it sends.
	return d.crm.OpenCase(ctx, talkdesk.Case{Number: t.Number, Subject: "Escalated ticket", Requester: c})
}

// Import tells Talkdesk about customers who may call one day.
func (d *Desk) Import(ctx context.Context, customers []customer.Customer) error {
	var errs []error
	for _, c := range customers {
		// Leak: through a mapper, json.Marshal and plain HTTP.
		errs = append(errs, d.crm.UpsertContact(ctx, contact(c))) // want consentcheck "user.contact.email.*Email.*reach.* Talkdesk"
	}
	return errors.Join(errs...)
}

// Quote shows an agent what the customer wrote in the last ticket.
func (d *Desk) Quote(ctx context.Context, t Ticket) error {
	// Allowed: the reason was given and is on record.
	//consentvet:ignore consentcheck -- agents read the ticket in Talkdesk anyway: the mailbox feeds it
	return d.crm.AddNote(ctx, t.CustomerID, t.Body)
}

// Forward shows an agent a ticket of another department.
func (d *Desk) Forward(ctx context.Context, t Ticket) error {
	// Leak: without a reason nothing is ignored.
	return d.crm.AddNote(ctx, t.CustomerID, t.Body) /* want consentcheck "user.content.private.*Ticket.Body.*reach.* Talkdesk" directive "reason" */ //consentvet:ignore consentcheck
}

// Remind tells an agent how long a ticket has been waiting.
func (d *Desk) Remind(ctx context.Context, t Ticket, now time.Time) error {
	text := fmt.Sprintf("Waiting for %d days.", int(now.Sub(t.Opened).Hours()/24))
	// No leak, and nothing to ignore either: a leftover.
	return d.crm.AddNote(ctx, t.CustomerID, text) /* want directive "ignore" */ //consentvet:ignore consentcheck -- the text of the ticket is needed
}

func contact(c customer.Customer) talkdesk.Contact {
	out := talkdesk.Contact{ExternalID: c.ID, Name: c.Name, Emails: []string{c.Email}}
	if c.Phone != "" {
		out.Phones = append(out.Phones, c.Phone)
	}
	return out
}

func params(prompt string) openai.ChatCompletionNewParams {
	return openai.ChatCompletionNewParams{
		Model: openai.ChatModelGPT4oMini,
		Messages: []openai.ChatCompletionMessageParamUnion{
			openai.SystemMessage("You work for a small web shop."),
			openai.UserMessage(prompt),
		},
	}
}

func answer(resp *openai.ChatCompletion, err error) (string, error) {
	if err != nil {
		return "", fmt.Errorf("support: ask: %w", err)
	}
	if len(resp.Choices) == 0 {
		return "", errors.New("support: ask: no answer")
	}
	return resp.Choices[0].Message.Content, nil
}
