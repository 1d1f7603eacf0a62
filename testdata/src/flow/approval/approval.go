// Package approval: what a vendor may have, and what for.
package approval

import (
	"context"

	"flow/consent"
	"flow/person"

	beta "beta.example/sdk"
)

func approved(ctx context.Context, p person.Person) {
	if consent.Granted(p.ID, "marketing") {
		beta.Send(ctx, p.Email, p.Phone)
		beta.Send(ctx, p.Name)        // want `user\.name \(Person\.Name\) reaches Beta under consent for marketing, a purpose that Beta is not approved for; it is for support \[consentcheck\]`
		beta.Send(ctx, p.Home.Street) // user.contact covers it
	}
	if consent.Granted(p.ID, "fraud") {
		beta.Send(ctx, p.Email) // want `reaches Beta under consent for fraud, a purpose that Beta is not approved for`
	}
	if consent.Granted(p.ID, "marketing.email") {
		beta.Send(ctx, p.Email)
	}
}

func category(ctx context.Context, s person.Secret, p person.Person) {
	if consent.Granted(p.ID, "support") {
		beta.Send(ctx, s) // want `^user\.government_id \([^)]*\) reaches Beta, which is not approved for it \[approvedsink\]$`
		beta.Send(ctx, p.Name)
	}
}

func without(ctx context.Context, s person.Secret, p person.Person) {
	beta.Send(ctx, s)       // want `\[approvedsink\]$` `without a consent check or purpose tag \[consentcheck\]$`
	beta.Send(ctx, p.Email) // want `without a consent check or purpose tag \[consentcheck\]$`
	beta.Send(ctx, p.Plan)
}

func tagged(ctx context.Context, p person.Person) {
	beta.Send(consent.With(ctx, "support"), p.Email)
	beta.Send(consent.With(ctx, "fraud"), p.Email)     // want `for purpose fraud, which it is not approved for \[purposetag\]`
	beta.Send(consent.With(ctx, "nonsense"), p.Email)  // want `under purpose "nonsense".*\[purposetag\]`
	beta.Send(consent.With(ctx, "marketing"), p.Email) // want `without a consent check for marketing \[consentcheck\]`
}
