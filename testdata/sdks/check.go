package sdks

import (
	"fmt"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// A checker compares packs with the SDKs and collects what is wrong.
type checker struct {
	index    *index
	modules  []string // that go.mod requires
	problems []string

	file    string
	sinks   map[string]string // function -> vendor
	vendors map[string]bool
	hosts   map[string]string // host -> vendor
}

// checkPacks returns everything that is wrong with the packs, each with file
// and line.
func checkPacks(ix *index, modules []string, packs []pack) []string {
	c := &checker{
		index: ix, modules: modules,
		sinks: make(map[string]string), vendors: make(map[string]bool), hosts: make(map[string]string),
	}
	for _, p := range packs {
		c.file = p.file
		if p.Version != 1 {
			c.report(1, "version is %d, want 1", p.Version)
		}
		for i, v := range p.Vendors {
			if i > 0 && strings.ToLower(p.Vendors[i-1].Name.s) > strings.ToLower(v.Name.s) {
				c.report(v.Name.line, "%s stands after %s: vendors go by name", v.Name.s, p.Vendors[i-1].Name.s)
			}
			c.checkVendor(v)
		}
	}
	return c.problems
}

func (c *checker) report(line int, format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf("%s:%d: %s", c.file, line, fmt.Sprintf(format, args...)))
}

func (c *checker) checkVendor(v vendor) {
	if v.Name.s == "" || c.vendors[v.Name.s] {
		c.report(v.Name.line, "vendor name %q is empty or taken", v.Name.s)
	}
	c.vendors[v.Name.s] = true
	if unversioned(v.Module.s) != v.Module.s {
		c.report(v.Module.line, "module %s states a major version: leave it out, majors move", v.Module.s)
	}
	if !slices.ContainsFunc(c.modules, func(m string) bool { return unversioned(m) == v.Module.s }) {
		c.report(v.Module.line, "go.mod does not require module %s; near: %s", v.Module.s, nearest(v.Module.s, c.modules))
	}
	if len(v.Sinks) == 0 {
		c.report(v.Name.line, "vendor %s has no sinks", v.Name.s)
	}
	for _, s := range v.Sinks {
		c.checkSink(v, s)
	}
	for _, h := range v.Hosts {
		c.checkHost(v, h)
	}
}

var hostPattern = regexp.MustCompile(`^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$`)

func (c *checker) checkHost(v vendor, h text) {
	if !hostPattern.MatchString(h.s) {
		c.report(h.line, "host %q: want a lower-case host name, with at most *. before it", h.s)
	}
	if other := c.hosts[h.s]; other != "" {
		c.report(h.line, "host %s belongs to %s already", h.s, other)
	}
	c.hosts[h.s] = v.Name.s
}

func (c *checker) checkSink(v vendor, s sink) {
	if other := c.sinks[s.Func.s]; other != "" {
		c.report(s.Func.line, "%s is a sink of %s already", s.Func.s, other)
	}
	c.sinks[s.Func.s] = v.Name.s
	if !slices.Contains([]string{"", "egress", "interception"}, s.Kind.s) {
		c.report(s.Kind.line, "kind is %q, want egress or interception", s.Kind.s)
	}
	if s.Parties.s != "" && (s.Parties.s != "all" || s.Kind.s != "interception") {
		c.report(s.Parties.line, "parties is %q: want all, and only with kind: interception", s.Parties.s)
	}
	fn, err := c.index.resolve(s.Func.s)
	if err != nil {
		c.report(s.Func.line, "%v", err)
		return
	}
	for _, problem := range argProblems(fn.Signature(), s) {
		c.report(s.Func.line, "%s: %s", s.Func.s, problem)
	}
}

// argProblems tells what is wrong with the arguments that a sink lists.
func argProblems(sig *types.Signature, s sink) []string {
	var problems []string
	var all []arg // what the default stands for
	for i := range sig.Params().Len() {
		if !isContext(sig.Params().At(i).Type()) {
			all = append(all, arg(i))
		}
	}
	if len(s.Args) == 0 {
		if len(all) == 0 && s.Kind.s != "interception" {
			return []string{"no parameter but contexts: nothing leaves; is the receiver sent?"}
		}
		return nil
	}
	if slices.Equal(s.Args, all) {
		problems = append(problems, "args says what the default says: leave it out")
	}
	if !slices.IsSorted(s.Args) || len(slices.Compact(slices.Clone(s.Args))) < len(s.Args) {
		problems = append(problems, "args is not in order, or names one twice")
	}
	for _, a := range s.Args {
		switch {
		case a == receiver && sig.Recv() == nil:
			problems = append(problems, "args names the receiver of a function that has none")
		case a == receiver:
		case int(a) >= sig.Params().Len():
			problems = append(problems, fmt.Sprintf("args has %d, but the function has %d parameters", a, sig.Params().Len()))
		case !slices.Contains(all, a):
			problems = append(problems, fmt.Sprintf("args has %d, which is a context", a))
		}
	}
	return problems
}

func isContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	return named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context"
}
