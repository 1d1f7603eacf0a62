// Package scanning: what is scanned into fields is unknown, and so is what is
// decoded over a literal.
package scanning

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"flow/person"

	acme "acme.example/sdk"
)

func literal(data []byte) {
	p := &person.Person{ID: "1"}
	json.Unmarshal(data, p)
	acme.Send(p) // want `Person\.Email`
	acme.Text(p.ID)
}

func rows(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "select")
	if err != nil {
		return err
	}
	for rows.Next() {
		var p person.Person
		if err := rows.Scan(&p.ID, &p.Email, &p.Plan); err != nil {
			return err
		}
		acme.Text(p.Email) // want `Person\.Email`
		acme.Send(p.Plan, p.ID, p.Phone)
	}
	return rows.Err()
}

func scanned(s string) {
	var p person.Person
	fmt.Sscanf(s, "%s %s", &p.Name, &p.Plan)
	acme.Text(p.Name) // want `Person\.Name`
	acme.Text(p.Plan)
}

func loaded(ctx context.Context) {
	p, err := person.Load(ctx, "1")
	if err != nil {
		acme.Send(err)
		return
	}
	acme.Send(p) // want `Person\.Email`
	acme.Text(p.Plan)
}
