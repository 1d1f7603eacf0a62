// Package use fills batches that somebody else flushes.
package use

import (
	"flow/pendingfields/batch"
	"flow/person"
)

type service struct{ batch *batch.Batch }

func (s *service) joined(p *person.Person) {
	s.batch.Add(p.Email) // want `Person\.Email`
	s.batch.Add(p.Plan)
	s.batch.Remark(p.Email)
}

func given(b *batch.Batch, p *person.Person) {
	b.Add(p.Phone) // want `Person\.Phone`
}

// ours is never flushed.
func ours(p *person.Person) int {
	b := batch.New()
	b.Add(p.Email)
	return len(b.Note())
}

func flushed(p *person.Person) {
	b := batch.New()
	b.Add(p.Name)
	b.Flush() // want `Person\.Name`
}

func cleared(p *person.Person) {
	b := batch.New()
	b.Remark(p.Name)
	b.Flush()
}
