// Package exportedrows: what functions that were given give is written to a writer
// that was given, by a call that stands before theirs in a loop.
package exportedrows

import (
	"bytes"
	"encoding/csv"
	"io"

	"flow/person"

	acme "acme.example/sdk"
)

func export(w io.Writer, list []person.Person, columns ...func(person.Person) string) error {
	cw := csv.NewWriter(w)
	defer cw.Flush()
	for _, p := range list {
		row := make([]string, 0, len(columns))
		for _, c := range columns {
			row = append(row, c(p))
		}
		if err := cw.Write(row); err != nil {
			return err
		}
	}
	return nil
}

func mail(p person.Person) string { return p.Email }
func plan(p person.Person) string { return p.Plan }

func run(list []person.Person) error {
	var all, plans bytes.Buffer
	if err := export(&all, list, plan, mail); err != nil {
		return err
	}
	if err := export(&plans, list, plan); err != nil {
		return err
	}
	acme.Text(all.String()) // want `Person\.Email`
	acme.Text(plans.String())
	return nil
}
