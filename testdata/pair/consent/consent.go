// Package consent keeps who agreed to what.
package consent

var ledger = map[string]bool{}

// Granted reports whether the customer agreed to the purpose.
func Granted(customer, purpose string) bool { return ledger[customer+" "+purpose] }
