// Package lib_thirdparty: libraries that carry data without sending it.
package lib_thirdparty

import (
	"os"

	"flow/person"

	acme "acme.example/sdk"
	"github.com/rs/zerolog"
	"github.com/samber/lo"
)

func collections(list []person.Person) {
	acme.Send(lo.Map(list, func(p person.Person, _ int) string { return p.Email })) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(lo.Map(list, func(p person.Person, _ int) string { return p.Plan }))
	some := lo.Filter(list, func(p person.Person, _ int) bool { return p.Email != "" })
	acme.Text(some[0].Plan)
	acme.Text(some[0].Phone) // want `Person\.Phone`
	groups := lo.GroupBy(list, func(p person.Person) string { return p.Plan })
	acme.Send(lo.Keys(groups))
	acme.Text(groups["x"][0].Name) // want `Person\.Name`
	p, ok := lo.Find(list, func(p person.Person) bool { return p.ID == "1" })
	acme.Send(ok)
	acme.Text(p.Plan)
	acme.Text(p.Email) // want `Person\.Email`
	acme.Send(lo.Values(map[string]string{p.Email: "x"}))
	acme.Send(lo.Keys(map[string]string{p.Email: "x"})) // want `Person\.Email`
	acme.Text(*lo.ToPtr(p.Plan))
	acme.Text(lo.Ternary(ok, p.Plan, p.Name)) // want `Person\.Name`
	acme.Send(lo.CountBy(list, func(p person.Person) bool { return p.Email == "" }))
	lo.ForEach(list, func(p person.Person, i int) {
		acme.Send(i)
		acme.Text(p.Phone) // want `Person\.Phone`
	})
}

// toVendor writes to the vendor.
type toVendor struct{}

func (toVendor) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

func logged(p person.Person) {
	own := zerolog.New(os.Stderr)
	own.Info().Str("mail", p.Email).Msg("signed up")
	l := zerolog.New(toVendor{})
	l.Info().Str("mail", p.Email).Msg("signed up") // want `Person\.Email`
	l.Info().Str("plan", p.Plan).Int("n", 1).Msg("signed up")
	l.Info().Msgf("hello %s", p.Name) // want `Person\.Name`
	m := l.With().Str("phone", p.Phone).Logger()
	m.Info().Msg("x") // want `Person\.Phone`
	n := l.With().Str("plan", p.Plan).Logger()
	n.Info().Msg("x")
}
