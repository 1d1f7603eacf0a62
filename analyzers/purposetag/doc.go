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
// not approved to have the data, and demands a tag where policy.require does.
package purposetag
