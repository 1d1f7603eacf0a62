// Package acme is the vendor, and the personal data, of the cases beside it.
package acme

// Person is personal in three fields.
type Person struct {
	ID    string `json:"id" db:"id" yaml:"id"`
	Plan  string `json:"plan" db:"plan" yaml:"plan"`
	Email string `json:"email" db:"email" yaml:"email"`
	Phone string `json:"phone" db:"phone" yaml:"phone"`
	Name  string `json:"-" db:"name" yaml:"-"`
}

// Send takes anything to the vendor.
func Send(any) {}

// Text takes a text to the vendor.
func Text(string) {}
