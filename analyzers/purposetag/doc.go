// Package purposetag defines the analyzer that reports purpose tags that do not
// allow what they stand on.
//
// # Analyzer purposetag
//
// purposetag: report purpose tags that are unknown, empty or not approved
//
// A purpose tag (//consentvet:purpose support, or a context that carries a
// purpose) says why data leaves. The check reports a disclosure whose tag names
// a purpose that the taxonomy does not declare, or one for which the vendor is
// not approved to have the data. It demands a tag where policy.require in the
// taxonomy does.
//
// Wrong, if there is no purpose "greetings":
//
//	//consentvet:purpose greetings
//	mailer.Send(ctx, c.Email)
//
// Right: a declared purpose, for which the vendor is approved.
//
//	//consentvet:purpose support
//	mailer.Send(ctx, c.Email)
//
// The remedy is another purpose, or another entry under purposes or approved in
// the taxonomy. To accept the disclosure nevertheless, replace the tag:
//
//	//consentvet:ignore purposetag -- agreed with the privacy team until the contract changes
package purposetag
