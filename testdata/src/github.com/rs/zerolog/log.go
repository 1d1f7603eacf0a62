// Package zerolog has the signatures that the cases use.
package zerolog

import "io"

type Logger struct{ w io.Writer }
type Event struct{}
type Context struct{ l Logger }

func New(w io.Writer) Logger                  { return Logger{w} }
func (l *Logger) Info() *Event                { return &Event{} }
func (l Logger) With() Context                { return Context{l} }
func (c Context) Str(key, val string) Context { return c }
func (c Context) Logger() Logger              { return c.l }

func (e *Event) Str(key, val string) *Event                 { return e }
func (e *Event) Int(key string, i int) *Event               { return e }
func (e *Event) Interface(key string, i interface{}) *Event { return e }
func (e *Event) Msg(msg string)                             {}
func (e *Event) Msgf(format string, v ...interface{})       {}
