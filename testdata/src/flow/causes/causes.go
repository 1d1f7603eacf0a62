// Package causes: the error that a context was cancelled with.
package causes

import (
	"context"
	"errors"
	"fmt"
	"time"

	"flow/person"

	acme "acme.example/sdk"
)

func cancelled(p person.Person) {
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(fmt.Errorf("blocked: %s", p.Email))
	acme.Text(context.Cause(ctx).Error()) // want `Person\.Email`
	acme.Text(ctx.Err().Error())
	other, stop := context.WithCancelCause(context.Background())
	stop(errors.New("plan " + p.Plan))
	acme.Text(context.Cause(other).Error())
}

func child(p person.Person) {
	ctx, cancel := context.WithCancelCause(context.Background())
	below, stop := context.WithCancel(ctx)
	defer stop()
	block(cancel, p)
	acme.Text(why(below)) // want `Person\.Phone`
}

func block(cancel context.CancelCauseFunc, p person.Person) { cancel(errors.New(p.Phone)) }

func why(ctx context.Context) string { return context.Cause(ctx).Error() }

func timedOut(p person.Person) {
	ctx, cancel := context.WithTimeoutCause(context.Background(), time.Second, errors.New("waited for "+p.Name))
	defer cancel()
	acme.Text(why(ctx)) // want `Person\.Name`
	plain, stop := context.WithTimeout(context.Background(), time.Second)
	defer stop()
	acme.Text(why(plain))
}
