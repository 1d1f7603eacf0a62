package judge

import (
	"sort"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/finding"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// Flow is one item of a disclosure with its verdicts, allowed or not: a line
// of the record of what leaves.
type Flow struct {
	*Disclosure
	Item     *Item // nil for an interception as such
	Verdicts []Verdict
}

// Flows judges every item of d.
func Flows(tax *taxonomy.Taxonomy, d *Disclosure) []Flow {
	var out []Flow
	if d.Kind == taxonomy.Interception && !d.Inherited {
		out = append(out, Flow{d, nil, Judge(tax, d, nil)})
	}
	for _, item := range d.Items {
		vs := Judge(tax, d, item)
		if d.Kind == taxonomy.Interception {
			vs = only(vs, ApprovedSink) // the reason is judged once, for the call
		}
		out = append(out, Flow{d, item, vs})
	}
	return out
}

func only(vs []Verdict, check string) []Verdict {
	var out []Verdict
	for _, v := range vs {
		if v.Check == check {
			out = append(out, v)
		}
	}
	return out
}

// specificity orders the checks that never report the same call twice.
var specificity = map[string]int{ConsentCheck: 1, PurposeTag: 2, FailOpen: 3}

// Findings returns what is to be reported about d: one finding per reason,
// with the data that it concerns in order.
func Findings(tax *taxonomy.Taxonomy, d *Disclosure) []finding.Finding {
	type group struct {
		v     Verdict
		items []*Item
	}
	groups := map[string]*group{}
	var order []string
	best := 0
	for _, f := range Flows(tax, d) {
		for _, v := range f.Verdicts {
			if v.Allowed {
				continue
			}
			k := v.Check + v.Reason
			g := groups[k]
			if g == nil {
				g = &group{v: v}
				groups[k] = g
				order = append(order, k)
			}
			if f.Item != nil {
				g.items = append(g.items, f.Item)
			}
			best = max(best, specificity[v.Check])
		}
	}
	var out []finding.Finding
	for _, k := range order {
		g := groups[k]
		if s := specificity[g.v.Check]; s > 0 && s < best {
			continue
		}
		out = append(out, render(d, g.v, g.items))
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Check+out[i].Message < out[j].Check+out[j].Message })
	return out
}

func render(d *Disclosure, v Verdict, items []*Item) finding.Finding {
	f := finding.Finding{Check: v.Check, Pos: d.Pos, End: d.End, Vendor: d.Vendor, Sink: d.Sink, Func: d.Func}
	to := d.Vendor
	if to == "" {
		to = d.Host
	}
	if len(items) == 0 {
		f.Message = Short(d.Sink) + " lets " + to + " record or observe" + v.Reason
		f.Steps = v.Notes
		return f
	}
	sort.SliceStable(items, func(i, j int) bool { return items[i].text() < items[j].text() })
	var parts []string
	for _, it := range items {
		f.Categories = append(f.Categories, it.Categories...)
		f.Fields = append(f.Fields, it.Field)
		if t := it.text(); len(parts) == 0 || parts[len(parts)-1] != t {
			parts = append(parts, t)
			f.Steps = append(f.Steps, it.Steps...)
		}
	}
	f.Categories, f.Fields = unique(f.Categories), unique(f.Fields)
	f.Message = strings.Join(parts, ", ") + " reaches " + to + v.Reason
	f.Steps = dedup(f.Steps)
	if len(d.Trail) > 0 {
		f.Steps = append(f.Steps, d.Trail...)
	} else {
		f.Steps = append(f.Steps, finding.Step{Pos: d.Position, Msg: "sent by " + Short(d.Sink)})
	}
	f.Steps = append(f.Steps, v.Notes...)
	return f
}

func (it *Item) text() string {
	return strings.Join(it.Categories, ", ") + " (" + it.Field + ")"
}

func unique(list []string) []string {
	sort.Strings(list)
	var out []string
	for i, s := range list {
		if i == 0 || list[i-1] != s {
			out = append(out, s)
		}
	}
	return out
}

// dedup drops steps that two items share.
func dedup(steps []finding.Step) []finding.Step {
	seen := map[finding.Step]bool{}
	var out []finding.Step
	for _, s := range steps {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
