// Package join imports both: here it is known.
package join

import (
	"flow/person"
	"flow/siblings/hold"
	"flow/siblings/reader"
	"flow/siblings/writer"
)

func local(p *person.Person) {
	b := &hold.Box{}
	writer.Fill(b, p)
	reader.Send(b) // want `Person\.Email`
	reader.SendPlan(b)
}
