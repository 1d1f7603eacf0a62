package analyzers_test

import "testing"

// TestGuards holds what counts as a consent guard: each form stands beside the
// twin that looks like it and must be reported. The cases under guardtodo are
// wanted too and not met yet; -cases guardtodo/... runs them.
func TestGuards(t *testing.T) {
	runCases(t, "guardstubs/taxonomy.yml", "guard/...", "guardstubs/customer", "guardstubs/consent", "guardstubs/privacy")
}

// TestGuardPolicies holds what policy.require asks for, value by value.
func TestGuardPolicies(t *testing.T) {
	for _, require := range []string{"consent", "purpose", "both"} {
		t.Run(require, func(t *testing.T) {
			runCases(t, "guardpolicy/"+require+".yml", "guardpolicy/"+require)
		})
	}
}

// TestPolicy holds what the taxonomy asks for beyond a check: explicit consent
// for special categories, and safeguards that an approval depends on.
func TestPolicy(t *testing.T) {
	runCases(t, "guardstubs/taxonomy.yml", "policy/special", "policy/safeguards")
}
