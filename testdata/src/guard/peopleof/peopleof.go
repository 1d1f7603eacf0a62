// Package peopleof asks about one customer and sends another, with the help of
// another package.
package peopleof

import (
	"context"
	"net/http"

	"guard/people"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Refilled(c customer.Customer, friend string) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	people.Refill(&c, friend)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func RefilledDeep(c *customer.Customer, friend string) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	people.RefillDeep(c, friend)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Exchanged(c, d customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	people.Exchange(&c, &d)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func AskedAfterwards(c customer.Customer, friend string) {
	people.Refill(&c, friend)
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
}

func Changed(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	people.SetPlan(&c, "gold")
	acme.Send(c.Email)
	c = people.Clean(c)
	acme.Send(c.Email)
}

func CleanedOther(c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		acme.Send(people.Clean(d).Email) // want "Customer.Email.*consentcheck"
	}
}

func ByID(c, d *customer.Customer) {
	if consent.Granted(people.ID(c), consent.Marketing) {
		acme.Send(c.Email)
		acme.Send(d.Email) // want "Customer.Email.*consentcheck"
	}
}

func Login(s *people.Session, c customer.Customer) {
	if !consent.Granted(s.User().ID, consent.Marketing) {
		return
	}
	s.Touch()
	acme.Send(s.User().Email)
	acme.Send(s.Current.Email)
	s.Login(c)
	acme.Send(s.Current.Email) // want "Customer.Email.*consentcheck"
	acme.Send(s.User().Email)  // want "Customer.Email.*consentcheck"
}

func OfStore(ctx context.Context, s people.Store, id, friend string) error {
	if !consent.Granted(id, consent.Marketing) {
		return nil
	}
	c, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	acme.Send(c.Email)
	f, err := s.Get(ctx, friend)
	if err != nil {
		return err
	}
	acme.Send(f.Email) // want "Customer.Email.*consentcheck"
	return nil
}

func OfRepo(ctx context.Context, r *people.Repo, id, friend string) {
	c, _ := r.Get(ctx, id)
	f, _ := r.Get(ctx, friend)
	if consent.Granted(id, consent.Marketing) {
		acme.Send(c.Email)
		acme.Send(f.Email) // want "Customer.Email.*consentcheck"
	}
}

func OfList(ctx context.Context, s people.Store, id string) {
	list, err := s.List(ctx)
	if err != nil || !consent.Granted(id, consent.Marketing) {
		return
	}
	for _, c := range list {
		if c.ID == id {
			acme.Send(c.Email)
			break
		}
	}
}

func OfListWhole(ctx context.Context, s people.Store, id string) {
	list, err := s.List(ctx)
	if err != nil || !consent.Granted(id, consent.Marketing) {
		return
	}
	for _, c := range list {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func OfRequest(w http.ResponseWriter, r *http.Request, d *customer.Customer) {
	c := people.Of(r)
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	acme.Send(people.Of(r).Email)
	acme.Send(d.Email) // want "Customer.Email.*consentcheck"
}

func OfContext(ctx context.Context, d *customer.Customer) {
	if !people.May(ctx) {
		return
	}
	acme.Send(people.From(ctx).Email)
	acme.Send(d.Email) // the context may be theirs
}

func OfOtherContext(ctx context.Context, d *customer.Customer) {
	if !people.May(ctx) {
		return
	}
	ctx = people.With(ctx, d)
	acme.Send(people.From(ctx).Email) // want "Customer.Email.*consentcheck"
}

func OfValue(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	if !consent.Granted(id, consent.Marketing) {
		return
	}
	acme.Send(customer.Get(id).Email)
	acme.Send(customer.Get(r.FormValue("friend")).Email) // want "Customer.Email.*consentcheck"
}

func First(cs []customer.Customer) {
	if !people.MayFirst(cs) {
		return
	}
	acme.Send(cs[0].Email)
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
