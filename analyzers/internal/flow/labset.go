package flow

import "slices"

// joinLabs joins two sorted lists of labels. A label that both have keeps the
// consents of both ways.
func joinLabs(a, b []carried) []carried {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	a[0].lab.tab.ops += len(a) + len(b)
	if has(a, b) {
		return a
	}
	out := make([]carried, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].lab.id < b[j].lab.id:
			out = append(out, a[i])
			i++
		case a[i].lab.id > b[j].lab.id:
			out = append(out, b[j])
			j++
		default:
			c := a[i]
			if !sameHeld(a[i].held, b[j].held) {
				c.held = mergeHeld(a[i].held, b[j].held)
				if len(b[j].held) == len(c.held) {
					c.step = b[j].step // the way without the consent is the one to show
				}
			}
			out = append(out, c)
			i++
			j++
		}
	}
	out = append(out, a[i:]...)
	out = append(out, b[j:]...)
	if len(out) > maxLabels {
		return widen(out)
	}
	return absorb(out)
}

// has reports whether joining b to a gives a itself.
func has(a, b []carried) bool {
	if len(a) > maxLabels || len(b) > len(a) {
		return false
	}
	i := 0
	for _, c := range a {
		if c.lab.wide {
			return false // it may absorb others of a
		}
		if i < len(b) && b[i].lab == c.lab && sameHeld(b[i].held, c.held) {
			i++
		}
	}
	return i == len(b)
}

// absorb drops the labels that a widened one stands for already, so that what
// was widened stays so.
func absorb(labs []carried) []carried {
	wide := false
	for _, c := range labs {
		wide = wide || c.lab.wide
	}
	if !wide {
		return labs
	}
	out := make([]carried, 0, len(labs))
	for _, c := range labs {
		if w := c.lab.widened(); w != nil {
			c.lab = w
		}
		out = append(out, c)
	}
	return mergeLabs(onlyWide(out, labs))
}

// onlyWide keeps the widened form of a label only where the widened label was
// among labs, and the label as it was elsewhere.
func onlyWide(widened, labs []carried) []carried {
	has := map[*label]bool{}
	for _, c := range labs {
		if c.lab.wide {
			has[c.lab] = true
		}
	}
	for i, c := range widened {
		if !has[c.lab] {
			widened[i].lab = labs[i].lab
		}
	}
	return widened
}

// widened is the label that l is joined into by widening, nil for sources.
func (l *label) widened() *label {
	if l.joined == nil {
		switch {
		case l.wide:
			l.joined = l
		case l.kind == Input:
			l.joined = l.tab.get(label{kind: Input, in: Place{Param: l.in.Param}, whole: true, wide: true, skip: l.skip})
		case l.kind == Local:
			l.joined = l.tab.get(label{kind: Local, whole: true, wide: true})
		}
	}
	return l.joined
}

// maxLabels bounds the inputs that one value is told to come from. Beyond it
// (walks over recursive structures), the places of one parameter are joined
// into "anything beneath that parameter".
const maxLabels = 10

func widen(labs []carried) []carried {
	places := 0
	for _, c := range labs {
		if c.lab.kind == Input || c.lab.kind == Local {
			places++
		}
	}
	if places <= maxLabels/2 {
		return labs // sources: there are only so many fields
	}
	out := make([]carried, 0, len(labs))
	for _, c := range labs {
		if w := c.lab.widened(); w != nil {
			c.lab = w
		}
		out = append(out, c)
	}
	return mergeLabs(out)
}

// mergeLabs sorts labels and joins equal ones.
func mergeLabs(labs []carried) []carried {
	slices.SortStableFunc(labs, byID)
	out := labs[:0]
	for _, c := range labs {
		if n := len(out); n > 0 && out[n-1].lab == c.lab {
			out[n-1].held = mergeHeld(out[n-1].held, c.held)
			continue
		}
		out = append(out, c)
	}
	return out
}

func byID(a, b carried) int { return a.lab.id - b.lab.id }

// sortLabs orders labels by id and joins equal ones.
func sortLabs(labs []carried) []carried {
	sorted := true
	for i := 1; i < len(labs); i++ {
		sorted = sorted && labs[i-1].lab.id < labs[i].lab.id
	}
	if sorted {
		return labs
	}
	slices.SortStableFunc(labs, byID)
	var out []carried
	for _, c := range labs {
		if n := len(out); n > 0 && out[n-1].lab == c.lab {
			out[n-1] = joinLabs(out[n-1:n:n], []carried{c})[0]
			continue
		}
		out = append(out, c)
	}
	return out
}
