// Package callcontexts: one helper called with this and that.
package callcontexts

import (
	"flow/person"

	acme "acme.example/sdk"
)

func label(prefix, s string) string { return prefix + ": " + s }

func join(parts ...string) (out string) {
	for _, s := range parts {
		out += label("p", s)
	}
	return out
}

type view struct{ title, body string }

func show(title, body string) view { return view{label("t", title), label("b", body)} }

func contexts(p person.Person) {
	acme.Text(label("mail", p.Email)) // want `Person\.Email`
	acme.Text(label("plan", p.Plan))
	acme.Text(join("a", p.Plan))
	acme.Text(join("a", p.Phone)) // want `Person\.Phone`
	v := show(p.Plan, p.Name)
	acme.Text(v.title)
	acme.Text(v.body) // want `Person\.Name`
	acme.Text(show(p.Name, p.Plan).body)
}

func update(dst *view, s string, body bool) {
	if body {
		dst.body = s
		return
	}
	dst.title = "title"
}

func outputs(p person.Person) {
	var v, w view
	update(&v, p.Email, true)
	update(&w, p.Plan, true)
	acme.Text(v.body) // want `Person\.Email`
	acme.Text(v.title)
	acme.Text(w.body)
}
