// Package behindlibrary: methods that the library calls decide what is shown.
package behindlibrary

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"

	"flow/person"

	acme "acme.example/sdk"
)

type mailbox string

func (m mailbox) String() string { return "to " + string(m) }

type masked string

func (m masked) String() string { return "***" }

type id struct{ p *person.Person }

func (i id) MarshalText() ([]byte, error) { return []byte(i.p.Email), nil }

type ref struct{ p *person.Person }

func (r ref) MarshalText() ([]byte, error) { return []byte(r.p.ID), nil }

func formatted(p *person.Person) {
	acme.Text(fmt.Sprintf("%s", mailbox(p.Email))) // want `Person\.Email`
	acme.Text(fmt.Sprintf("%s", mailbox(p.Plan)))
	acme.Text(fmt.Sprintf("%v", masked(p.Email)))
	acme.Text(fmt.Sprint(string(masked(p.Email)))) // want `Person\.Email`
}

func texts(p *person.Person) {
	data, _ := json.Marshal(map[string]any{"who": id{p}})
	acme.Send(data) // want `^user\.contact\.email \(Person\.Email\) reaches`
	data, _ = json.Marshal(map[string]any{"who": ref{p}})
	acme.Send(data)
}

type shown struct{ p *person.Person }

func (s shown) LogValue() slog.Value { return slog.StringValue(s.p.Email) }

type hidden struct{ p *person.Person }

func (h hidden) LogValue() slog.Value { return slog.StringValue(h.p.ID) }

// pipe hands to the vendor what is written into it.
type pipe struct{}

func (pipe) Write(b []byte) (int, error) {
	acme.Send(b)
	return len(b), nil
}

func logged(p *person.Person) {
	log := slog.New(slog.NewJSONHandler(pipe{}, nil))
	log.Info("signup", "who", shown{p}) // want `^user\.contact\.email \(Person\.Email\) reaches`
	log.Info("signup", "who", hidden{p})
	log.Info("signup", "plan", p.Plan)
	local := slog.New(slog.NewJSONHandler(io.Discard, nil))
	local.Info("signup", "who", p.Email)
}
