// Package lsp has what the editor proxy needs of the Language Server Protocol:
// the framing of messages, the few message types that it looks into, and
// positions. It knows nothing of any server.
package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// maxMessage bounds the length that a message can claim to have, and maxLine
// that of a header.
const maxMessage, maxLine = 1 << 29, 1 << 20

const lengthHeader = "Content-Length:"

// A MalformedError tells of bytes that are no message. Reading can go on.
type MalformedError struct{ Reason string }

func (e *MalformedError) Error() string { return e.Reason }

// A Reader reads messages.
type Reader struct {
	r    *bufio.Reader
	next string // a line that was read too early
}

// NewReader returns a reader of the messages in r.
func NewReader(r io.Reader) *Reader { return &Reader{r: bufio.NewReaderSize(r, 1<<16)} }

// Read returns the body of the next message, or a *MalformedError, after which
// the next call goes on with the next header that makes sense.
func (r *Reader) Read() ([]byte, error) {
	length, junk, err := r.header()
	if err != nil {
		return nil, err
	}
	if junk != "" {
		return nil, &MalformedError{fmt.Sprintf("found %q where a message's header should be", clip(junk))}
	}
	body := new(bytes.Buffer)
	if n, err := io.CopyN(body, r.r, length); err != nil {
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("the stream ends after %d of the %d bytes of a message: %w", n, length, io.ErrUnexpectedEOF)
		}
		return nil, err
	}
	return body.Bytes(), nil
}

// header reads up to the empty line that ends a header. What is before the
// header and belongs to none is junk, reported before the message itself.
func (r *Reader) header() (length int64, junk string, err error) {
	length = -1
	for {
		line := r.next
		r.next = ""
		if line == "" {
			if line, err = r.line(); err != nil {
				return 0, "", endOf(err, junk+line, length >= 0)
			}
		}
		if i := strings.LastIndex(line, lengthHeader); i > 0 {
			r.next = line[i:]
			return 0, junk + line[:i], nil
		}
		name, value, _ := strings.Cut(line, ":")
		switch {
		case line == "" && length >= 0:
			return length, "", nil
		case line == "" || strings.EqualFold(name, "Content-Type"):
		case strings.EqualFold(name+":", lengthHeader) && junk != "":
			r.next = line
			return 0, junk, nil
		case strings.EqualFold(name+":", lengthHeader):
			length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64)
			if err != nil || length < 0 || length > maxMessage {
				return 0, line, nil
			}
		case len(junk) < maxLine:
			junk += line + "\n"
		}
	}
}

// line reads a line; of a long one, the rest counts as another.
func (r *Reader) line() (string, error) {
	var line []byte
	for len(line) < maxLine {
		b, err := r.r.ReadByte()
		if err != nil {
			return string(line), err
		}
		if b == '\n' {
			break
		}
		line = append(line, b)
	}
	return strings.TrimSuffix(string(line), "\r"), nil
}

// endOf tells the end of the stream from its end inside a header.
func endOf(err error, text string, inside bool) error {
	if errors.Is(err, io.EOF) && (inside || text != "") {
		return fmt.Errorf("the stream ends with %q, which is no message: %w", clip(text), io.ErrUnexpectedEOF)
	}
	return err
}

func clip(s string) string {
	if len(s) > 100 {
		s = strings.ToValidUTF8(s[:100], "") + "..."
	}
	return s
}

// A Writer writes messages. It is safe for concurrent use.
type Writer struct {
	mu sync.Mutex
	w  io.Writer
}

// NewWriter returns a writer of messages to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// WriteRaw writes the body of a message as it is.
func (w *Writer) WriteRaw(body []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, err := w.w.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
	return err
}

// Write encodes and writes a message.
func (w *Writer) Write(m *Message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return w.WriteRaw(body)
}

// A Message is a request (method and ID), a notification (method), or a
// response (ID).
type Message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *Error          `json:"error,omitempty"`
}

// Error is why a request failed.
type Error struct {
	Code    int             `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

// Codes of errors.
const (
	ParseError     = -32700
	MethodNotFound = -32601
	InternalError  = -32603
)

// Parse decodes a message's envelope.
func Parse(body []byte) (*Message, error) {
	m := new(Message)
	if err := json.Unmarshal(body, m); err != nil {
		return nil, &MalformedError{fmt.Sprintf("found %q, which is no message: %v", clip(string(body)), err)}
	}
	if m.Method == "" && len(m.ID) == 0 {
		return nil, &MalformedError{fmt.Sprintf("found %q, which is neither a request nor a response", clip(string(body)))}
	}
	return m, nil
}

// IsRequest reports whether the message wants an answer.
func (m *Message) IsRequest() bool { return m.Method != "" && len(m.ID) > 0 }

// IsResponse reports whether the message is an answer.
func (m *Message) IsResponse() bool { return m.Method == "" }

// Notification makes a notification.
func Notification(method string, params any) *Message {
	return &Message{Version: "2.0", Method: method, Params: Encode(params)}
}

// Response makes the successful answer to a request.
func Response(id json.RawMessage, result any) *Message {
	return &Message{Version: "2.0", ID: id, Result: Encode(result)}
}

// Failure makes the answer that a request failed.
func Failure(id json.RawMessage, code int, text string) *Message {
	if len(id) == 0 {
		id = json.RawMessage("null")
	}
	return &Message{Version: "2.0", ID: id, Error: &Error{Code: code, Message: text}}
}

// Encode encodes a value that is known to be encodable.
func Encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // our own types
	}
	return data
}
