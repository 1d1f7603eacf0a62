// Package lists runs functions for customers that it finds itself.
package lists

import (
	"database/sql"
	"encoding/json"

	"guardstubs/customer"
)

// Store finds customers.
type Store interface {
	List() ([]customer.Customer, error)
}

// EachOf runs f for those of a store.
func EachOf(s Store, f func(customer.Customer)) error {
	list, err := s.List()
	if err != nil {
		return err
	}
	for _, c := range list {
		f(c)
	}
	return nil
}

// EachOfAll runs f for all.
func EachOfAll(f func(customer.Customer)) {
	for _, c := range customer.All() {
		f(c)
	}
}

// EachRow runs f for the rows of a query.
func EachRow(rows *sql.Rows, f func(*customer.Customer)) error {
	for rows.Next() {
		var c customer.Customer
		if err := rows.Scan(&c.ID, &c.Email); err != nil {
			return err
		}
		f(&c)
	}
	return rows.Err()
}

// EachMessage runs f for what messages hold.
func EachMessage(in <-chan []byte, f func(customer.Customer)) {
	for b := range in {
		var c customer.Customer
		if json.Unmarshal(b, &c) == nil {
			f(c)
		}
	}
}
