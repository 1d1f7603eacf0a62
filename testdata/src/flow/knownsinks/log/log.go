// Package log hands entries to sinks that it does not know.
package log

import (
	"fmt"
	"io"
)

type Entry struct {
	Level, Msg string
	Fields     map[string]any
}

type Sink interface{ Emit(Entry) error }

type Logger struct{ sink Sink }

func New(s Sink) *Logger { return &Logger{s} }

func (l *Logger) Info(msg string, kv ...any) {
	e := Entry{Level: "info", Msg: msg, Fields: map[string]any{}}
	for i := 0; i+1 < len(kv); i += 2 {
		e.Fields[fmt.Sprint(kv[i])] = kv[i+1]
	}
	l.sink.Emit(e)
}

type Writer struct{ W io.Writer }

func (w Writer) Emit(e Entry) error {
	_, err := fmt.Fprintln(w.W, e.Level, e.Msg, e.Fields)
	return err
}

type Multi []Sink

func (m Multi) Emit(e Entry) error {
	for _, s := range m {
		if err := s.Emit(e); err != nil {
			return err
		}
	}
	return nil
}
