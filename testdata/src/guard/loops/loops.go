// Package loops has consent checks of one iteration or element and data of
// another.
package loops

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func PerCustomer(cs []customer.Customer) {
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	}
}

func Continue(cs []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		acme.Send(c.Email)
	}
}

func ContinueForgotten(cs []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			println(c.ID)
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ContinueInverted(cs []customer.Customer) {
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Break(cs []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			break
		}
		acme.Send(c.Email)
	}
}

func ByIndex(cs []customer.Customer) {
	for i := range cs {
		if consent.Granted(cs[i].ID, consent.Marketing) {
			acme.Send(cs[i].Email)
		}
	}
	for i := 0; i < len(cs); i++ {
		if !consent.Granted(cs[i].ID, consent.Marketing) {
			continue
		}
		acme.Send(cs[i].Email)
	}
}

func ByIndexAndValue(cs []customer.Customer) {
	for i, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(cs[i].Email)
		}
		if consent.Granted(cs[i].ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	}
}

func Pointers(cs []*customer.Customer) {
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email, c.Contact)
		}
	}
}

func PointersUnguarded(cs []*customer.Customer) {
	for _, c := range cs {
		if c.Enabled {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func FirstOnly(cs []customer.Customer) {
	if !consent.Granted(cs[0].ID, consent.Marketing) {
		return
	}
	acme.Send(cs[0].Email)
	acme.Send(cs[1].Email) // want "Customer.Email.*another data subject.*consentcheck"
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func NextIndex(cs []customer.Customer) {
	for i := 0; i+1 < len(cs); i++ {
		if consent.Granted(cs[i].ID, consent.Marketing) {
			acme.Send(cs[i+1].Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func OfPrevious(cs []customer.Customer) {
	ok := false
	for _, c := range cs {
		if ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
		ok = consent.Granted(c.ID, consent.Marketing)
	}
}

func CheckedAtTheEnd(cs []customer.Customer) {
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	}
}

func Labelled(groups [][]customer.Customer) {
outer:
	for _, g := range groups {
		for _, c := range g {
			if !consent.Granted(c.ID, consent.Marketing) {
				continue outer
			}
			acme.Send(c.Email)
		}
	}
}

func LabelledBreak(groups [][]customer.Customer) {
outer:
	for _, g := range groups {
		for _, c := range g {
			if !consent.Granted(c.ID, consent.Marketing) {
				break outer
			}
		}
		for _, c := range g {
			acme.Send(c.Email)
		}
	}
}

func UnlabelledBreak(groups [][]customer.Customer) {
	for _, g := range groups {
		for _, c := range g {
			if !consent.Granted(c.ID, consent.Marketing) {
				break
			}
		}
		for _, c := range g {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func OuterChecked(cs []customer.Customer, others []customer.Customer) {
	for _, c := range cs {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		for range 2 {
			acme.Send(c.Email)
		}
		for _, o := range others {
			acme.Send(o.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func AnyGranted(cs []customer.Customer) {
	found := false
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			found = true
		}
	}
	if !found {
		return
	}
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func LastChecked(cs []customer.Customer) {
	var ok bool
	for _, c := range cs {
		ok = consent.Granted(c.ID, consent.Marketing)
	}
	for _, c := range cs {
		if ok {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func Retry(c customer.Customer) {
	for range 3 {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
		acme.Send(c.Email)
	}
}

func While(c customer.Customer) {
	for consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Until(c customer.Customer) {
	for !consent.Granted(c.ID, consent.Marketing) {
	}
	acme.Send(c.Email)
}

func Ids(ids []string) {
	for _, id := range ids {
		if !consent.Granted(id, consent.Marketing) {
			continue
		}
		c, err := customer.Load(id)
		if err != nil {
			continue
		}
		acme.Send(c.Email)
	}
}

func IdsCheckedOnce(ids []string) {
	if !consent.Granted(ids[0], consent.Marketing) {
		return
	}
	for _, id := range ids {
		c, err := customer.Load(id)
		if err != nil {
			continue
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Func(all func(yield func(customer.Customer) bool)) {
	for c := range all {
		if !consent.Granted(c.ID, consent.Marketing) {
			continue
		}
		acme.Send(c.Email)
	}
	for c := range all {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func CarriedVariableWrong(ids []string) {
	c, _ := customer.Load(ids[0])
	for _, id := range ids {
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
		c, _ = customer.Load(id)
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
