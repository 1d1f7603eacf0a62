package helpers

import (
	"iter"

	"guardstubs/consent"
	"guardstubs/customer"
)

// Agreed gives those of a list who agreed to marketing.
func Agreed(list []customer.Customer) iter.Seq[customer.Customer] {
	return func(yield func(customer.Customer) bool) {
		for _, c := range list {
			if consent.Granted(c.ID, consent.Marketing) && !yield(c) {
				return
			}
		}
	}
}
