// Package orders takes orders, charges for them and tells their buyers.
package orders

import (
	"errors"

	"example.com/shop/customer"
)

// Order is a purchase.
type Order struct {
	ID        string
	Buyer     customer.Customer
	Recipient customer.Customer // the buyer, unless it is a gift
	Lines     []Line
	Cents     int64
	Currency  string
}

// Line is one article of an order.
type Line struct {
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// ErrEmpty is returned for an order without lines.
var ErrEmpty = errors.New("orders: nothing in it")
