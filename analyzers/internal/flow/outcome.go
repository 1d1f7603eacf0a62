package flow

import (
	"fmt"
	"go/types"
	"strings"
)

// maxResults is how many results of an unknown function are told apart.
const maxResults = 4

// joinResults adds the result of a call with n results, one or a tuple.
func joinResults(results []*node, n int, out *node) []*node {
	for len(results) < n {
		results = append(results, nil)
	}
	if n == 1 {
		results[0] = join(results[0], out)
		return results
	}
	for i := range n {
		results[i] = join(results[i], out.child(tupleKey(i)))
	}
	return results
}

// joinOutcome adds a symbolic outcome to results.
func joinOutcome(results []*node, inv *node) []*node {
	if inv == nil {
		return results
	}
	for len(results) < maxResults {
		results = append(results, nil)
	}
	for i := range results {
		results[i] = join(results[i], inv.child(tupleKey(i)))
	}
	return results
}

// outcomePlace evaluates a place that starts in the outcome of an Invoke.
func (t *thawer) outcomePlace(p Place, path []string) (*node, types.Type, []string) {
	i := p.Param - t.sum.Inputs
	if i == recoverIndex {
		return t.x.recoverable, nil, path
	}
	if i >= len(t.outcomes) || t.outcomes[i] == nil {
		return nil, nil, nil
	}
	o := t.outcomes[i]
	if len(path) == 0 { // all of it
		var all *node
		for _, r := range o.results {
			all = join(all, r)
		}
		return all, nil, nil
	}
	if path[0] == panicPart {
		return o.panics, nil, path[1:]
	}
	var n int
	if _, err := fmt.Sscanf(path[0], "#a%d", &n); err == nil && strings.HasPrefix(path[0], "#a") {
		if n < len(o.args) {
			return o.args[n], nil, path[1:]
		}
		return nil, nil, nil
	}
	if _, err := fmt.Sscanf(path[0], "#%d", &n); err != nil || n >= len(o.results) {
		return nil, nil, nil
	}
	var typ types.Type
	if o.sig != nil && n < o.sig.Results().Len() {
		typ = o.sig.Results().At(n).Type()
	}
	return o.results[n], typ, path[1:]
}
