package forms

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func OptedOut(c customer.Customer) {
	if consent.OptedOut(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email)
}

func OptedOutInverted(c customer.Customer) {
	if !consent.OptedOut(c.ID, consent.Marketing) {
		return
	}
	acme.Send(c.Email) // want "Customer.Email.*the check is inverted.*consentcheck"
}

func Record(c customer.Customer) {
	if r := consent.Find(c.ID, consent.Marketing); r != nil {
		acme.Send(c.Email)
	}
	r := consent.Find(c.ID, consent.Marketing)
	if r == nil {
		return
	}
	acme.Send(c.Email)
}

func RecordInverted(c customer.Customer) {
	if r := consent.Find(c.ID, consent.Marketing); r == nil {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Panics(c customer.Customer) {
	consent.Must(c.ID, consent.Marketing)
	acme.Send(c.Email)
}

func PanicsTooLate(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	consent.Must(c.ID, consent.Marketing)
}

func PanicRecovered(c customer.Customer) {
	func() {
		defer func() { _ = recover() }()
		consent.Must(c.ID, consent.Marketing)
	}()
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func PanicInGoroutine(c customer.Customer) {
	go consent.Must(c.ID, consent.Marketing)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func PanicDeferred(c customer.Customer) {
	defer consent.Must(c.ID, consent.Marketing)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func DoublyNegated(c customer.Customer) {
	if !!consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email)
	}
	if !(!(!consent.Granted(c.ID, consent.Marketing))) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ComparedWithTrue(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) == true {
		acme.Send(c.Email)
	}
	if consent.Granted(c.ID, consent.Marketing) != false {
		acme.Send(c.Email)
	}
	if true != consent.Granted(c.ID, consent.Marketing) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func ComparedWithOther(c customer.Customer, want bool) {
	if consent.Granted(c.ID, consent.Marketing) == want {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func PanicBranch(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		panic("no consent")
	}
	acme.Send(c.Email)
}

func After(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
}

func EmptyBranch(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Goto(c customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		goto end
	}
	acme.Send(c.Email)
end:
	acme.Send(c.Phone) // want "Customer.Phone.*consentcheck"
}

func GotoAround(c customer.Customer, plan string) {
	if plan == "free" {
		goto send
	}
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
send:
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func Select(c customer.Customer, done chan bool, ok chan bool) {
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	select {
	case <-done:
		acme.Send(c.Email)
	case <-ok:
	}
}

func SelectOne(c customer.Customer, done chan bool, ok chan bool) {
	select {
	case <-done:
		if !consent.Granted(c.ID, consent.Marketing) {
			return
		}
	case <-ok:
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func TypeSwitch(v any) {
	switch c := v.(type) {
	case customer.Customer:
		if consent.Granted(c.ID, consent.Marketing) {
			acme.Send(c.Email)
		}
	case *customer.Customer:
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}
