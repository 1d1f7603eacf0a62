// Package carriedtags has purposes that a context carries.
package carriedtags

import (
	"context"

	"guard/helpers"

	"guardstubs/customer"
	"guardstubs/desk"
	"guardstubs/privacy"
)

func InOneBranch(ctx context.Context, c customer.Customer, tagged bool) {
	if tagged {
		ctx = privacy.WithPurpose(ctx, "support")
	}
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func FromOtherPackage(ctx context.Context, c customer.Customer) {
	helpers.FileText(helpers.Support(ctx), c.Email)
	helpers.FileText(ctx, c.Email) // want "Customer.Email.*consentcheck"
	desk.FileContext(helpers.Support(ctx), c.Email)
	desk.FileContext(helpers.For(ctx, "support"), c.Email)
	desk.FileContext(helpers.For(ctx, "training"), c.Email) // want "Customer.Email.*for training.*consentcheck"
}

func Literal(ctx context.Context, c customer.Customer) {
	ctx = privacy.WithPurpose(ctx, "support")
	go func() { desk.FileContext(ctx, c.Email) }()
	func(ctx context.Context) { desk.FileContext(ctx, c.Email) }(ctx)
}

func NewInOneBranch(c customer.Customer, tagged bool) {
	ctx := context.Background()
	if tagged {
		ctx = privacy.WithPurpose(ctx, "support")
	}
	desk.FileContext(ctx, c.Email) // want "Customer.Email.*consentcheck"
}

func NewInBoth(c customer.Customer, tagged bool) {
	ctx := context.Background()
	if tagged {
		ctx = privacy.WithPurpose(ctx, "support")
	} else {
		ctx = privacy.WithPurpose(context.TODO(), "support")
	}
	desk.FileContext(ctx, c.Email)
}
