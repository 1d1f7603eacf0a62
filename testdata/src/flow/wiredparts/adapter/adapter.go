// Package adapter has what sends and what does not.
package adapter

import (
	"context"

	acme "acme.example/sdk"
)

type Mail struct{ client *acme.Client }

func NewMail(key string) *Mail { return &Mail{acme.New(key)} }

func (m *Mail) Notify(ctx context.Context, to, text string) error {
	return m.client.Send(ctx, map[string]string{"to": to, "text": text})
}

type Upload struct{}

func (Upload) Put(v any) { acme.New("key").Send(nil, v) }

type Counter struct{ n int }

func (c *Counter) Put(v any) { c.n++ }

func (c *Counter) Notify(ctx context.Context, to, text string) error { c.n++; return nil }
