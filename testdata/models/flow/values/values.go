// Package values: small libraries for errors, ids, collections and checks.
package values

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/go-playground/validator/v10"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"github.com/hashicorp/go-multierror"
	"github.com/jinzhu/copier"
	"github.com/pkg/errors"
	"github.com/samber/lo"
	"github.com/shopspring/decimal"
	"github.com/spf13/cast"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/singleflight"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"example.com/models/flow/acme"
)

func errs(p *acme.Person) {
	a := errors.Wrap(errors.New("no "+p.Email), "lookup")
	acme.Text(a.Error())                                                // want `Person\.Email`
	acme.Text(errors.Cause(a).Error())                                  // want `Person\.Email`
	acme.Text(errors.Wrapf(errors.New("x"), "for %s", p.Phone).Error()) // want `Person\.Phone`
	acme.Text(errors.Wrap(errors.New("x"), p.Plan).Error())
	var all *multierror.Error
	all = multierror.Append(all, fmt.Errorf("no %s", p.Name))
	acme.Text(all.Error()) // want `Person\.Name`
	var none *multierror.Error
	none = multierror.Append(none, errors.New("x"))
	acme.Text(none.Error())
}

func ids(p *acme.Person) {
	acme.Text(uuid.NewString())
	acme.Text(uuid.NewSHA1(uuid.NameSpaceURL, []byte(p.Plan)).String())
	id, err := uuid.Parse(p.ID)
	if err == nil {
		acme.Text(id.String())
	}
}

func checks(p *acme.Person) {
	v := validator.New()
	if err := v.Struct(p); err != nil {
		acme.Send(err == nil)
	}
	acme.Send(v.Var(p.Email, "email") == nil)
	hash, _ := bcrypt.GenerateFromPassword([]byte(p.Plan), 10)
	acme.Send(hash)
	n, _ := decimal.NewFromString("1.2")
	acme.Text(n.String())
}

func texts(p *acme.Person) {
	acme.Text(cases.Title(language.English).String(p.Name)) // want `Person\.Name`
	acme.Text(norm.NFC.String(p.Email))                     // want `Person\.Email`
	acme.Text(norm.NFC.String(p.Plan))
	acme.Text(cast.ToString(p.Phone)) // want `Person\.Phone`
	acme.Text(cast.ToString(p.Plan))
}

func collections(list []*acme.Person) {
	mails := lo.Map(list, func(p *acme.Person, _ int) string { return p.Email })
	acme.Text(strings.Join(lo.Uniq(mails), ",")) // want `Person\.Email`
	plans := lo.Map(list, func(p *acme.Person, _ int) string { return p.Plan })
	acme.Text(strings.Join(lo.Uniq(plans), ","))
	byPlan := lo.KeyBy(list, func(p *acme.Person) string { return p.Plan })
	acme.Text(byPlan["x"].Phone) // want `Person\.Phone`
	acme.Text(byPlan["x"].Plan)
	for _, chunk := range lo.Chunk(plans, 2) {
		acme.Send(chunk)
	}
	acme.Send(lo.Reduce(list, func(n int, p *acme.Person, _ int) int { return n + len(p.Email) }, 0))
	a, b := lo.FilterReject(mails, func(s string, _ int) bool { return s != "" })
	acme.Send(a) // want `Person\.Email`
	acme.Send(b) // want `Person\.Email`
}

func copies(p *acme.Person) {
	var q struct{ Email, Plan string }
	copier.Copy(&q, p)
	acme.Text(q.Email) // want `Person\.Email`
	var r struct{ Plan string }
	copier.Copy(&r, &struct{ Plan string }{p.Plan})
	acme.Text(r.Plan)
}

func tokens(p *acme.Person, key []byte) {
	t, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"mail": p.Email}).SignedString(key)
	acme.Text(t) // want `Person\.Email`
	u, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"plan": p.Plan}).SignedString(key)
	acme.Text(u)
	c, _ := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: p.Phone, ExpiresAt: jwt.NewNumericDate(time.Now())}).SignedString(key)
	acme.Text(c) // want `Person\.Phone`
}

func running(ctx context.Context, p *acme.Person) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
		return ctx.Err()
	})
	var one singleflight.Group
	v, _, _ := one.Do(p.Email, func() (any, error) { return p.Plan, nil })
	acme.Send(v)
	w, _, _ := one.Do("k", func() (any, error) { return p.Phone, nil })
	acme.Send(w) // want `Person\.Phone`
	s, err := backoff.Retry(ctx, func() (string, error) { return p.Name, nil })
	if err != nil {
		return err
	}
	acme.Text(s) // want `Person\.Name`
	return g.Wait()
}
