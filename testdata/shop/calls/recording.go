package calls

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/consent"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// ErrNotAgreed is returned where somebody on the call didn't agree to it being
// recorded.
var ErrNotAgreed = errors.New("calls: not everybody agreed")

// Recorder starts recordings.
type Recorder struct {
	client *openapi.ApiService
	ledger *consent.Ledger
}

// NewRecorder returns a Recorder.
func NewRecorder(c *openapi.ApiService, l *consent.Ledger) *Recorder {
	return &Recorder{client: c, ledger: l}
}

// Start records a call.
func (r *Recorder) Start(ctx context.Context, c *Call) error {
	if !r.ledger.RecordingAgreed(ctx, c.SID) {
		return ErrNotAgreed
	}
	params := (&openapi.CreateCallRecordingParams{}).SetRecordingChannels("dual")
	// Allowed: everybody on the call agreed, as the check of all parties says.
	if _, err := r.client.CreateCallRecording(c.SID, params); err != nil {
		return fmt.Errorf("calls: record %s: %w", c.SID, err)
	}
	return nil
}

// Resume goes on recording after the caller was on hold.
func (r *Recorder) Resume(_ context.Context, c *Call) error {
	params := (&openapi.CreateCallRecordingParams{}).SetTrim("trim-silence")
	// Leak: nobody was asked. No personal data is passed, and the voices are
	// captured all the same.
	_, err := r.client.CreateCallRecording(c.SID, params) // want interception "Twilio"
	return err
}

// Monitor records a call for its agent's supervisor.
func (r *Recorder) Monitor(ctx context.Context, c *Call) error {
	if !r.ledger.Granted(ctx, c.CustomerID, consent.Support) {
		return ErrNotAgreed
	}
	// Leak: the customer agreed and the agent was never asked.
	_, err := r.client.CreateCallRecording(c.SID, &openapi.CreateCallRecordingParams{}) // want interception "Twilio"
	return err
}
