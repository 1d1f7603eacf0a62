// Package setup sets the default logger that packages below it use.
package setup

import (
	"context"
	"log"
	"log/slog"

	"flow/defaultloggers/logx"
	"flow/defaultloggers/ship"
	"flow/defaultloggers/signup"
	"flow/person"
)

func run(ctx context.Context, p *person.Person) {
	slog.SetDefault(slog.New(ship.Handler{})) // want `Person\.Email.*Person\.Phone|Person\.Phone.*Person\.Email`
	signup.Register(ctx, p)
	signup.Wrapped(p)
	slog.Error("failed", "who", p.Name) // want `Person\.Name`
	slog.Error("failed", "plan", p.Plan)
	logx.Infof("hi %s", p.ID)
	logx.Infof("hi %s", p.Home.Street) // want `Address\.Street`
}

func old() {
	log.SetOutput(ship.Writer{}) // want `Person\.Name`
}

func local(p *person.Person) {
	slog.With("mail", p.Email).Info("x") // want `Person\.Email`
	slog.Default().With("plan", p.Plan).Info("x")
}
