package editor

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
)

// A process is a running gopls.
type process struct {
	in   io.WriteCloser
	out  io.Reader
	wait func() error
	kill func()
}

// A server is one start of gopls.
type server struct {
	*outbox
	process       *process
	number        int  // of the start
	replaying     bool // it is being told what its predecessor knew
	queue         [][]byte
	requests      map[string]json.RawMessage // to the client, unanswered: its own IDs, by the ID that the client sees
	configuration map[string][]string        // folders of the settings that it asks for, by ID
	watches       []registration             // capabilities that it registered
	progress      map[string]json.RawMessage // tokens of what is under way
	gone          chan struct{}
}

type registration struct {
	ID     string `json:"id"`
	Method string `json:"method"`
}

// ownID starts the IDs of the proxy's own requests, and serverID those of
// requests of a gopls that was started again: it counts from one like its
// predecessor did.
const ownID, serverID = "consentvet/", "consentvet-gopls/"

const (
	maxCrashes  = 5 // within crashPeriod, before gopls is given up
	crashPeriod = 3 * time.Minute
	gracePeriod = 5 * time.Second // for gopls to exit
)

// startServer starts gopls, and tells it what a predecessor knew.
func (p *proxy) startServer() {
	proc, err := p.start()
	if err != nil {
		p.show(lsp.SeverityError, err.Error()+". Only consentvet's own diagnostics are shown.")
		p.answerPending("gopls is not running")
		return
	}
	p.starts++
	s := &server{
		outbox: newOutbox(proc.in), process: proc, number: p.starts,
		requests: make(map[string]json.RawMessage), configuration: make(map[string][]string), progress: make(map[string]json.RawMessage), gone: make(chan struct{}),
	}
	p.server = s
	switch {
	case p.initBody == nil:
	case p.pendingInitialize() != nil:
		s.outbox.post(p.initBody)
	default:
		s.replaying = true
		m, err := lsp.Parse(p.initBody)
		if err == nil {
			m.ID = lsp.Encode(ownID + "initialize")
			s.outbox.send(m)
		}
	}
	go p.serve(s)
}

// send passes a message on, or keeps it until the replay is over.
func (s *server) send(body []byte) {
	if s.replaying {
		s.queue = append(s.queue, body)
		return
	}
	s.outbox.post(body)
}

// replayed tells a new gopls the rest of what its predecessor knew.
func (p *proxy) replayed(s *server, m *lsp.Message) {
	if m.Error != nil {
		p.show(lsp.SeverityError, "gopls was started again and refuses to go on: "+m.Error.Message)
	}
	if p.initialized != nil {
		s.outbox.post(p.initialized)
	}
	for _, uri := range slices.Sorted(maps.Keys(p.docs)) {
		d := p.docs[uri]
		s.outbox.send(lsp.Notification("textDocument/didOpen", map[string]any{
			"textDocument": lsp.Document{URI: uri, Lang: d.lang, Version: d.version, Text: string(d.text)},
		}))
	}
	s.replaying = false
	for _, body := range s.queue {
		s.outbox.post(body)
	}
	s.queue = nil
}

// serve reads what gopls says until it ends.
func (p *proxy) serve(s *server) {
	in := lsp.NewReader(s.process.out)
	for {
		body, err := in.Read()
		var bad *lsp.MalformedError
		if err == nil {
			var m *lsp.Message
			if m, err = lsp.Parse(body); err == nil {
				p.fromServer(s, m, body)
				continue
			}
		}
		if errors.As(err, &bad) {
			p.mu.Lock()
			p.log(lsp.SeverityWarning, "gopls sent something that is no message and was left out: "+bad.Reason)
			p.mu.Unlock()
			continue
		}
		break
	}
	s.outbox.close()
	timer := time.AfterFunc(gracePeriod, s.process.kill) // it may have closed its output only
	err := s.process.wait()
	timer.Stop()
	p.serverGone(s, err)
	close(s.gone)
}

// fromServer takes a message of gopls.
func (p *proxy) fromServer(s *server, m *lsp.Message, body []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m.IsResponse() {
		if body = p.answerToClient(s, m, body); body != nil {
			p.client.post(body)
		}
		return
	}
	switch m.Method {
	case "textDocument/publishDiagnostics":
		body = p.merge(m, body)
	case "client/registerCapability":
		params, _ := decode[struct{ Registrations []registration }](m.Params)
		s.watches = append(s.watches, params.Registrations...)
	case "$/progress":
		s.noteProgress(m)
	}
	if m.IsRequest() {
		raw := m.ID
		if s.number > 1 {
			m.ID = lsp.Encode(fmt.Sprintf("%s%d/%s", serverID, s.number, raw))
			body = lsp.Encode(m)
		}
		s.requests[string(m.ID)] = raw
		if m.Method == "workspace/configuration" {
			s.asked(m)
		}
	}
	p.client.post(body)
}

// ownIDOf returns gopls's ID of a request that the client answers.
func (s *server) ownIDOf(id json.RawMessage) (json.RawMessage, bool) {
	raw, ok := s.requests[string(id)]
	delete(s.requests, string(id))
	return raw, ok
}

func (s *server) noteProgress(m *lsp.Message) {
	params, ok := decode[struct {
		Token json.RawMessage
		Value struct{ Kind string }
	}](m.Params)
	switch {
	case !ok:
	case params.Value.Kind == "begin":
		s.progress[string(params.Token)] = params.Token
	case params.Value.Kind == "end":
		delete(s.progress, string(params.Token))
	}
}

// answerToClient is what the client gets for gopls's answer, nil for nothing.
func (p *proxy) answerToClient(s *server, m *lsp.Message, body []byte) []byte {
	var id string
	if json.Unmarshal(m.ID, &id) == nil && strings.HasPrefix(id, ownID) {
		p.replayed(s, m)
		return nil
	}
	request := p.pending[string(m.ID)]
	delete(p.pending, string(m.ID))
	switch {
	case request == nil:
	case request.Method == "initialize" && m.Error == nil:
		if res, ok := decode[lsp.Initialized](m.Result); ok {
			p.encoding = res.Capabilities.Encoding
		}
	case request.Method == "textDocument/codeAction":
		return p.mergeActions(request, m, body)
	}
	return body
}

// serverGone cleans up after a gopls that has ended, and starts another.
func (p *proxy) serverGone(s *server, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.server = nil
	if p.exiting {
		return
	}
	p.cleanUp(s)
	reason := "exited"
	if err != nil {
		reason = "stopped (" + err.Error() + ")"
	}
	if p.shutdown {
		p.answerPending("gopls has " + reason)
		return
	}
	now := time.Now()
	p.crashes = slices.DeleteFunc(p.crashes, func(t time.Time) bool { return now.Sub(t) > crashPeriod })
	p.crashes = append(p.crashes, now)
	if !p.restarting() {
		p.show(lsp.SeverityError, fmt.Sprintf("gopls has %s %d times in %v and is not started again. Only consentvet's own diagnostics are shown.", reason, len(p.crashes), crashPeriod))
		p.answerPending("gopls is not running")
		return
	}
	text := "gopls has " + reason + " and is started again"
	p.said[text] = false // each time is news
	p.show(lsp.SeverityWarning, text)
	wait := p.backoff * time.Duration(len(p.crashes)-1)
	time.AfterFunc(wait, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if !p.exiting && !p.shutdown {
			p.startServer()
		}
	})
}

// restarting reports whether a gopls that is not running is about to be
// started.
func (p *proxy) restarting() bool { return len(p.crashes) > 0 && len(p.crashes) < maxCrashes }

// cleanUp ends what a gopls that is gone had begun with the client.
func (p *proxy) cleanUp(s *server) {
	for _, id := range slices.Sorted(maps.Keys(p.pending)) {
		if m := p.pending[id]; m.Method != "initialize" {
			delete(p.pending, id)
			answer := lsp.Failure(m.ID, requestFailed, "gopls stopped before it answered")
			if m.Method == "shutdown" || m.Method == "textDocument/codeAction" {
				answer = p.answerAlone(m)
			}
			p.client.send(answer)
		}
	}
	for _, token := range slices.Sorted(maps.Keys(s.progress)) {
		p.client.send(lsp.Notification("$/progress", map[string]any{"token": s.progress[token], "value": map[string]string{"kind": "end"}}))
	}
	for i, w := range s.watches {
		m := lsp.Notification("client/unregisterCapability", map[string]any{"unregisterations": []registration{w}})
		m.ID = lsp.Encode(fmt.Sprintf("%sunregister/%d/%d", ownID, s.number, i))
		p.client.send(m)
	}
	for _, path := range slices.Sorted(maps.Keys(p.theirs)) {
		delete(p.theirs, path)
		p.publish(path)
	}
}

// answerPending answers without gopls whatever the client still waits for.
func (p *proxy) answerPending(reason string) {
	for _, id := range slices.Sorted(maps.Keys(p.pending)) {
		m := p.pending[id]
		delete(p.pending, id)
		answer := p.answerAlone(m)
		if answer.Error != nil {
			answer.Error.Message = reason
		}
		p.client.send(answer)
	}
}

func (p *proxy) pendingInitialize() *lsp.Message {
	for _, m := range p.pending {
		if m.Method == "initialize" {
			return m
		}
	}
	return nil
}

// stopServer waits for gopls to exit, which was told to, and makes it.
func (p *proxy) stopServer() {
	p.mu.Lock()
	s := p.server
	p.mu.Unlock()
	if s == nil {
		return
	}
	s.outbox.close()
	select {
	case <-s.gone:
	case <-time.After(gracePeriod):
		s.process.kill()
		<-s.gone
	}
}
