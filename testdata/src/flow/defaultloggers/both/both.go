// Package both keeps the default logger at home.
package both

import (
	"log"
	"log/slog"
	"os"

	"flow/defaultloggers/logx"
	"flow/person"
)

func run(p *person.Person) {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	log.SetOutput(os.Stderr)
	slog.Info("x", "mail", p.Email)
	logx.Info("x", "mail", p.Email)
	log.Print(p.Email)
}
