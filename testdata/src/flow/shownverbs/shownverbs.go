// Package shownverbs: a format that shows of an argument its type or address
// only does not show its value.
package shownverbs

import (
	"fmt"
	"strings"

	"flow/person"

	acme "acme.example/sdk"
)

func types(p person.Person, v any) {
	acme.Text(fmt.Sprintf("unexpected %T", p))
	acme.Text(fmt.Sprintf("unexpected %T", p.Email))
	acme.Text(fmt.Sprintf("%d of %T at %p", p.Logins, p, &p))
	acme.Text(fmt.Sprintf("%-8T|%s", p.Email, p.Plan))
	acme.Text(fmt.Sprintf("100%% %T", p.Email))
	acme.Text(fmt.Sprintf("%*d %T", 8, p.Logins, p.Email))
	acme.Send(fmt.Errorf("cannot use %T as a name", p.Name))
	var b strings.Builder
	fmt.Fprintf(&b, "%T", p.Phone)
	acme.Text(b.String())
}

func values(p person.Person) {
	acme.Text(fmt.Sprintf("%T %s", p.Plan, p.Email))        // want `Person\.Email`
	acme.Text(fmt.Sprintf("%s %T", p.Email, p.Plan))        // want `Person\.Email`
	acme.Text(fmt.Sprintf("100%% %s", p.Email))             // want `Person\.Email`
	acme.Text(fmt.Sprintf("%T %[1]v", p.Email))             // want `Person\.Email`
	acme.Text(fmt.Sprintf("%*d %q", 8, p.Logins, p.Email))  // want `Person\.Email`
	acme.Text(fmt.Sprintf("%T %T", p.Plan, p.Plan, p.Name)) // want `Person\.Name`
	acme.Send(fmt.Errorf("%T: %+v", p, p))                  // want `Person\.Email`
}

func given(format string, p person.Person) {
	acme.Text(fmt.Sprintf(format, p.Email)) // want `Person\.Email`
}

func listed(args []any, p person.Person) {
	args = append(args, p.Email)
	acme.Text(fmt.Sprintf("%T %s", args...)) // want `Person\.Email`
}
