// Package port declares what the domain needs and sends through it.
package port

import "flow/person"

type Mailer interface{ Mail(to, body string) error }

type Counter interface{ Count(n int) }

type Service struct {
	Mailer Mailer
	Count  Counter
}

func (s *Service) Welcome(p *person.Person) error {
	s.Count.Count(len(p.Email))
	return s.Mailer.Mail(p.Email, "welcome "+p.Plan)
}
