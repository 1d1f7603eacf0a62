package editor

import (
	"io"
	"sync"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
)

// An outbox writes messages in the order in which they were posted. Posting
// never waits: a reader that is slow, as a busy gopls or editor, holds up nobody
// but itself.
type outbox struct {
	mu     sync.Mutex
	posted sync.Cond
	queue  [][]byte
	closed bool
	done   chan struct{} // everything is written
}

func newOutbox(w io.WriteCloser) *outbox {
	o := &outbox{done: make(chan struct{})}
	o.posted.L = &o.mu
	go o.write(w)
	return o
}

func (o *outbox) write(w io.WriteCloser) {
	defer close(o.done)
	defer w.Close()
	out := lsp.NewWriter(w)
	for {
		o.mu.Lock()
		for len(o.queue) == 0 && !o.closed {
			o.posted.Wait()
		}
		batch := o.queue
		o.queue = nil
		o.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		for _, body := range batch {
			if out.WriteRaw(body) != nil {
				o.close() // whoever reads the other side notices that it is gone
				return
			}
		}
	}
}

func (o *outbox) post(body []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.closed {
		o.queue = append(o.queue, body)
		o.posted.Signal()
	}
}

func (o *outbox) send(m *lsp.Message) { o.post(lsp.Encode(m)) }

// close ends the writing after what was posted before.
func (o *outbox) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	o.posted.Signal()
}
