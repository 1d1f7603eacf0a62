// Package scribe stands for the SDK of a third party with settings that an approval depends on.
package scribe

// Options are settings of a call.
type Options struct {
	RedactPII bool
	Language  string
}

// Transcribe takes settings as a value.
func Transcribe(v any, o Options) {}

// With takes settings by pointer.
func With(v any, o *Options) {}

// Mode takes one setting.
func Mode(v any, mode string) {}
