package flow

import (
	"slices"
	"strings"
)

// maxSends is how many disclosures one summary tells apart: callers evaluate them
// at each call. It is far above what code written by hand has. Beyond it, those of
// one input to one recipient are one, of all beneath the place that they share.
const maxSends = 200

// joinedSend is a disclosure joined with the one that stands for those of its kind,
// and the key of that.
func (x *exec) joinedSend(key string, sd Send) (string, Send) {
	if sd.Kind != Input || sd.home != "" || sd.escaped != nil || sd.at != nil || sd.inside != nil {
		return key, sd
	}
	of := sd
	of.Label = Label{Kind: Input, In: Place{Param: sd.In.Param}}
	key = "all " + of.key()
	if all, ok := x.sends[key]; ok {
		sd.Label = all.Label.beneathBoth(&sd.Label)
		sd.Async = sd.Async || all.Async
	}
	return key, sd
}

// beneathBoth is the label of all beneath the place that two inputs share, on the
// ways of both.
func (l *Label) beneathBoth(m *Label) Label {
	out := Label{Kind: Input, In: Place{Param: l.In.Param}, Whole: true, Skip: l.Skip && m.Skip}
	a, b := steps(l.In.Path), steps(m.In.Path)
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	out.In.Path = strings.Join(a[:n], "")
	if l.Codec == m.Codec {
		out.Codec = l.Codec
	}
	if l.Unless == m.Unless {
		out.Unless = l.Unless
	}
	for _, g := range l.Held {
		if slices.ContainsFunc(m.Held, func(h Grant) bool { return h.key() == g.key() }) {
			out.Held = append(out.Held, g)
		}
	}
	return out
}
