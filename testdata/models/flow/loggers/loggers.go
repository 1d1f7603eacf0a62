// Package loggers: what is logged leaves only where the logger takes it.
package loggers

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"

	"github.com/rs/zerolog"
	zlog "github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"example.com/models/flow/acme"
)

// shipper writes to the vendor.
type shipper struct{}

func (shipper) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

func zapWriter(p *acme.Person) {
	enc := zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig())
	l := zap.New(zapcore.NewCore(enc, zapcore.AddSync(shipper{}), zap.InfoLevel))
	l.Info("x", zap.String("mail", p.Email)) // want `Person\.Email`
	l.Info("x", zap.String("plan", p.Plan), zap.Int("n", 1))
	l.Sugar().Infow("x", "phone", p.Phone) // want `Person\.Phone`
	l.Sugar().Infof("hi %s", p.Name)       // want `Person\.Name`
	l.Sugar().Infow("x", "plan", p.Plan)
	m := l.With(zap.String("mail", p.Email))
	m.Warn("y") // want `Person\.Email`
	own := zap.New(zapcore.NewCore(enc, zapcore.AddSync(os.Stderr), zap.InfoLevel))
	own.Info("x", zap.String("mail", p.Email))
	n, _ := zap.NewProduction()
	n.Info("x", zap.String("mail", p.Email), zap.Any("p", p))
}

// core sends entries to the vendor.
type core struct {
	zapcore.LevelEnabler
	fields []zapcore.Field
}

func (c *core) With(f []zapcore.Field) zapcore.Core {
	return &core{c.LevelEnabler, append(c.fields, f...)}
}
func (c *core) Sync() error { return nil }

func (c *core) Check(e zapcore.Entry, ce *zapcore.CheckedEntry) *zapcore.CheckedEntry {
	return ce.AddCore(e, c)
}

func (c *core) Write(e zapcore.Entry, fields []zapcore.Field) error {
	m := map[string]any{"msg": e.Message}
	for _, f := range fields {
		m[f.Key] = f.String
	}
	acme.Send(m)
	return nil
}

func zapCore(p *acme.Person) {
	l := zap.New(&core{LevelEnabler: zap.InfoLevel})
	l.Info("x", zap.String("mail", p.Email)) // want `Person\.Email`
	l.Info("x", zap.String("plan", p.Plan))
	l.Info("hello " + p.Name) // want `Person\.Name`
}

// hook tells the vendor of every entry.
type hook struct{}

func (hook) Levels() []logrus.Level { return logrus.AllLevels }

func (hook) Fire(e *logrus.Entry) error {
	acme.Send(e.Data)
	acme.Text(e.Message)
	return nil
}

func logrusHook(p *acme.Person) {
	l := logrus.New()
	l.AddHook(hook{})
	l.WithField("mail", p.Email).Info("x") // want `Person\.Email`
	l.WithField("plan", p.Plan).Info("x")
	l.WithFields(logrus.Fields{"phone": p.Phone}).Warn("x") // want `Person\.Phone`
	l.WithFields(logrus.Fields{"plan": p.Plan}).Warn("x")
	l.Infof("hi %s", p.Name) // want `Person\.Name`
	l.Infof("hi %s", p.Plan)
	own := logrus.New()
	own.WithField("mail", p.Email).Info("x")
}

func logrusOutput(p *acme.Person) {
	l := logrus.New()
	l.SetOutput(shipper{})
	l.WithField("mail", p.Email).Info("x") // want `Person\.Email`
	l.WithField("plan", p.Plan).Info("x")
	l.Out = io.Discard
	m := &logrus.Logger{Out: shipper{}, Formatter: new(logrus.JSONFormatter)}
	m.WithError(errors.New("for " + p.Phone)).Error("x") // want `Person\.Phone`
	m.WithError(errors.New("none")).Error("x")
}

func zero(p *acme.Person) {
	l := zerolog.New(shipper{}).With().Timestamp().Logger()
	l.Info().Str("mail", p.Email).Msg("x") // want `Person\.Email`
	l.Info().Str("plan", p.Plan).Bool("has", p.Email != "").Msg("x")
	l.Error().Err(errors.New("for " + p.Name)).Send() // want `Person\.Name`
	l.Info().Interface("p", p).Msg("x")               // want `Person\.Email`
	zlog.Info().Str("mail", p.Email).Msg("x")
	multi := zerolog.New(zerolog.MultiLevelWriter(os.Stderr, shipper{}))
	multi.Info().Str("phone", p.Phone).Msg("x") // want `Person\.Phone`
	multi.Info().Str("plan", p.Plan).Msg("x")
	console := zerolog.New(zerolog.ConsoleWriter{Out: os.Stderr})
	console.Info().Str("phone", p.Phone).Msg("x")
}

// handler sends records to the vendor.
type handler struct{ slog.Handler }

func (h handler) Handle(ctx context.Context, r slog.Record) error {
	acme.Text(r.Message)
	r.Attrs(func(a slog.Attr) bool {
		acme.Text(a.Value.String())
		return true
	})
	return h.Handler.Handle(ctx, r)
}

func wrapped(ctx context.Context, p *acme.Person) {
	l := slog.New(handler{slog.NewJSONHandler(os.Stderr, nil)})
	l.InfoContext(ctx, "x", "mail", p.Email) // want `Person\.Email`
	l.InfoContext(ctx, "x", "plan", p.Plan)
	l.With("a", 1).WithGroup("g").Info("x", slog.Group("h", slog.String("phone", p.Phone))) // want `Person\.Phone`
	l.With("a", 1).WithGroup("g").Info("x", slog.Group("h", slog.String("plan", p.Plan)))
}

// keyed has the personal data in names and keys, which are written as well.
func keyed(p *acme.Person) {
	enc := zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig())
	l := zap.New(zapcore.NewCore(enc, zapcore.AddSync(shipper{}), zap.InfoLevel))
	l.Info("x", zap.Int(p.Email, 1)) // want `Person\.Email`
	l.Info("x", zap.Int(p.Plan, 1))
	l.Named(p.Name).Info("x") // want `Person\.Name`
	l.Named(p.Plan).Info("x")
	l.WithOptions(zap.Fields(zap.String("m", p.Phone))).Info("x") // want `Person\.Phone`
	l.WithOptions(zap.Fields(zap.String("m", p.Plan))).Info("x")
	l.Sugar().Logw(zap.InfoLevel, "x", "m", p.Email) // want `Person\.Email`
	l.Sugar().Logw(zap.InfoLevel, "x", "m", p.Plan)
	z := zerolog.New(shipper{})
	z.Info().Int(p.Phone, 1).Send() // want `Person\.Phone`
	z.Info().Int(p.Plan, 1).Send()
	z.Info().MsgFunc(func() string { return p.Name }) // want `Person\.Name`
	z.Info().MsgFunc(func() string { return p.Plan })
	z.Info().Func(func(e *zerolog.Event) { e.Str(p.Plan, "of "+p.Email) }).Send() // want `Person\.Email`
	s := slog.New(slog.NewJSONHandler(shipper{}, nil))
	s.WithGroup(p.Email).Info("x", "n", 1) // want `Person\.Email`
	s.WithGroup(p.Plan).Info("x", "n", 1)
}
