// Package mid says which types the literals are for.
package mid

import "flow/genericliterals/gen"

// ByMail is called by its address.
type ByMail struct{ Mail, Plan string }

// Name gives the address.
func (b ByMail) Name() string { return b.Mail }

// ByPlan is called by its plan.
type ByPlan struct{ Mail, Plan string }

// Name gives the plan.
func (b ByPlan) Name() string { return b.Plan }

// Mails lists addresses.
func Mails() func([]ByMail) []string { return gen.Names[ByMail]() }

// Plans lists plans.
func Plans() func([]ByPlan) []string { return gen.Names[ByPlan]() }
