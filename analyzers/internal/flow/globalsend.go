package flow

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// sendGlobal notes that what a package variable holds is disclosed, for the
// packages that store there.
func (x *exec) sendGlobal(k *call, to Target, c carried, held []*grant, tag *judge.Tag, from *Send) {
	g, ok := c.lab.subject.Self.Root.(*ssa.Global)
	if !ok || g.Pkg == nil {
		return
	}
	path := strings.Join(origin.Steps(c.lab.subject.Self.Path), "")
	if len(x.variables) >= maxSends || x.variables[addrKey(g)+path+to.Vendor+to.Host+to.Func].To.Func != "" {
		return
	}
	c.held = addHeld(c.held, relate(held, c.lab))
	sd := Send{Label: x.freezeLabel(c), To: to, Trail: x.trail(k, to, from)}
	sd.Label.Kind, sd.Label.Field, sd.Label.In = Local, addrKey(g), Place{Path: path}
	if tag != nil {
		sd.Tag = tagInfo(tag)
	}
	x.variables[addrKey(g)+path+to.Vendor+to.Host+to.Func] = sd
}

// globalSends are the disclosures of what package variables hold, in order.
func (x *exec) globalSends() []Send {
	var out []Send
	for _, k := range sortedKeys(x.variables) {
		out = append(out, x.variables[k])
	}
	return out
}
