// Package calls is the contact centre: it records, transcribes and summarises
// telephone calls.
package calls

import "sync"

// Call is a telephone call between a customer and an agent.
type Call struct {
	SID          string
	CustomerID   string
	AgentID      string
	CallerNumber string
	RecordingURL string // set once the recording is ready

	mu         sync.Mutex
	transcript string
}

// Transcript returns what was said, or "" before it was transcribed.
func (c *Call) Transcript() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.transcript
}

func (c *Call) setTranscript(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.transcript = text
}
