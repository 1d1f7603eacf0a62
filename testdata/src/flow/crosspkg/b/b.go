// Package b stands between: it has neither the data nor the sink.
package b

import "flow/crosspkg/c"

func Announce(text string)  { c.Notify("topic", c.Upper(text), c.Size(text)) }
func Swallow(text string)   { c.Drop(text) }
func Measure(text string)   { c.Notify("size", "", c.Size(text)) }
func Mail(to, body string)  { (&c.Message{To: to, Body: body}).Send() }
func Title(s string) string { return c.Upper("title " + s) }

// Contact is a plain string with a name.
type Contact string

func (x Contact) Tell() { Announce(string(x)) }
