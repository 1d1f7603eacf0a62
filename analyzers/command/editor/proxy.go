package editor

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
	"github.com/consentvet/consentvet/analyzers/command/internal/workspace"
)

// A proxy stands between an editor (the client) and gopls (the server).
// Everything that it does under its lock is short, and never waits for anyone.
type proxy struct {
	start    func() (*process, error) // starts gopls
	analysis workspace.Options
	debounce time.Duration // from an edit to the analysis
	poll     time.Duration // how often to look whether a taxonomy changed
	backoff  time.Duration // before gopls is started again
	logTo    io.Writer

	mu       sync.Mutex
	client   *outbox
	server   *server // nil: gopls is not running
	starts   int
	crashes  []time.Time
	shutdown bool // the client asked for it
	exiting  bool
	exited   chan struct{} // closed when exiting is set

	initBody    []byte // the client's initialize request
	init        lsp.Initialize
	initialized []byte // the notification
	encoding    lsp.Encoding
	settings    map[string]lsp.Settings // that the editor told gopls when asked, by folder
	pending     map[string]*lsp.Message // the client's requests, by ID
	docs        map[string]*document    // open documents, by URI
	said        map[string]bool         // messages shown, not to be repeated

	theirs map[string]*published // gopls's diagnostics, by file
	uris   map[string]string     // as the client and gopls write them, by file

	jobs    map[string]*job // by the directory of the root
	wake    chan struct{}
	shown   map[string]string // our diagnostics as the client has them, by file
	results int               // analyses that were published
}

// A document is an open one.
type document struct {
	path, lang string
	version    int
	text       []byte
	lost       bool // a change could not be applied: the text is not known
}

// run serves the client until it leaves, and returns the exit status.
func (p *proxy) run(stdin io.Reader, stdout io.WriteCloser) int {
	p.client = newOutbox(stdout)
	p.exited, p.wake = make(chan struct{}), make(chan struct{}, 1)
	p.pending, p.docs = make(map[string]*lsp.Message), make(map[string]*document)
	p.said, p.theirs = make(map[string]bool), make(map[string]*published)
	p.uris, p.jobs, p.shown = make(map[string]string), make(map[string]*job), make(map[string]string)
	p.settings = make(map[string]lsp.Settings)
	p.mu.Lock()
	p.startServer()
	p.mu.Unlock()
	worker := make(chan struct{})
	go func() { defer close(worker); p.work() }()
	in := lsp.NewReader(stdin)
	for !p.isExiting() {
		body, err := in.Read()
		var bad *lsp.MalformedError
		switch {
		case errors.As(err, &bad):
			p.complain(bad)
		case err != nil:
			p.leave(err)
		default:
			p.fromClient(body)
		}
	}
	p.stopServer()
	<-worker
	p.client.close()
	select { // a client that does not read any more is not waited for
	case <-p.client.done:
	case <-time.After(time.Second):
	}
	if !p.shutdown {
		return 1 // as the protocol has it
	}
	return 0
}

func (p *proxy) isExiting() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.exiting
}

// leave ends the session because the client's stream did.
func (p *proxy) leave(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		fmt.Fprintf(p.logTo, "consentvet-gopls: reading from the editor: %v\n", err)
	}
	p.exit()
}

func (p *proxy) exit() {
	if !p.exiting {
		p.exiting = true
		close(p.exited)
	}
}

// complain answers what is no message.
func (p *proxy) complain(bad *lsp.MalformedError) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.client.send(lsp.Failure(nil, lsp.ParseError, bad.Reason))
	p.log(lsp.SeverityWarning, "the editor sent something that is no message and was left out: "+bad.Reason)
}

// log leaves a line in the editor's log.
func (p *proxy) log(severity int, text string) {
	p.client.send(lsp.Notification("window/logMessage", messageParams{severity, workspace.Source + ": " + text}))
}

// show shows a message to the user, once until it is taken back.
func (p *proxy) show(severity int, text string) {
	if p.said[text] {
		return
	}
	p.said[text] = true
	p.client.send(lsp.Notification("window/showMessage", messageParams{severity, workspace.Source + ": " + text}))
	p.log(severity, text)
}

type messageParams struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}

// decode reads parameters that the proxy wants to know; if they are not as
// expected, gopls will say what it thinks of them.
func decode[T any](raw json.RawMessage) (T, bool) {
	var v T
	err := json.Unmarshal(raw, &v)
	return v, err == nil
}
