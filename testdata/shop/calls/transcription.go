package calls

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"example.com/shop/consent"
	restapi "github.com/deepgram/deepgram-go-sdk/v3/pkg/api/listen/v1/rest"
	deepgram "github.com/deepgram/deepgram-go-sdk/v3/pkg/client/interfaces"
	"github.com/deepgram/deepgram-go-sdk/v3/pkg/client/listen"
)

// Transcriber turns recordings into text with Deepgram.
type Transcriber struct {
	client *restapi.Client
	ledger *consent.Ledger
}

// NewTranscriber returns a Transcriber for an API key.
func NewTranscriber(key string, l *consent.Ledger) *Transcriber {
	return &Transcriber{
		client: restapi.New(listen.NewREST(key, &deepgram.ClientOptions{})),
		ledger: l,
	}
}

// Transcribe fills in a call's transcript.
func (t *Transcriber) Transcribe(ctx context.Context, c *Call) error {
	if err := t.ledger.Require(ctx, c.CustomerID, consent.Support); err != nil {
		return err
	}
	// Allowed: the error form of the check returned nil.
	resp, err := t.client.FromURL(ctx, c.RecordingURL, options())
	if err != nil {
		return fmt.Errorf("calls: transcribe %s: %w", c.SID, err)
	}
	if resp.Results == nil || len(resp.Results.Channels) == 0 || len(resp.Results.Channels[0].Alternatives) == 0 {
		return errors.New("calls: nothing understood")
	}
	c.setTranscript(resp.Results.Channels[0].Alternatives[0].Transcript)
	return nil
}

// Preview transcribes a call in the background, to see whether it can be.
func (t *Transcriber) Preview(ctx context.Context, c *Call) {
	ctx = context.WithoutCancel(ctx)
	go func() {
		ctx, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		// Leak: the goroutine captured the call, and no consent was checked.
		_, err := t.client.FromURL(ctx, c.RecordingURL, options()) // want consentcheck "user.content.private.call_recording.*Call.RecordingURL.*reach.* Deepgram"
		if err != nil {
			slog.WarnContext(ctx, "not transcribed", "call", c.SID, "err", err)
		}
	}()
}

func options() *deepgram.PreRecordedTranscriptionOptions {
	return &deepgram.PreRecordedTranscriptionOptions{Model: "nova-3", Punctuate: true, Diarize: true}
}
