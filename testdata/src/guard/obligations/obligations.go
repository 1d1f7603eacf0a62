// Package obligations has helpers whose callers hold the consent.
package obligations

import (
	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func allGuarded(c customer.Customer) {
	acme.Send(c.Email)
}

func FirstOfAll(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		allGuarded(c)
	}
}

func SecondOfAll(c customer.Customer) error {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		return err
	}
	allGuarded(c)
	return nil
}

func oneUnguarded(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func FirstOfOne(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		oneUnguarded(c)
	}
}

func SecondOfOne(c customer.Customer) {
	oneUnguarded(c)
}

func noneGuarded(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func FirstOfNone(c customer.Customer) { noneGuarded(c) }

func SecondOfNone(c customer.Customer) { noneGuarded(c) }

func neverCalled(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

// Exported is for other packages too, whatever this one does.
func Exported(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func OfExported(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		Exported(c)
	}
}

func plainText(text string) {
	acme.Send(text)
}

func PlainTextGuarded(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		plainText(c.Email)
	}
}

func PlainTextUnguarded(c customer.Customer) {
	plainText(c.Email) // want "Customer.Email.*consentcheck"
}

func PlainTextHarmless(c customer.Customer) {
	plainText(c.Plan)
}

func outer(c customer.Customer) { inner(c) }

func inner(c customer.Customer) {
	acme.Send(c.Email)
}

func TwoLayers(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		outer(c)
	}
}

func outerOne(c customer.Customer) { innerOne(c) }

func innerOne(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func TwoLayersGuarded(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		outerOne(c)
	}
}

func TwoLayersUnguarded(c customer.Customer) { outerOne(c) }

func TwoLayersShortcut(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		innerOne(c)
	}
}

func wrongSubject(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func WrongSubject(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		wrongSubject(b)
	}
}

func two(a, b customer.Customer) {
	acme.Send(a.Email)
	acme.Send(b.Email) // want "Customer.Email.*consentcheck"
}

func OneOfTwo(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		two(a, b)
	}
}

type service struct{ ledger *consent.Ledger }

func (s *service) send(c customer.Customer) {
	acme.Send(c.Email)
}

func (s *service) Run(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		s.send(c)
	}
}

func (s *service) drop(c *customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func (s *service) RunAll(cs []*customer.Customer) {
	for _, c := range cs {
		if consent.Granted(c.ID, consent.Marketing) {
			s.drop(c)
		}
	}
	s.drop(cs[0])
}

func recursive(c customer.Customer, depth int) {
	if depth > 0 {
		recursive(c, depth-1)
	}
	acme.Send(c.Email)
}

func Recursive(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		recursive(c, 3)
	}
}

func recursiveWrong(c customer.Customer, depth int) {
	if depth > 0 {
		recursiveWrong(c, depth-1)
	}
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func RecursiveWrong(c customer.Customer) { recursiveWrong(c, 3) }

func asValue(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

// Handlers hands asValue out: nobody knows who calls it.
var Handlers = []func(customer.Customer){asValue}

func AsValue(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		asValue(c)
	}
}

func started(c customer.Customer) {
	acme.Send(c.Email)
}

func Started(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		go started(c)
		defer started(c)
	}
}

func startedUnguarded(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func StartedUnguarded(c customer.Customer) {
	defer startedUnguarded(c)
	if !consent.Granted(c.ID, consent.Marketing) {
		return
	}
	go startedUnguarded(c)
}

func byPurpose(c customer.Customer) {
	//consentvet:purpose training
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func ByPurpose(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		byPurpose(c)
	}
}

func tagged(c customer.Customer) {
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func TaggedCaller(c customer.Customer) {
	//consentvet:purpose support
	tagged(c)
}

func UntaggedCaller(c customer.Customer) {
	tagged(c)
}

func taggedAndGuarded(c customer.Customer) {
	acme.Send(c.Email)
}

func TaggedOne(c customer.Customer) {
	//consentvet:purpose support
	taggedAndGuarded(c)
}

func GuardedOne(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		taggedAndGuarded(c)
	}
}

//consentvet:caller-checks
func Deferred(c customer.Customer) {
	acme.Send(c.Email)
}

func OfDeferredGuarded(c customer.Customer) {
	if consent.Granted(c.ID, consent.Marketing) {
		Deferred(c)
	}
}

func OfDeferred(c customer.Customer) {
	Deferred(c) // want "Customer.Email.*consentcheck"
}

func OfDeferredOther(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		Deferred(b) // want "Customer.Email.*another data subject.*consentcheck"
	}
}

func init() {
	for _, c := range customer.All() {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func generic[T any](v T) { acme.Send(v) }

func Generic(c customer.Customer) {
	generic(c) // want "Customer.Email.*consentcheck"
	if consent.Granted(c.ID, consent.Marketing) {
		generic(c)
	}
}

func loads(id string) {
	c := customer.Get(id)
	acme.Send(c.Email)
}

func Loads(id string) {
	if consent.Granted(id, consent.Marketing) {
		loads(id)
	}
}

func loadsWrong(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*the call at obligations.go:[0-9]+ brings none.*consentcheck"
}

func LoadsWrong(id string) {
	if consent.Granted(id, consent.Marketing) {
		loadsWrong(id)
	}
}

func LoadsWrongToo(id string) {
	loadsWrong(id)
}

func loadsNever(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func loadsAsValue(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

// Loaders hands loadsAsValue out.
var Loaders = []func(string){loadsAsValue}

func LoadsAsValue(id string) {
	if consent.Granted(id, consent.Marketing) {
		loadsAsValue(id)
	}
}

func loadsInUnguarded(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func LoadsInUnguarded(id string, ids []string, each func([]string, func(string))) {
	if consent.Granted(id, consent.Marketing) {
		loadsInUnguarded(id)
	}
	each(ids, loadsInUnguarded)
}

func loadsTagged(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func LoadsTagged(id string) {
	//consentvet:purpose support
	loadsTagged(id)
}

func LoadsUntagged(id string) {
	loadsTagged(id)
}

func variadic(cs ...customer.Customer) {
	for _, c := range cs {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Variadic(a, b customer.Customer) {
	if consent.Granted(a.ID, consent.Marketing) {
		variadic(a, b)
	}
}

func loadsOther(id string) {
	c := customer.Get(id)
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func LoadsOther(id, friend string) {
	if consent.Granted(id, consent.Marketing) {
		loadsOther(friend)
	}
}
