// Package problems has mistakes in tags and directives.
package problems

type T struct {
	A string `pii:"user.contcat"` // want `unknown data category "user.contcat" in struct tag pii; did you mean "user.contact"\?; allowed are the keys of the taxonomy's categories and email, true`
	B string `pii:"true"`         // want `B: user tag`
	C string `pii:"-" json:"zzz,omitempty"`
	D string `pii:"email, user.name"` // want `D: user.contact.email,user.name tag`
	E string `json:"mail,omitempty"`  // want `E: user.contact.email tag`
	F string //consentvet:data user.emial // want `unknown data category "user.emial"`  `F: user.emial directive`
}

//consentvet:data txt user.content // want `"txt" is neither a parameter of F nor a category; did you mean "text"\?`
func F(text string) string { return text } // want `F: r0=txt,user.content directive`

// Names apply where nobody classified.
type N struct {
	Email    string   // want `Email: user.contact.email names` `N.Email looks like user.contact.email by its name and nobody classified it: add //consentvet:data user.contact.email to the field`
	Emails   []string // want `Emails: user.contact.email names` `N.Emails looks like`
	EmailOK  bool
	Birthday Time // want `Birthday: user.dob names` `N.Birthday looks like user.dob`
	Nick     string
	In       struct {
		Phone string // want `Phone: user.contact names` `^Phone looks like user.contact`
	}
}

type Time struct{}

// A tag that says no is a classification too.
type Known struct {
	Email string `pii:"false"`
}

type User struct {
	Nick string // want `Nick: user.name names` `User.Nick looks like`
}
