// Package ship has handlers and writers that send what is logged to a vendor.
package ship

import (
	"context"
	"log/slog"

	acme "acme.example/sdk"
)

type Handler struct{ slog.Handler }

func (Handler) Enabled(context.Context, slog.Level) bool { return true }

func (h Handler) Handle(ctx context.Context, r slog.Record) error {
	acme.Text(r.Message)
	r.Attrs(func(a slog.Attr) bool {
		acme.Text(a.Value.String())
		return true
	})
	return nil
}

type Writer struct{}

func (Writer) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}
