// Package reader sends.
package reader

import (
	"flow/siblings/hold"

	acme "acme.example/sdk"
)

func Send(b *hold.Box)     { acme.Text(b.Mail) }
func SendPlan(b *hold.Box) { acme.Text(b.Plan) }
