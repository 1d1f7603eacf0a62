// Package app sets the default loggers.
package app

import (
	zlog "github.com/rs/zerolog/log"

	"github.com/rs/zerolog"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"example.com/models/flow/acme"
	"example.com/models/flow/defaults/lib"
)

type shipper struct{}

func (shipper) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

type hook struct{}

func (hook) Levels() []logrus.Level { return logrus.AllLevels }

func (hook) Fire(e *logrus.Entry) error {
	acme.Send(e.Data)
	return nil
}

func logger() *zap.Logger {
	enc := zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig())
	return zap.New(zapcore.NewCore(enc, zapcore.AddSync(shipper{}), zap.InfoLevel))
}

func setup(p *acme.Person) {
	zap.ReplaceGlobals(logger())         // want `Person\.Email`
	logrus.AddHook(hook{})               // want `Person\.Phone`
	zlog.Logger = zerolog.New(shipper{}) // want `Person\.Name`
	lib.Zap(p)
	lib.Logrus(p)
	lib.Zero(p)
	zlog.Warn().Str("mail", p.Email).Send() // want `Person\.Email`
	zlog.Warn().Str("plan", p.Plan).Send()
	zap.S().Infow("x", "phone", p.Phone) // want `Person\.Phone`
	zap.S().Infow("x", "plan", p.Plan)
	logrus.Warn("hi ", p.Name) // want `Person\.Name`
	logrus.Warn("hi ", p.Plan)
}

func serve() {
	lib.NewService(logger()).Serve() // want `Person\.Phone`
}

func serveQuietly() {
	l, _ := zap.NewProduction()
	lib.NewService(l).Serve()
}
