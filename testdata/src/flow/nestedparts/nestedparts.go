// Package nestedparts: the parts of a field that is classified, be it a struct, an
// array or a pointer, are data of its category.
package nestedparts

import acme "acme.example/sdk"

type Customer struct {
	ID    string
	Home  Address    //consentvet:data user.contact.address
	Work  *Address   //consentvet:data user.contact.address
	Past  []Address  //consentvet:data user.contact.address
	Both  [2]Address //consentvet:data user.contact.address
	Plan  Plan
	Owner struct {
		Seat Address //consentvet:data user.contact.address
		Desk Plan
	}
}

type Address struct {
	Line    string
	Geo     Geo
	Country *Country
}

type Geo struct{ Lat, Long float64 }

type Country struct{ Code string }

type Plan struct{ Name string }

func (a *Address) label() string { return a.Line }
func (a Address) value() string  { return a.Line }

func pointer(c *Customer) {
	acme.Text(c.Home.Line)         // want `Customer\.Home`
	acme.Send(c.Home.Geo.Lat)      // want `Customer\.Home`
	acme.Text(c.Home.Country.Code) // want `Customer\.Home`
	acme.Text(c.Work.Line)         // want `Customer\.Work`
	acme.Send(c.Work.Geo.Long)     // want `Customer\.Work`
	acme.Text(c.Past[0].Line)      // want `Customer\.Past`
	acme.Text(c.Both[1].Line)      // want `Customer\.Both`
	acme.Text(c.Owner.Seat.Line)   // want `Seat`
	acme.Text(c.Owner.Desk.Name)
	acme.Text(c.Plan.Name)
	acme.Text(c.ID)
}

func value(c Customer) {
	acme.Text(c.Home.Line)    // want `Customer\.Home`
	acme.Text(c.Both[0].Line) // want `Customer\.Both`
	acme.Text(c.Plan.Name)
}

func methods(c *Customer) {
	acme.Text(c.Home.label()) // want `Customer\.Home`
	acme.Text(c.Home.value()) // want `Customer\.Home`
	acme.Text(c.Work.label()) // want `Customer\.Work`
}

func addresses(c *Customer, stray *Address) {
	a := &c.Home
	acme.Text(a.Line) // want `Customer\.Home`
	g := &c.Home.Geo
	acme.Send(g.Lat) // want `Customer\.Home`
	acme.Text(stray.Line)
}

func loops(all []Customer) {
	for i := range all {
		acme.Text(all[i].Home.Line) // want `Customer\.Home`
		for j := range all[i].Both {
			acme.Text(all[i].Both[j].Line) // want `Customer\.Both`
		}
		acme.Text(all[i].Plan.Name)
	}
}

// post knows an address only.
func post(a *Address) { acme.Text(a.Line) }

func posts(c *Customer, stray *Address) {
	post(&c.Home)    // want `Customer\.Home`
	post(&c.Both[0]) // want `Customer\.Both`
	post(c.Work)     // want `Customer\.Work`
	post(stray)
}

func cleared(c *Customer) {
	c.Home = Address{Line: "(unknown)"}
	acme.Text(c.Home.Line)
	c.Both[0].Line = "(unknown)"
	acme.Text(c.Both[0].Line)
	c.Owner.Seat.Line = ""
	acme.Text(c.Owner.Seat.Line)
	acme.Text(c.Work.Line) // want `Customer\.Work`
}
