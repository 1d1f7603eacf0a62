// Package clearedelsewhere: a function of another package clears.
package clearedelsewhere

import (
	"flow/crosstypes/model"

	acme "acme.example/sdk"
)

func anonymized(o *model.Order) {
	o.Anonymize()
	acme.Send(o)
}

func other(o, q *model.Order) {
	q.Anonymize()
	acme.Send(o) // want `Person\.Email`
}
