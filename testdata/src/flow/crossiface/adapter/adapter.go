// Package adapter implements the port with a vendor.
package adapter

import acme "acme.example/sdk"

type Vendor struct{}

func (Vendor) Mail(to, body string) error {
	acme.Text(to)
	return nil
}

type BodyOnly struct{}

func (BodyOnly) Mail(to, body string) error {
	acme.Text(body)
	return nil
}

type Counter struct{}

func (Counter) Count(n int) { acme.Send(n) }
