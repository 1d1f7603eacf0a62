package flow

import "testing"

// TestRough makes the rough form of a merged summary, which has its results in
// variants: what any of the methods gives is there, personal data that it read from
// what a callback gave included, and what the callback gave is unknown.
func TestRough(t *testing.T) {
	email := Label{Kind: Source, Field: "Person.Email", Cats: []string{"user.contact.email"}, In: Place{Param: 2, Path: "#0"}, HasIn: true}
	s := &Summary{Inputs: 2, variants: []variant{
		{results: []*Tree{nil, {Labels: []Label{{Kind: Input, In: Place{Param: 2, Path: "#0"}}}}}},
		{results: []*Tree{{Kids: []Branch{{".To", &Tree{Labels: []Label{email, {Kind: Input, In: Place{Param: 1}}}}}}}, nil}},
	}}
	got := s.rough().Results
	if len(got) != 2 {
		t.Fatalf("%d results, want 2", len(got))
	}
	if want := "{Person.Email:user.contact.email in1...}"; got[0].String() != want || got[0].Labels[0].HasIn {
		t.Errorf("the first result is %s, want %s that depends on no callback", got[0], want)
	}
	if want := "{?}"; got[1].String() != want {
		t.Errorf("the second result is %s, want %s", got[1], want)
	}
}
