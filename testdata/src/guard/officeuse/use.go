// Package officeuse has purposes and tags that meet the vendor's call in another
// package.
package officeuse

import (
	"context"
	"time"

	"guard/office"

	"guardstubs/consent"
	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/mailer"
	"guardstubs/privacy"
)

func Contexts(ctx context.Context, c customer.Customer) {
	office.File(office.WithHelp(ctx), c.Email)
	office.File(ctx, c.Email) // want "Customer.Email.*consentcheck"
	office.FileDeep(office.WithHelp(ctx), c.Email)
	office.FileDeep(ctx, c.Email) // want "Customer.Email.*consentcheck"
	office.File(office.With(ctx, consent.Support), c.Email)
	office.File(office.With(ctx, office.Learning), c.Email)         // want "Customer.Email.*for training.*consentcheck"
	office.File(office.With(ctx, office.News), c.Email)             // want "Customer.Email.*marketing.email.*purposetag"
	office.File(office.Maybe(ctx, c), c.Email)                      // want "Customer.Email.*consentcheck"
	office.Background(office.WithHelp(ctx), c.Email)                // want "Customer.Email.*consentcheck"
	office.FileNearer(office.WithHelp(ctx), c.Email)                // want "Customer.Email.*for training.*consentcheck"
	office.FileNearer(privacy.WithPurpose(ctx, "nothing"), c.Email) // want "Customer.Email.*for training.*consentcheck"
	office.FileTagged(c.Email)
}

func TrainingAgreed(ctx context.Context, c, d customer.Customer) {
	if consent.Granted(c.ID, consent.Training) {
		office.FileNearer(ctx, c.Email)
		office.File(office.With(ctx, office.Learning), c.Email)
		office.File(office.With(ctx, office.Learning), d.Email) // want "Customer.Email.*consentcheck"
	}
}

func Given(ctx context.Context, c customer.Customer) {
	office.FileAs(ctx, office.Help, c.Email)
	office.FileAs(ctx, "training", c.Email) // want "Customer.Email.*for training.*consentcheck"
}

func Held(ctx context.Context, c customer.Customer) {
	office.Desk{Ctx: office.WithHelp(ctx)}.File(c.Email)
	office.Desk{Ctx: ctx}.File(c.Email) // want "Customer.Email.*consentcheck"
}

func Interface(ctx context.Context, c customer.Customer) {
	var f office.Filer = office.Plain{}
	f.File(office.WithHelp(ctx), c.Email)
	f.File(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func Derived(ctx context.Context, c customer.Customer) {
	ctx, cancel := context.WithTimeoutCause(office.WithHelp(ctx), time.Second, nil)
	defer cancel()
	office.File(ctx, c.Email)
	context.AfterFunc(ctx, func() { office.File(ctx, c.Email) })
	go office.File(ctx, c.Email)
	defer office.File(ctx, c.Email)
}

func Nested(ctx context.Context, c customer.Customer) {
	ctx = office.With(ctx, consent.Training)
	office.File(office.WithHelp(ctx), c.Email)
	office.File(ctx, c.Email) // want "Customer.Email.*for training.*consentcheck"
}

func Branches(ctx context.Context, c customer.Customer, help bool) {
	if help {
		ctx = office.WithHelp(ctx)
	} else {
		ctx = office.With(ctx, consent.Support)
	}
	office.File(ctx, c.Email)
}

func BranchesWrong(ctx context.Context, c customer.Customer, help bool) {
	if help {
		ctx = office.WithHelp(ctx)
	} else {
		ctx = office.With(ctx, consent.Training)
	}
	office.File(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func Loop(ctx context.Context, cs []customer.Customer) {
	for _, c := range cs {
		office.File(ctx, c.Email) // want "Customer.Email.*consentcheck"
		ctx = office.WithHelp(ctx)
	}
}

// Tagged has a tag on the function.
//
//consentvet:purpose support
func Tagged(c customer.Customer, ctx context.Context) {
	office.File(ctx, c.Email)
	desk.File(c.Phone)
}

func Untagged(c customer.Customer, ctx context.Context) {
	office.File(ctx, c.Email) // want "Customer.Email.*consentcheck"
	Tagged(c, ctx)
}

func shared(ctx context.Context, c customer.Customer) {
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

//consentvet:purpose support
func OneCallerTagged(ctx context.Context, c customer.Customer) { shared(ctx, c) }

func OtherCaller(ctx context.Context, c customer.Customer) { shared(ctx, c) }

func sharedTagged(ctx context.Context, c customer.Customer) { desk.FileContext(ctx, c.Email) }

//consentvet:purpose support
func BothTagged(ctx context.Context, c customer.Customer) { sharedTagged(ctx, c) }

func BothTaggedToo(ctx context.Context, c customer.Customer) {
	//consentvet:purpose support
	sharedTagged(ctx, c)
	sharedTagged(office.WithHelp(ctx), c)
}

func CallerChecks(ctx context.Context, c, d customer.Customer) {
	office.Must(c) // want "Customer.Email.*consentcheck"
	if consent.Granted(c.ID, consent.Marketing) {
		office.Must(c)
		office.MustDeep(c)
		office.Must(d) // want "Customer.Email.*consentcheck"
	}
	if consent.Granted(c.ID, consent.Analytics) {
		office.Must(c) // want "Customer.Email.*under consent for analytics.*consentcheck"
	}
	office.MustDeep(c)    // want "Customer.Email.*consentcheck"
	office.MustAs(ctx, c) // want "Customer.Email.*consentcheck"
	office.MustAs(office.WithHelp(ctx), c)
	//consentvet:purpose support
	office.MustAs(ctx, c)
}

func Purposes(c customer.Customer) {
	if office.May(consent.Marketing, c) {
		mailer.Mail(c.Email)
	}
	if office.May(consent.Support, c) {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
	if office.MayDeep(c, "marketing") == nil {
		mailer.Mail(c.Email)
	}
	if office.MayDeep(c, office.Help) == nil {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for support.*consentcheck"
	}
	if office.MayDeep(c, string(office.Learning)) == nil {
		mailer.Mail(c.Email) // want "Customer.Email.*under consent for training.*consentcheck"
		desk.File(c.Email)
	}
	if office.MayNews(c) {
		//consentvet:purpose marketing.email
		mailer.Mail(c.Email)
		//consentvet:purpose marketing
		mailer.Mail(c.Phone) // want "Customer.Phone.*for marketing under consent for marketing.email only.*consentcheck"
	}
}

func Policies(c customer.Customer) {
	if (office.Policy{Purpose: consent.Marketing}).Allows(c) {
		mailer.Mail(c.Email)
	}
	p := office.Policy{Purpose: consent.Support}
	if p.Allows(c) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

type purposes struct{ news, train consent.Purpose }

func InStruct(c customer.Customer) {
	ps := purposes{news: consent.Marketing, train: consent.Training}
	if consent.Granted(c.ID, ps.news) {
		mailer.Mail(c.Email)
	}
	if consent.Granted(c.ID, ps.train) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func purposeOf(kind string) consent.Purpose {
	if kind == "news" {
		return consent.Marketing
	}
	return consent.Support
}

func news() consent.Purpose { return consent.Marketing }

func FromFunction(c customer.Customer, kind string) {
	if consent.Granted(c.ID, news()) {
		mailer.Mail(c.Email)
	}
	if consent.Granted(c.ID, purposeOf(kind)) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Closure(c customer.Customer) {
	p := consent.Marketing
	ok := func(p consent.Purpose) bool { return consent.Granted(c.ID, p) }
	if ok(p) {
		mailer.Mail(c.Email)
	}
	if ok(consent.Support) {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Generic[P ~string](c customer.Customer, p P) bool {
	return consent.Granted(c.ID, consent.Purpose(p))
}

func OfGeneric(c customer.Customer) {
	if Generic(c, consent.Marketing) {
		mailer.Mail(c.Email)
	}
	if Generic(c, "support") {
		mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
	}
}

func Switch(c customer.Customer, p consent.Purpose) {
	switch p {
	case consent.Marketing:
		if consent.Granted(c.ID, p) {
			mailer.Mail(c.Email)
		}
	case consent.Support:
		if consent.Granted(c.ID, p) {
			mailer.Mail(c.Email) // want "Customer.Email.*consentcheck"
		}
	}
}
