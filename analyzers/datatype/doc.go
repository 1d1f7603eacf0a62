// Package datatype defines the analyzer that reports classifications that are
// none.
//
// # Analyzer datatype
//
// datatype: report unknown data categories in struct tags and directives
//
// A struct tag or a //consentvet:data directive says that a field holds personal
// data of some category. A category that the taxonomy does not have classifies
// nothing, or nothing that any approval covers; the check reports it with the
// nearest spelling. With -datatype.suggest it also lists fields that look like
// personal data, by their names, in structs that nobody classified.
package datatype
