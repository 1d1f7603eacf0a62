// Package alias is where a rule names an alias.
package alias

type real struct { // want `real: subject "Key"`
	Key  string
	Mail string // want `Mail: user.contact.email taxonomy`
}

type Alias = real

var V Alias // want `V: .Mail "real.Mail" user.contact.email`

func f() {
	// This is not the package's Alias.
	type Named struct{ Mail string }
	_ = Named{}
}

type Named struct{ Mail string } // want `Mail: user.contact.email taxonomy` `Named: subject ""`
