package guard

// Consent that depends on another condition: where two paths meet, one of which
// brings the consent and the other an answer, the consent holds where that answer
// turns out not to be given.
//
//	if due && !granted { return }
//	...
//	if due { send }

// maxDependent bounds the conditional facts of one function.
const maxDependent = 64

// dependent adds to what holds where the paths x and y meet what each of them
// makes depend on an answer that the other brings.
func (t *table) dependent(x, y, must set) set {
	t.suppose(x, y, must)
	t.suppose(y, x, must)
	for i, f := range t.facts {
		if f.Outcome == conditional && !must.has(i) && t.depends(x, i) && t.depends(y, i) {
			must = must.with(i)
		}
	}
	return must
}

// suppose makes the conditional facts of consents that x brings and y does not.
func (t *table) suppose(x, y, must set) {
	n := len(t.facts)
	for i := range n {
		if t.facts[i].Outcome != Granted || !x.has(i) || must.has(i) {
			continue
		}
		for j := range n {
			if t.facts[j].Outcome != valued || !y.has(j) || x.has(j) || t.dependents >= maxDependent {
				continue
			}
			c := Fact{Outcome: conditional, Consent: t.facts[i].Consent, given: t.opposite(j), then: i}
			if _, known := t.ids[c.key()]; !known {
				t.dependents++
				t.id(c)
			}
		}
	}
}

// depends reports whether a conditional fact holds on a path: as such, or since
// its consent does, or its condition does not.
func (t *table) depends(s set, i int) bool {
	f := t.facts[i]
	return s.has(i) || s.has(f.then) || s.has(t.opposite(f.given))
}

// opposite is what a branch that goes the other way tells.
func (t *table) opposite(i int) int {
	c := *t.facts[i].Consent
	c.Check = outcome{kind: c.Check}.negate().kind
	return t.id(Fact{Outcome: valued, Consent: &c})
}

// met adds the consents whose conditions are met.
func (t *table) met(s *state) *state {
	if s == nil || t.dependents == 0 {
		return s
	}
	var ids []int
	for i, f := range t.facts {
		if f.Outcome == conditional && s.must.has(i) && s.must.has(f.given) && !s.must.has(f.then) {
			ids = append(ids, f.then)
		}
	}
	return s.add(ids)
}
