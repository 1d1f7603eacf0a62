package calls

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/consent"
	"example.com/shop/privacy"
	"github.com/openai/openai-go/v3"
)

// Summariser writes summaries of calls with OpenAI.
type Summariser struct {
	client openai.Client
	ledger *consent.Ledger
}

// NewSummariser returns a Summariser.
func NewSummariser(c openai.Client, l *consent.Ledger) *Summariser {
	return &Summariser{client: c, ledger: l}
}

// Summarise writes what a call was about.
func (s *Summariser) Summarise(ctx context.Context, c *Call) (string, error) {
	if !s.ledger.Granted(ctx, c.CustomerID, consent.Support) {
		return "", consent.ErrMissing
	}
	// Allowed: the early return above.
	return s.ask(ctx, "Summarise this call in three sentences:\n"+c.Transcript())
}

// Topic names what a call was about, in one word.
func (s *Summariser) Topic(ctx context.Context, c *Call) (string, error) {
	// Allowed: what Redact returns is no longer personal.
	return s.ask(ctx, "Name the topic of this call in one word:\n"+privacy.Redact(c.Transcript()))
}

// Mood tells how a caller felt.
func (s *Summariser) Mood(ctx context.Context, c *Call) (string, error) {
	prompt := "How does the customer feel?\n" + c.Transcript()
	// Leak: ask sends what it is given, and leaves the reason to its callers.
	return s.ask(ctx, prompt) // want consentcheck "user.content.private.call_transcript.*Transcript.*reach.* OpenAI"
}

// ask has no check of its own: its callers have, or should have.
func (s *Summariser) ask(ctx context.Context, prompt string) (string, error) {
	resp, err := s.client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:    openai.ChatModelGPT4oMini,
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(prompt)},
	})
	if err != nil {
		return "", fmt.Errorf("calls: ask: %w", err)
	}
	if len(resp.Choices) == 0 {
		return "", errors.New("calls: ask: no answer")
	}
	return resp.Choices[0].Message.Content, nil
}
