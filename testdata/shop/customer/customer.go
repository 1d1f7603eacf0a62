// Package customer holds the shop's customers.
package customer

import (
	"context"
	"errors"
	"time"
)

// Customer is a person with an account in the shop.
type Customer struct {
	ID             string    `json:"id"`
	Name           string    `json:"name"`
	Email          string    `json:"email"`
	Phone          string    `json:"phone"`
	Address        Address   `json:"address"`
	MarketingOptIn bool      `json:"marketing_opt_in"` // ticked at sign-up, cleared by the unsubscribe link
	Since          time.Time `json:"since"`
}

// Address is where parcels go.
type Address struct {
	Street     string `json:"street"`
	City       string `json:"city"`
	PostalCode string `json:"postal_code"`
	Country    string `json:"country"`
}

// ErrNotFound is returned when there is no such customer.
var ErrNotFound = errors.New("customer: not found")

// Repository stores customers.
type Repository interface {
	// ByID returns the customer with this id, or ErrNotFound.
	ByID(ctx context.Context, id string) (Customer, error)
	// Save creates or replaces a customer.
	Save(ctx context.Context, c Customer) error
	// All returns every customer, ordered by id.
	All(ctx context.Context) ([]Customer, error)
	// DoubleOptIn returns the customers who confirmed the newsletter by mail.
	DoubleOptIn(ctx context.Context) ([]Customer, error)
}
