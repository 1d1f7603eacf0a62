// Package sdk stands for a vendor's SDK.
package sdk

// Send is the vendor's sink.
func Send(v any) {}
