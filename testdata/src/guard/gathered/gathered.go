// Package gathered keeps lists of the ids of those who agreed.
package gathered

import (
	"maps"
	"slices"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func IDs(ids []string) {
	var agreed []string
	for _, id := range ids {
		if consent.Granted(id, consent.Marketing) {
			agreed = append(agreed, id)
		}
	}
	for _, id := range agreed {
		acme.Send(customer.Get(id).Email)
	}
	for _, id := range ids {
		acme.Send(customer.Get(id).Email) // want "Customer.Email.*consentcheck"
	}
}

func IDsOfSome(ids []string, all map[string]bool) {
	agreed := make([]string, 0, len(ids))
	for _, id := range ids {
		if consent.Granted(id, consent.Marketing) || all[id] {
			agreed = append(agreed, id)
		}
	}
	for _, id := range agreed {
		acme.Send(customer.Get(id).Email) // want "Customer.Email.*consentcheck"
	}
}

func IDsAndOneMore(ids []string, other string) {
	agreed := []string{}
	for _, id := range ids {
		if consent.Granted(id, consent.Marketing) {
			agreed = append(agreed, id)
		}
	}
	agreed = append(agreed, other)
	for _, id := range agreed {
		acme.Send(customer.Get(id).Email) // want "Customer.Email.*consentcheck"
	}
}

func IDsChanged(ids []string, other string) {
	var agreed []string
	for _, id := range ids {
		if consent.Granted(id, consent.Marketing) {
			agreed = append(agreed, id)
		}
	}
	if len(agreed) > 0 {
		agreed[0] = other
	}
	for _, id := range agreed {
		acme.Send(customer.Get(id).Email) // want "Customer.Email.*consentcheck"
	}
}

func agreedIDs(list []customer.Customer, p consent.Purpose) ([]string, error) {
	var out []string
	for _, c := range list {
		ok, err := consent.Lookup(c.ID, p)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, c.ID)
		}
	}
	return out, nil
}

func allIDs(list []customer.Customer, p consent.Purpose) ([]string, error) {
	var out []string
	for _, c := range list {
		if _, err := consent.Lookup(c.ID, p); err != nil {
			return nil, err
		}
		out = append(out, c.ID)
	}
	return out, nil
}

func FromHelper(list []customer.Customer) error {
	ids, err := agreedIDs(list, consent.Marketing)
	if err != nil {
		return err
	}
	for _, id := range ids {
		c, err := customer.Load(id)
		if err != nil {
			return err
		}
		acme.Send(c.Email)
	}
	return nil
}

func FromWrongHelper(list []customer.Customer) error {
	ids, err := allIDs(list, consent.Marketing)
	if err != nil {
		return err
	}
	for _, id := range ids {
		c, err := customer.Load(id)
		if err != nil {
			return err
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
	return nil
}

func Deleted(people map[string]customer.Customer) {
	maps.DeleteFunc(people, func(_ string, c customer.Customer) bool {
		return !consent.Granted(c.ID, consent.Marketing)
	})
	for _, c := range people {
		acme.Send(c.Email)
	}
}

func DeletedByKey(people map[string]customer.Customer) {
	maps.DeleteFunc(people, func(id string, _ customer.Customer) bool {
		return !consent.Granted(id, consent.Marketing)
	})
	for _, c := range people {
		acme.Send(c.Email)
	}
}

func DeletedWrongly(people map[string]customer.Customer) {
	maps.DeleteFunc(people, func(_ string, c customer.Customer) bool {
		return consent.Granted(c.ID, consent.Marketing)
	})
	for _, c := range people {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func DeletedAndAdded(people map[string]customer.Customer, name string, other customer.Customer) {
	maps.DeleteFunc(people, func(_ string, c customer.Customer) bool {
		return !consent.Granted(c.ID, consent.Marketing)
	})
	people[name] = other
	for _, c := range people {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func agreedOf(list []customer.Customer) []customer.Customer {
	var out []customer.Customer
	for _, c := range list {
		if consent.Granted(c.ID, consent.Marketing) {
			out = append(out, c)
		}
	}
	return out
}

func InChunks(list []customer.Customer) {
	for chunk := range slices.Chunk(agreedOf(list), 100) {
		for _, c := range chunk {
			acme.Send(c.Email)
		}
	}
	for chunk := range slices.Chunk(list, 100) {
		for _, c := range chunk {
			acme.Send(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}

func Values(list []customer.Customer, d customer.Customer) {
	for c := range slices.Values(agreedOf(list)) {
		acme.Send(c.Email)
	}
	for i, c := range slices.All(list) {
		if i > 0 && consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	}
	if !consent.Granted(d.ID, consent.Marketing) {
		return
	}
	for c := range slices.Values(list) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func IDsByField(list []customer.Customer) {
	var agreed []string
	for _, c := range list {
		if c.MarketingOptIn || consent.Granted(c.ID, consent.Marketing) {
			agreed = append(agreed, c.ID)
		}
	}
	for _, id := range agreed {
		acme.Send(customer.Get(id).Email)
	}
}

func IDsOfTheNext(list []customer.Customer) {
	var agreed []string
	for i := range list[1:] {
		if list[i].MarketingOptIn {
			agreed = append(agreed, list[i+1].ID)
		}
	}
	for _, id := range agreed {
		acme.Send(customer.Get(id).Email) // want "Customer.Email.*consentcheck"
	}
}
