package flow

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// Which element of a list, and which of several records, a call passes or a literal reads.

// passedAs returns the consents of the record that a call passes, which another call
// returned, where the data is known as that of whom that call was given.
func (x *exec) passedAs(k *call, lab, source *label, held []*grant) []*grant {
	c, ok := k.in.(ssa.CallInstruction)
	if !ok || source == nil {
		return nil
	}
	fn := c.Common().StaticCallee()
	if fn == nil {
		return nil
	}
	if up, ok := x.origins.Called(source.subject.Self, fn, c.Common().Args); ok {
		return x.ownAmong(held, x.lineageOf(up), lab)
	}
	return nil
}

// ofElement is data that was read from a list as that of the element who, without the
// consents of other elements.
func (x *exec) ofElement(c carried, who origin.Origin) carried {
	if !who.Known() || c.lab.subject.Self.Root != who.Root {
		return c
	}
	l := *c.lab
	l.subject = x.lineageOf(who)
	lab := x.labels.get(label{kind: Source, cats: l.cats, field: l.field, subjectType: l.subjectType, subject: l.subject, in: l.in, hasIn: l.hasIn})
	var held []*grant
	for _, g := range c.held {
		if g.c.If != nil || g.c.AnySubject || g.c.Subject.Self.Root != who.Root || origin.Compare(g.c.Subject, l.subject) != origin.Different {
			held = append(held, g)
		}
	}
	c.lab, c.held = lab, held
	return c
}

// elementRead is the element of a list that a callee, or a literal of x's function, has
// read, as the function knows it: unknown where only they know its index.
func (x *exec) elementRead(k *call, source *label) origin.Origin {
	if source == nil {
		return origin.Origin{}
	}
	o := source.subject.Self
	if !o.Known() || !strings.Contains(o.Path, "[") {
		return origin.Origin{}
	}
	if c, ok := k.in.(ssa.CallInstruction); ok {
		if fn := c.Common().StaticCallee(); fn != nil {
			if up, ok := x.origins.Called(o, fn, c.Common().Args); ok {
				o = up
			}
		}
	}
	if o.Root.Parent() != x.fn || !x.origins.Within(o, x.fn) {
		return origin.Origin{}
	}
	return o
}
