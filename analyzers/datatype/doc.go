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
// nearest spelling.
//
// Wrong, because there is no such category:
//
//	type Form struct {
//		//consentvet:data user.contact.emial
//		Email string
//	}
//
// Right:
//
//	type Form struct {
//		//consentvet:data user.contact.email
//		Email string
//	}
//
// With -datatype.suggest it also lists fields that look like personal data, by
// their names, in structs that nobody classified. To keep a field off that list:
//
//	//consentvet:ignore datatype -- the address of a printer
package datatype
