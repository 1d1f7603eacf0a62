// Package subjects has consent of one data subject and data of another.
package subjects

import (
	"context"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func OtherParameter(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(a.Email)
		acme.Send(b.Email) // want "Customer.Email.*under consent of another data subject.*consentcheck"
	}
}

func Both(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) && consent.Granted(b.ID, consent.Marketing) {
		acme.Send(a.Email, b.Email)
	}
	if consent.Granted(a.ID, consent.Marketing) || consent.Granted(b.ID, consent.Marketing) {
		acme.Send(a.Email) // want "Customer.Email.*consentcheck"
	}
}

func OneOfTwoSent(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(a.Email, b.Phone) // want "user.contact.phone_number .Customer.Phone. reaches.*consentcheck"
	}
}

func Reassigned(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		a = b
		acme.Send(a.Email) // want "Customer.Email.*consentcheck"
	}
}

func ReassignedPointer(a, b *customer.Customer) {
	if !consent.Granted(a.ID, consent.Marketing) {
		return
	}
	a = b
	acme.Send(a.Email) // want "Customer.Email.*consentcheck"
}

func ReassignedInBranch(a, b *customer.Customer, swap bool) {
	if !consent.Granted(a.ID, consent.Marketing) {
		return
	}
	if swap {
		a = b
	}
	acme.Send(a.Email) // want "Customer.Email.*consentcheck"
}

func Copied(a customer.Customer) {
	b := a
	p := &b
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(b.Email)
		acme.Send(p.Email)
	}
	if consent.Granted(p.ID, consent.Marketing) {
		acme.Send(a.Email)
	}
}

func Overwritten(a customer.Customer, b customer.Customer) {
	c := &a
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	*c = b
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func FieldOverwritten(a, b customer.Customer) {
	if !consent.Granted(a.ID, consent.Marketing) {
		return
	}
	a.Email = b.Email
	acme.Send(a.Email) // want "Customer.Email.*consentcheck"
}

func IDVariable(a customer.Customer) {
	id := a.ID
	if consent.Granted(id, consent.Marketing) {
		acme.Send(a.Email)
	}
}

func LoadedByID(id string) error {
	if !consent.Granted(id, consent.Marketing) {
		return nil
	}
	c, err := customer.Load(id)
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	return nil
}

func LoadedBefore(id string) error {
	c, err := customer.Load(id)
	if err != nil {
		return err
	}
	if !consent.Granted(id, consent.Marketing) {
		return nil
	}
	acme.Send(c.Email)
	return nil
}

func LoadedByOther(id, friend string) {
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	c := customer.Get(id)
	acme.Send(c.Email)
	f := customer.Get(friend)
	acme.Send(f.Email) // want "Customer.Email.*another data subject.*consentcheck"
}

func LoadedByReassigned(id, friend string) {
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	id = friend
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Part(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		acme.Send(a.Contact.Street)
		acme.Send(b.Contact.Street) // want "Contact.Street.*consentcheck"
	}
}

func Parties(o customer.Order) {
	if consent.Granted(o.Buyer.ID, consent.Marketing) {
		acme.Send(o.Buyer.Email)
		acme.Send(o.Seller.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func PartiesByPointer(o *customer.Order) {
	if !consent.Granted(o.Seller.ID, consent.Marketing) {
		return
	}
	acme.Send(o.Seller.Email)
	acme.Send(o.Buyer.Email) // want "Customer.Email.*consentcheck"
}

func OfOrder(o customer.Order) {
	if consent.Granted(o.CustomerID, consent.Marketing) {
		acme.Send(o.Items)
		c := customer.Get(o.CustomerID)
		acme.Send(c.Email)
	}
}

func OfOtherOrder(o, p customer.Order) {
	if consent.Granted(o.CustomerID, consent.Marketing) {
		acme.Send(p.Items) // want "Order.Items.*consentcheck"
		c := customer.Get(p.CustomerID)
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Whole(a, b *customer.Customer) {
	if consent.Of(a, consent.Marketing) {
		acme.Send(a)
		acme.Send(b) // want "Customer.Email.*consentcheck"
	}
}

func WholeAddressed(a, b customer.Customer) {
	if !consent.Of(&a, consent.Marketing) {
		return
	}
	acme.Send(a.Email)
	acme.Send(b.Email) // want "Customer.Email.*consentcheck"
}

func AnySubject(a, b customer.Customer) {
	if consent.Everywhere(consent.Marketing) {
		acme.Send(a.Email, b.Email)
	}
	acme.Send(b.Email) // want "Customer.Email.*consentcheck"
}

func Method(ctx context.Context, l *consent.Ledger, a, b customer.Customer) {
	if l.Allows(ctx, a.ID, consent.Marketing) {
		acme.Send(a.Email)
		acme.Send(b.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func Interface(k consent.Checker, a, b customer.Customer) {
	if k.Allowed(a.ID, consent.Marketing) {
		acme.Send(a.Email)
		acme.Send(b.Email) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

type ledger struct{ open bool }

func (l *ledger) Allowed(id string, p consent.Purpose) bool { return l.open }

func Implementation(l *ledger, a, b customer.Customer) {
	if !l.Allowed(a.ID, consent.Marketing) {
		return
	}
	acme.Send(a.Email)
	acme.Send(b.Email) // want "Customer.Email.*consentcheck"
}

func MethodValue(l *consent.Ledger, ctx context.Context, a, b customer.Customer) {
	allows := l.Allows
	if allows(ctx, a.ID, consent.Marketing) {
		acme.Send(a.Email)
		acme.Send(b.Email) // want "Customer.Email.*consentcheck"
	}
}

func FuncValue(a, b customer.Customer) {
	granted := consent.Granted
	if !granted(a.ID, consent.Marketing) {
		return
	}
	acme.Send(a.Email)
	acme.Send(b.Email) // want "Customer.Email.*consentcheck"
}

func Constant(a customer.Customer) {
	if consent.Granted("admin", consent.Marketing) {
		acme.Send(a.Email) // want "Customer.Email.*consentcheck"
	}
}

func Merged(a, b customer.Customer, first bool) {
	id := a.ID
	if !first {
		id = b.ID
	}
	if consent.Granted(id, consent.Marketing) {
		acme.Send(customer.Get(id).Email)
	}
}

func Closure(a, b customer.Customer) {
	ask := func() bool { return consent.Granted(a.ID, consent.Marketing) }
	if ask() {
		acme.Send(a.Email)
		acme.Send(b.Email) // want "Customer.Email.*consentcheck"
	}
}

func OptInField(a, b customer.Customer) {
	if a.MarketingOptIn {
		acme.Send(a.Email)
		acme.Send(b.Email) // want "Customer.Email.*another data subject.*consentcheck"
	} else {
		acme.Send(a.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
	}
}

func OptInPointer(a *customer.Customer) {
	if !a.MarketingOptIn {
		return
	}
	acme.Send(a.Email)
}

func OptInOfBuyer(o customer.Order) {
	if o.Buyer.MarketingOptIn {
		acme.Send(o.Buyer.Email)
		acme.Send(o.Seller.Email) // want "Customer.Email.*consentcheck"
	}
}

func OptInElements(cs []customer.Customer) {
	for i := range cs {
		if cs[i].MarketingOptIn {
			acme.Send(cs[i].Email)
		}
	}
	if cs[0].MarketingOptIn {
		acme.Send(cs[1].Email) // want "Customer.Email.*consentcheck"
	}
}

func NotConsent(a *customer.Customer) {
	if a.Enabled {
		acme.Send(a.Email) // want "Customer.Email.*consentcheck"
	}
}

func OptInSetFirst(a *customer.Customer) {
	a.MarketingOptIn = true
	if a.MarketingOptIn {
		acme.Send(a.Email) // want "Customer.Email.*consentcheck"
	}
}
