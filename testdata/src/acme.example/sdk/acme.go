// Package acme is a vendor's SDK: small, so that a case is one line.
package acme

import "context"

// Send and Text hand their arguments to Acme.
func Send(v ...any)     {}
func Text(text string)  {}
func Version() string   { return "1" }
func Local(text string) {}

// Client is a client of Acme.
type Client struct{ key string }

func New(key string) *Client { return &Client{key} }

func (c *Client) Send(ctx context.Context, v any) error { return ctx.Err() }
func (c *Client) Record(call string)                    {}
func (c *Client) Close() error                          { return nil }

// Event is built up and then submitted: its receiver is what leaves.
type Event struct{ props map[string]any }

func NewEvent(name string) *Event { return &Event{map[string]any{"name": name}} }

func (e *Event) Set(key string, v any) *Event {
	e.props[key] = v
	return e
}

func (e *Event) Submit() {}

// Transcribe listens in.
func (c *Client) Transcribe(ctx context.Context, text string) error { return ctx.Err() }

// Second sends its second argument.
func Second(local, remote string) {}

// Option sets up a message.
type Option func(*options)

type options struct{ values []any }

func WithValue(v any) Option  { return func(o *options) { o.values = append(o.values, v) } }
func WithDebug(b bool) Option { return func(*options) {} }

// Mailer mails; Queue and Batch do more, one by a list of its own.
type Mailer interface{ Mail(to, text string) error }

type Queue interface {
	Mail(to, text string) error
	Flush() error
}

type Batch interface {
	Mailer
	Close() error
}

func NewQueue() Queue { return nil }
