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
//
// Wrong: no reason after the dashes, a space before the name, a kind that does
// not exist.
//
//	//consentvet:ignore consentcheck
//	// consentvet:purpose support
//	//consentvet:porpose support
//
// Right:
//
//	//consentvet:ignore consentcheck -- the number is the company's own
//	//consentvet:purpose support
//
// An unused directive is best removed. To keep one, for code that is generated
// differently per build, say:
//
//	//consentvet:ignore directive -- needed with the build tag "eu"
package directive
