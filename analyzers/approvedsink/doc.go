// Package approvedsink defines the analyzer that reports data going to third
// parties that may not have it.
//
// # Analyzer approvedsink
//
// approvedsink: report data that the vendor is not approved for, and third parties that nobody listed
//
// The taxonomy says which categories of data each vendor is approved for. The
// check reports personal data of any other category that reaches it, whatever
// consent there is, and personal data in an HTTP request to a constant host
// that is neither the company's own nor any vendor's.
package approvedsink
