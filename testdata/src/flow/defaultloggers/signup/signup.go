// Package signup logs with the default logger, whatever that is.
package signup

import (
	"context"
	"log"
	"log/slog"

	"flow/defaultloggers/logx"
	"flow/person"
)

func Register(ctx context.Context, p *person.Person) {
	slog.InfoContext(ctx, "signed up", "mail", p.Email)
	slog.Info("signed up", "plan", p.Plan)
}

func Wrapped(p *person.Person) {
	logx.Info("signed up", "phone", p.Phone)
	logx.Info("signed up", "plan", p.Plan)
}

func Old(p *person.Person) {
	log.Printf("signed up: %s", p.Name)
	log.Printf("signed up: %s", p.Plan)
}
