// Package directive defines the analyzer that reports //consentvet: comments
// that have no effect.
//
// # Analyzer directive
//
// directive: report malformed, reasonless or unused //consentvet: directives
//
// A directive that is misspelt, that lacks its reason, that is attached to
// nothing, or that no flow needs any more, silently does nothing. The check
// reports it, with what is allowed in its place.
package directive
