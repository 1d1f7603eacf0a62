package guard

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// maxRounds bounds how often functions that call one another are inferred anew.
const maxRounds = 4

// inferAll infers functions that call one another. A method that asks another
// implementation of its own interface (a decorator) may be among those that it
// asks: it is first taken to promise what the others do, and what follows must
// then hold when it promises just that.
func (a *analyzer) inferAll(scc []*ssa.Function, current *string) {
	a.assumed, a.supposed = map[*ssa.Function]bool{}, false
	for _, fn := range scc {
		a.assumed[fn] = true
	}
	each := func() {
		for _, fn := range scc {
			*current = fn.String()
			a.infer(fn)
		}
	}
	each()
	a.assumed = nil
	if !a.supposed {
		return
	}
	for range maxRounds {
		before := a.promised(scc)
		each()
		if slices.Equal(before, a.promised(scc)) {
			return
		}
	}
	for _, fn := range scc { // taking nothing for granted
		a.keep(fn, &Promises{})
	}
	each()
}

// promised renders what functions promise.
func (a *analyzer) promised(scc []*ssa.Function) []string {
	var out []string
	for _, fn := range scc {
		text := fn.String()
		if p := a.promises[fn]; p != nil {
			for _, pr := range p.List {
				text += fmt.Sprint(pr.Result, pr.Path, pr.When, pr.Const)
				for _, c := range pr.Consents {
					text += c.key()
				}
			}
		}
		out = append(out, text)
	}
	return out
}
