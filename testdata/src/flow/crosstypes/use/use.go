// Package use hands over what another package declares.
package use

import (
	"flow/crosstypes/model"

	acme "acme.example/sdk"
)

func getters(o *model.Order) {
	acme.Text(o.Contact()) // want `Person\.Email`
	acme.Text(o.Label())
	acme.Send(o.Lines, len(o.Lines))
}

func whole(o *model.Order) {
	acme.Send(o) // want `Person\.Email`
	acme.Send(o.Public())
	acme.Send(o.Lines[0])
}

func repository(r model.Repository) error {
	o, err := r.Find("1")
	if err != nil {
		return err
	}
	acme.Send(o.Buyer) // want `Person\.Email`
	acme.Text(o.Number)
	n, err := r.Count()
	acme.Send(n)
	return err
}
