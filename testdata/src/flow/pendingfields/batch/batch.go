// Package batch keeps what it is given until it is told to send it.
package batch

import acme "acme.example/sdk"

type Batch struct {
	lines []string
	note  string
}

func New() *Batch { return &Batch{} }

func (b *Batch) Add(line string) { b.lines = append(b.lines, line) }

func (b *Batch) Remark(s string) { b.note = s }

func (b *Batch) Note() string { return b.note }

// Flush sends the lines, and not the note.
func (b *Batch) Flush() {
	for _, l := range b.lines {
		acme.Text(l)
	}
	b.lines = nil
}
