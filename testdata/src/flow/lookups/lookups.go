// Package lookups: what was found by a personal value is not that value.
package lookups

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

type account struct {
	ID   int
	Plan string
}

type repo struct {
	db     *sql.DB
	byMail map[string]*account
}

func (r *repo) find(mail string) (*account, error) {
	a, ok := r.byMail[mail]
	if !ok {
		return nil, errors.New("no account")
	}
	return a, nil
}

func (r *repo) query(ctx context.Context, mail string) (*account, error) {
	var a account
	err := r.db.QueryRowContext(ctx, "select id, plan from accounts where mail = $1", mail).Scan(&a.ID, &a.Plan)
	return &a, err
}

func (r *repo) index(list []string, mail string) int {
	for i, s := range list {
		if s == mail {
			return i
		}
	}
	return -1
}

func uses(ctx context.Context, r *repo, p *person.Person, list []string) error {
	a, err := r.find(p.Email)
	acme.Send(a, err)
	a, err = r.query(ctx, p.Email)
	acme.Send(a, err)
	acme.Send(r.index(list, p.Email))
	role := map[bool]string{true: "staff", false: "guest"}[strings.HasSuffix(p.Email, "@example.com")]
	acme.Text(role)
	acme.Send(strings.Count(p.Email, "."), strings.Contains(p.Name, " "), strings.IndexByte(p.Email, '@'))
	acme.Text(strings.SplitN(p.Email, "@", 2)[1]) // want `Person\.Email`
	return nil
}
