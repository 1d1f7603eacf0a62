package calls

import (
	"context"
	"fmt"
	"strings"

	"example.com/shop/consent"
	"example.com/shop/preferences"
	"github.com/openai/openai-go/v3"
)

// Trainer hands transcripts over to fine-tune the shop's own model.
type Trainer struct {
	client openai.Client
	ledger *consent.Ledger
	prefs  *preferences.Service
}

// NewTrainer returns a Trainer.
func NewTrainer(c openai.Client, l *consent.Ledger, p *preferences.Service) *Trainer {
	return &Trainer{client: c, ledger: l, prefs: p}
}

// Export hands over the transcript of a call that was worth learning from.
//
//consentvet:purpose model_training
func (t *Trainer) Export(ctx context.Context, c *Call) error {
	if t.prefs.RefusesTraining(ctx, c.CustomerID) {
		return consent.ErrMissing
	}
	file := openai.File(strings.NewReader(c.Transcript()), c.SID+".jsonl", "application/jsonl")
	// Allowed: the tag says what it is for, that needs consent, and a helper in
	// another package, negated, says that it was given.
	_, err := t.client.Files.New(ctx, openai.FileNewParams{File: file, Purpose: openai.FilePurposeFineTune})
	if err != nil {
		return fmt.Errorf("calls: export %s: %w", c.SID, err)
	}
	return nil
}

// ExportRated hands over the transcript of a call that the customer rated.
//
//consentvet:purpose model_training
func (t *Trainer) ExportRated(ctx context.Context, c *Call) error {
	if err := t.ledger.Require(ctx, c.CustomerID, consent.Support); err != nil {
		return err
	}
	file := openai.File(strings.NewReader(c.Transcript()), c.SID+".jsonl", "application/jsonl")
	// Leak: the customer wanted support, and not to train a model.
	_, err := t.client.Files.New(ctx, openai.FileNewParams{File: file, Purpose: openai.FilePurposeFineTune}) // want consentcheck "user.content.private.call_transcript.*Transcript.*OpenAI"
	return err
}
