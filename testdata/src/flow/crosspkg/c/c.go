// Package c has the sink.
package c

import acme "acme.example/sdk"

// Notify sends the text, and nothing else.
func Notify(topic, text string, count int) { acme.Send(topic, text) }

// Drop sends nothing.
func Drop(text string) {}

// Message is sent by its method.
type Message struct {
	To   string
	Body string
	note string
}

// Note keeps a remark that is not sent.
func (m *Message) Note(s string) { m.note = s }

// Send sends the body only.
func (m *Message) Send() { acme.Text(m.Body) }

// Upper returns its argument, Size only its size.
func Upper(s string) string { return s + "!" }
func Size(s string) int     { return len(s) }
