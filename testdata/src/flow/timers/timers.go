// Package timers: functions that the library calls later, or once.
package timers

import (
	"context"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"flow/person"

	acme "acme.example/sdk"
)

func after(p *person.Person) {
	time.AfterFunc(time.Second, func() {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
	})
}

func values(p *person.Person) {
	mail := sync.OnceValue(func() string { return p.Email })
	plan := sync.OnceValue(func() string { return p.Plan })
	acme.Text(mail()) // want `Person\.Email`
	acme.Text(plan())
	pair := sync.OnceValues(func() (string, error) { return p.Phone, nil })
	s, err := pair()
	acme.Text(s) // want `Person\.Phone`
	acme.Send(err == nil)
}

func onCancel(ctx context.Context, p *person.Person) {
	stop := context.AfterFunc(ctx, func() {
		acme.Text(p.Name) // want `Person\.Name`
	})
	defer stop()
}

func walk(p *person.Person) {
	var seen []string
	filepath.WalkDir("/", func(path string, d fs.DirEntry, err error) error {
		seen = append(seen, path)
		acme.Text(p.Phone) // want `Person\.Phone`
		return err
	})
	acme.Send(seen)
}
