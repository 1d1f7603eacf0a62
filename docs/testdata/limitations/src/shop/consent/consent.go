// Package consent answers whether a customer agreed.
package consent

// Granted is the consent check of the taxonomy.
func Granted(customerID, purpose string) bool { return customerID != "" && purpose != "" }
