// Package lib_lookups: what is found by a personal value is not that value.
package lib_lookups

import (
	"context"
	"database/sql"
	"os"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
	"other.example/lib"
)

type account struct {
	ID     string
	Plan   string
	Logins int
}

// accounts is implemented elsewhere.
type accounts interface {
	FindByEmail(ctx context.Context, email string) (*account, error)
	ListByEmail(email string) ([]account, error)
	Count(email string) int
	Exists(email string) bool
	Normalize(email string) string
	Enrich(p *person.Person) *person.Person
	People(plan string) []person.Person
	Cached(key string) any
}

func found(ctx context.Context, s accounts, p *person.Person) {
	a, err := s.FindByEmail(ctx, p.Email)
	acme.Send(a, err)
	acme.Text(a.ID)
	list, err := s.ListByEmail(p.Email)
	acme.Send(len(list), err)
	acme.Text(list[0].Plan)
	acme.Send(s.Count(p.Email), s.Exists(p.Email))
	acme.Text(s.Normalize(p.Email)) // want `Person\.Email`
	acme.Text(s.Normalize(p.Plan))
	q := s.Enrich(p)
	acme.Text(q.Plan)
	acme.Text(q.Phone)               // want `Person\.Phone`
	acme.Text(s.People("x")[0].Name) // want `Person\.Name`
	acme.Send(s.Cached(p.Email))     // want `Person\.Email`
}

// plans has its implementation here.
type plans interface{ PlanOf(email string) string }

type table map[string]string

func (t table) PlanOf(email string) string { return t[email] }

func implemented(s plans, p *person.Person) {
	acme.Text(s.PlanOf(p.Email))
}

func lookups(db *sql.DB, p *person.Person) {
	m := map[string]account{}
	acme.Send(m[p.Email])
	acme.Text(m[p.Email].ID)
	acme.Text(os.Getenv(p.Name))
	acme.Send(strings.Index("abc", p.Name), strings.Contains(p.Email, "@"), len(p.Email))
	var id string
	db.QueryRow("select id from t where email = $1", p.Email).Scan(&id)
	acme.Text(id)
	res, err := db.Exec("delete from t where email = $1", p.Email)
	n, _ := res.RowsAffected()
	acme.Send(n, err)
}

// remembered: an encoder of a library keeps its error beside what it made.
func remembered(p *person.Person) {
	var e lib.Encoder
	e.String(p.Email)
	acme.Send(e.Err)
	acme.Send(e.Out) // want `Person\.Email`
}
