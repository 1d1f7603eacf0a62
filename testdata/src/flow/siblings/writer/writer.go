// Package writer stores.
package writer

import (
	"flow/person"
	"flow/siblings/hold"
)

func Fill(b *hold.Box, p *person.Person) { b.Mail, b.Plan = p.Email, p.Plan }
