// Package shippers: loggers that ship what they are given, in the style of services.
package shippers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"

	"github.com/rs/zerolog"
	zlog "github.com/rs/zerolog/log"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"example.com/models/flow/acme"
)

// Zap marshals objects itself.
type account struct{ p *acme.Person }

func (a account) MarshalLogObject(e zapcore.ObjectEncoder) error {
	e.AddString("id", a.p.ID)
	e.AddString("mail", a.p.Email)
	return nil
}

type safe struct{ p *acme.Person }

func (a safe) MarshalLogObject(e zapcore.ObjectEncoder) error {
	e.AddString("id", a.p.ID)
	return nil
}

type ship struct{}

func (ship) Write(b []byte) (int, error) { acme.Send(b); return len(b), nil }
func (ship) Sync() error                 { return nil }

func zaps(p *acme.Person) {
	l := zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(zapcore.EncoderConfig{}), ship{}, zap.InfoLevel))
	l.Info("x", zap.Object("a", account{p})) // want `Person\.Email`
	l.Info("x", zap.Object("a", safe{p}))
	l.Info("x", zap.Error(fmt.Errorf("no mail for %s", p.Email))) // want `Person\.Email`
	l.Info("x", zap.Error(errors.New("none")))
	l.Info("x", zap.Stringer("s", bytes.NewBufferString(p.Phone))) // want `Person\.Phone`
	l.Info("x", zap.Strings("s", []string{p.Plan}), zap.Any("n", len(p.Email)))
	l.Info("x", zap.Any("p", map[string]any{"x": p.Name})) // want `Person\.Name`
	l.Info("x", zap.ByteString("b", []byte(p.Phone)))      // want `Person\.Phone`
	n := l.Named("x").WithOptions(zap.AddCaller())
	n.Error("y", zap.Stringp("m", &p.Email)) // want `Person\.Email`
	n.Error("y", zap.Stringp("m", &p.Plan))
	s := n.Sugar().With("user", p.ID)
	s.Infow("x", "mail", p.Email) // want `Person\.Email`
	s.Errorf("x %v", p.Plan)
	s.Warnln("x", p.Name)                                               // want `Person\.Name`
	l.With(zap.Namespace("n"), zap.String("phone", p.Phone)).Debug("z") // want `Person\.Phone`
	fields := []zap.Field{zap.String("plan", p.Plan)}
	l.Info("x", fields...)
	fields = append(fields, zap.String("m", p.Email))
	l.Info("x", fields...) // want `Person\.Email`
	if ce := l.Check(zap.InfoLevel, "m"); ce != nil {
		ce.Write(zap.String("phone", p.Phone)) // want `Person\.Phone`
	}
	tee := zap.New(zapcore.NewTee(zapcore.NewCore(zapcore.NewConsoleEncoder(zapcore.EncoderConfig{}), zapcore.Lock(os.Stderr), zap.InfoLevel), zapcore.NewCore(zapcore.NewJSONEncoder(zapcore.EncoderConfig{}), zapcore.AddSync(ship{}), zap.WarnLevel)))
	tee.Warn("x", zap.String("m", p.Email)) // want `Person\.Email`
	tee.Warn("x", zap.String("m", p.Plan))
}

// The logger in a context, as services do.
type ctxKey struct{}

func with(ctx context.Context, l *zap.Logger) context.Context {
	return context.WithValue(ctx, ctxKey{}, l)
}
func from(ctx context.Context) *zap.Logger {
	if l, ok := ctx.Value(ctxKey{}).(*zap.Logger); ok {
		return l
	}
	return zap.NewNop()
}

func inContext(ctx context.Context, p *acme.Person) {
	ctx = with(ctx, zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(zapcore.EncoderConfig{}), ship{}, zap.InfoLevel)))
	from(ctx).Info("x", zap.String("mail", p.Email)) // want `Person\.Email`
	from(ctx).Info("x", zap.String("plan", p.Plan))
	ctx = with(ctx, zap.NewNop())
	from(ctx).Info("x", zap.String("mail", p.Email))
}

// zerolog.
type zobj struct{ p *acme.Person }

func (z zobj) MarshalZerologObject(e *zerolog.Event) { e.Str("id", z.p.ID).Str("name", z.p.Name) }

type hook struct{}

func (hook) Run(e *zerolog.Event, level zerolog.Level, msg string) { acme.Text(msg) }

func zeros(ctx context.Context, p *acme.Person) {
	l := zerolog.New(ship{})
	l.Info().Object("u", zobj{p}).Msg("x")                 // want `Person\.Name`
	l.Info().EmbedObject(zobj{p}).Send()                   // want `Person\.Name`
	l.Info().Fields(map[string]any{"m": p.Email}).Msg("x") // want `Person\.Email`
	l.Info().Fields(map[string]any{"m": p.Plan}).Msg("x")
	l.Warn().Dict("d", zerolog.Dict().Str("phone", p.Phone)).Msg("x") // want `Person\.Phone`
	l.Warn().Dict("d", zerolog.Dict().Str("plan", p.Plan)).Msg("x")
	l.Info().Strs("s", []string{p.Email}).Msg("x") // want `Person\.Email`
	l.Info().Bytes("b", []byte(p.Name)).Msg("x")   // want `Person\.Name`
	l.Info().RawJSON("b", []byte(p.Plan)).Msg("x")
	l.Info().AnErr("e", errors.New(p.Phone)).Msg("x")                      // want `Person\.Phone`
	l.Info().Func(func(e *zerolog.Event) { e.Str("m", p.Email) }).Msg("x") // want `Person\.Email`
	sub := l.With().Str("mail", p.Email).Logger()
	sub.Info().Msg("x") // want `Person\.Email`
	c := sub.WithContext(ctx)
	zerolog.Ctx(c).Info().Msg("y") // want `Person\.Email`
	plain := l.With().Str("plan", p.Plan).Logger()
	zerolog.Ctx(plain.WithContext(ctx)).Info().Msg("y")
	l.UpdateContext(func(c zerolog.Context) zerolog.Context { return c.Str("phone", p.Phone) })
	l.Info().Msg("z") // want `Person\.Phone`
	hooked := zerolog.New(os.Stderr).Hook(hook{})
	hooked.Info().Msg("hi " + p.Name) // want `Person\.Name`
	hooked.Info().Msg("hi " + p.Plan)
	own := zerolog.New(zerolog.NewConsoleWriter())
	own.Info().Str("m", p.Email).Msg("x")
	ev := plain.Info()
	if p.Plan != "" {
		ev = ev.Str("plan", p.Plan)
	}
	ev.Msg("x")
}

func global(p *acme.Person) {
	zlog.Logger = zerolog.New(ship{})
	zlog.Info().Str("m", p.Email).Msg("x") // want `Person\.Email`
	zlog.Info().Str("m", p.Plan).Msg("x")
}

// logrus.
type fmtr struct{}

func (fmtr) Format(e *logrus.Entry) ([]byte, error) { return json.Marshal(e.Data) }

func logruses(p *acme.Person) {
	l := logrus.New()
	l.SetFormatter(fmtr{})
	l.SetOutput(io.MultiWriter(os.Stderr, ship{}))
	l.WithFields(logrus.Fields{"a": 1}).WithField("mail", p.Email).Error("x") // want `Person\.Email`
	l.WithFields(logrus.Fields{"a": 1}).WithField("plan", p.Plan).Error("x")
	e := l.WithError(fmt.Errorf("for %s", p.Phone))
	e.Warnf("y") // want `Person\.Phone`
	l.WithContext(context.Background()).Infoln("a", p.Plan)
	l.Println("a", p.Name) // want `Person\.Name`
}

// slog with own handler that fans out.
type fanout []slog.Handler

func (f fanout) Enabled(context.Context, slog.Level) bool { return true }
func (f fanout) Handle(ctx context.Context, r slog.Record) error {
	var errs []error
	for _, h := range f {
		errs = append(errs, h.Handle(ctx, r.Clone()))
	}
	return errors.Join(errs...)
}
func (f fanout) WithAttrs(as []slog.Attr) slog.Handler {
	out := make(fanout, len(f))
	for i, h := range f {
		out[i] = h.WithAttrs(as)
	}
	return out
}
func (f fanout) WithGroup(n string) slog.Handler { return f }

type httpHandler struct {
	slog.Handler
	url string
}

func (h *httpHandler) Handle(ctx context.Context, r slog.Record) error {
	var b bytes.Buffer
	if err := slog.NewJSONHandler(&b, nil).Handle(ctx, r); err != nil {
		return err
	}
	resp, err := http.Post(h.url, "application/json", &b)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func slogs(ctx context.Context, p *acme.Person) {
	l := slog.New(fanout{slog.NewTextHandler(os.Stderr, nil), slog.NewJSONHandler(ship{}, nil)})
	l.Info("x", "plan", p.Plan)
	l.Info("x", "mail", p.Email)       // want `Person\.Email`
	l.With("phone", p.Phone).Info("x") // want `Person\.Phone`
	h := slog.New(&httpHandler{slog.Default().Handler(), "https://api.acme.example/log"})
	h.InfoContext(ctx, "x", slog.String("mail", p.Email)) // want `Person\.Email`
	h.InfoContext(ctx, "x", slog.String("plan", p.Plan))
	own := slog.New(&httpHandler{slog.Default().Handler(), "http://localhost/log"})
	own.InfoContext(ctx, "x", slog.String("mail", p.Email))
	lg := slog.NewLogLogger(slog.NewJSONHandler(ship{}, nil), slog.LevelInfo)
	lg.Printf("mail %s", p.Email) // want `Person\.Email`
	lg.Printf("plan %s", p.Plan)
}
