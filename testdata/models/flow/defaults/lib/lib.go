// Package lib logs with the default loggers of three libraries.
package lib

import (
	zlog "github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"

	"example.com/models/flow/acme"
)

func Zap(p *acme.Person) {
	zap.L().Info("x", zap.String("mail", p.Email))
	zap.S().Infow("x", "plan", p.Plan)
}

func Logrus(p *acme.Person) {
	logrus.WithField("phone", p.Phone).Info("x")
	logrus.Infof("plan %s", p.Plan)
}

func Zero(p *acme.Person) {
	zlog.Info().Str("name", p.Name).Msg("x")
	zlog.Info().Str("plan", p.Plan).Msg("x")
}

// Service has a logger of its own.
type Service struct{ log *zap.Logger }

func NewService(l *zap.Logger) *Service { return &Service{l} }

func (s *Service) Serve() {
	p := load()
	s.log.Info("served", zap.String("phone", p.Phone))
	s.log.Info("served", zap.String("plan", p.Plan))
}

func load() *acme.Person { return people["1"] }

var people = map[string]*acme.Person{}
