// Package fallingthrough has switches over answers, with and without
// fallthrough.
package fallingthrough

import (
	"log"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func RefusedFallsThrough(c *customer.Customer) {
	switch {
	case !consent.Granted(c.ID, consent.Marketing):
		log.Print("no consent")
		fallthrough
	case c.Plan == "":
		return
	}
	acme.Send(c.Email)
}

func GrantedFallsThrough(c *customer.Customer) {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Yes:
		log.Print("agreed")
		fallthrough
	case consent.Undecided:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	case consent.No:
	}
}

func UndecidedFallsIntoRefused(c *customer.Customer) {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Undecided:
		log.Print("ask again")
		fallthrough
	case consent.No:
		return
	case consent.Yes:
		acme.Send(c.Email)
	}
}

func UndecidedFallsIntoYes(c *customer.Customer) {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Undecided:
		log.Print("ask again")
		fallthrough
	case consent.Yes:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func DefaultFirst(c *customer.Customer) {
	switch s := consent.Status(c.ID, consent.Marketing); s {
	default:
		return
	case consent.Yes:
	}
	acme.Send(c.Email)
}

func DefaultSends(c *customer.Customer) {
	switch s := consent.Status(c.ID, consent.Marketing); s {
	case consent.No:
		return
	default:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func BreakLeaves(c *customer.Customer, due bool) {
	switch consent.Status(c.ID, consent.Marketing) {
	case consent.Yes:
		if !due {
			break
		}
		acme.Send(c.Email)
	}
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func PairSwitch(c *customer.Customer) error {
	switch ok, err := consent.Lookup(c.ID, consent.Marketing); {
	case err != nil:
		return err
	case !ok:
		return nil
	default:
		acme.Send(c.Email)
	}
	return nil
}

func PairSwitchWrong(c *customer.Customer) {
	switch ok, err := consent.Lookup(c.ID, consent.Marketing); {
	case err != nil:
		log.Print(err)
	case !ok:
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*failopen"
}

func LoopSwitch(cs []*customer.Customer) {
loop:
	for _, c := range cs {
		switch consent.Status(c.ID, consent.Marketing) {
		case consent.Undecided:
			continue
		case consent.No:
			break loop
		case consent.Yes:
			acme.Send(c.Email)
		}
	}
}

func LoopSwitchBreakOnly(cs []*customer.Customer) {
	for _, c := range cs {
		switch consent.Status(c.ID, consent.Marketing) {
		case consent.Yes:
		default:
			break // leaves the switch alone
		}
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
