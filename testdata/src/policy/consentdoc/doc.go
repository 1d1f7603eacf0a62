// Package consentdoc takes the examples of docs/consent.md, which a test puts in.
package consentdoc
