// Package customer has the personal data of the examples.
package customer

// A Customer is classified in the taxonomy: ID identifies, Email is personal.
type Customer struct {
	ID    string
	Email string
}
