// Package taxonomy defines the analyzer that reports entries of the taxonomy
// file that match nothing.
//
// # Analyzer taxonomy
//
// taxonomy: report entries of the taxonomy file that match nothing, and approvals past their review date
//
// A function, type or field that the taxonomy misspells is as good as not
// listed: a typo there silences the linter. The check looks each entry of your
// own file up in the package that it names, wherever a checked package is that
// package or imports it, and reports what is not there: functions, types,
// fields, arguments and results. It also reports an approval whose review_by has
// passed.
//
// Wrong, if the function is called Granted, or has a pointer receiver:
//
//	consent_checks:
//	  - func: (*example.com/shop/consent.Ledger).Grantd
//	  - func: (example.com/shop/consent.Ledger).Granted
//
// Right:
//
//	consent_checks:
//	  - func: (*example.com/shop/consent.Ledger).Granted
//	    subject: {arg: 1}
//	    purpose: {arg: 2}
//
// The everyday command reports the line of the taxonomy file; a package of the
// main module that does not exist is found there too. Other hosts report it at the
// import of the package concerned, or at the package's own clause. Entries whose
// package no checked package imports are not looked up, so that one file can
// serve many repositories, nor are unexported names of imported packages, which
// cannot be seen from outside.
//
// To keep an entry for a name that exists with other build tags only, say at
// the import:
//
//	//consentvet:ignore taxonomy -- with the build tag "eu"
package taxonomy
