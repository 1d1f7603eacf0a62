// Package auth keeps the user in the context.
package auth

import (
	"context"

	"flow/person"
)

type userKey struct{}
type planKey struct{}

func WithUser(ctx context.Context, p *person.Person) context.Context {
	return context.WithValue(context.WithValue(ctx, planKey{}, p.Plan), userKey{}, p.Email)
}

func User(ctx context.Context) (string, bool) {
	s, ok := ctx.Value(userKey{}).(string)
	return s, ok
}

func Plan(ctx context.Context) string {
	s, _ := ctx.Value(planKey{}).(string)
	return s
}
