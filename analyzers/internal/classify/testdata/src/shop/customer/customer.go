// Package customer declares classified types that other packages use.
package customer

// EmailAddress is classified as a whole.
//
//consentvet:data user.contact.email
type EmailAddress string // want `EmailAddress: user.contact.email directive`

// Customer has a rule of its own in the taxonomy.
type Customer struct { // want `Customer: subject "ID"`
	ID    string
	Email string        // want `Email: user.contact.email taxonomy`
	Notes string        // want `Notes: user.content,user.health taxonomy`
	Phone string        `pii:"email"` // want `Phone: user.contact.email tag`
	Alt   EmailAddress  // want `Alt: user.contact.email directive`
	Ptr   *EmailAddress // want `Ptr: user.contact.email directive`
	List  []EmailAddress
	Name  string
	Contact
	parent *Customer
}

type Contact struct {
	Phone string //consentvet:data user.contact.phone // want `Phone: user.contact.phone directive`
	City  string
	Email string
}

// Public shares the fields of Contact.
type Public Contact

type Nested struct {
	In struct {
		//consentvet:data user.contact.address
		Street string // want `Street: user.contact.address directive`
		List   []struct {
			Deep string //consentvet:data user.name // want `Deep: user.name directive`
		}
	}
}

type Wide struct {
	//consentvet:data user.name.first user.name.last
	A, B string // want `A: user.name.first,user.name.last directive` `B: user.name.first,user.name.last directive`
}

//consentvet:data system
type Box[T any] struct { // want `Box: system directive; subject ""`
	Value   T      // want `Value: system directive`
	Private string //consentvet:data user // want `Private: user directive`
	ByRule  int    // want `ByRule: user.financial taxonomy`
}

type hidden struct {
	Secret string //consentvet:data user.password // want `Secret: user.password directive`
}

func NewHidden() *hidden { return nil }

type Directory interface {
	//consentvet:data key user.unique_id
	//consentvet:data user.content
	ByKey(key string) string // want `ByKey: p0=user.unique_id directive r0=user.content directive`
}

// Find looks a customer up.
//
//consentvet:data email user.contact.email
//consentvet:data note user.content
func Find(email string, id int) (c *Customer, note string) { return } // want `Find: p0=user.contact.email directive r1=user.content directive`
