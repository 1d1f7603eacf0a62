package judge

import (
	"fmt"
	"strings"
)

// missing explains why no consent counts. With a tag, purpose is its purpose.
func (j *judgement) missing(purpose string) Verdict {
	forWhat, also := "", " or purpose tag"
	if j.special() != "" {
		also = ""
	}
	if purpose != "" {
		forWhat, also = " for "+purpose, ""
	}
	if j.tax.Policy.Require == "consent" {
		also = ""
	}
	fits := func(c Consent) bool { return purpose == "" || c.Any || c.covers(purpose) }
	if j.item != nil && j.item.Uncovered != "" {
		return j.no(ConsentCheck, "without a consent check"+forWhat+also+": "+j.item.Uncovered)
	}
	for _, c := range j.d.Known.Failed {
		if fits(c) {
			return j.no(FailOpen, fmt.Sprintf("when the consent check %s fails: its error does not stop it", short(c.Check))).
				at(c.Pos, "the check that may fail")
		}
	}
	for _, c := range j.d.Known.Denied {
		if fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("where the consent check %s said no: the check is inverted", short(c.Check))).
				at(c.Pos, "the check that said no")
		}
	}
	if v, ok := j.unsuited(purpose); ok {
		return v
	}
	others := j.d.Others
	if j.item != nil {
		others = j.item.Others
	}
	for _, c := range others {
		if fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("under consent of another data subject (%s at %s)", short(c.Check), where(c.Pos))).
				at(c.Pos, "the other one is asked about here")
		}
	}
	for i, c := range j.d.Known.Partial {
		if fits(c) {
			v := j.no(ConsentCheck, fmt.Sprintf("without a consent check%s on every path: %s holds on some only", forWhat, short(c.Check))).
				at(c.Pos, "asked here")
			if gap := j.d.Known.Gaps[i]; gap.Line > 0 {
				v = v.at(gap, "a path without it comes from here")
			}
			return v
		}
	}
	for _, c := range j.d.Known.Ignored {
		if fits(c) {
			return j.no(ConsentCheck, fmt.Sprintf("without a consent check%s%s: the answer of %s is not used", forWhat, also, short(c.Check))).
				at(c.Pos, "asked here")
		}
	}
	kind := "a consent check"
	if j.special() != "" {
		kind = "an explicit consent check"
	}
	return j.no(ConsentCheck, "without "+kind+forWhat+also)
}

// unsuited explains why a consent that holds does not count: it is not explicit,
// not everybody's, or for another purpose.
func (j *judgement) unsuited(purpose string) (Verdict, bool) {
	for _, c := range j.consents() {
		if cat := j.special(); cat != "" && !c.Explicit && c.Why == "" {
			return j.no(ConsentCheck, fmt.Sprintf("with the consent check %s, which is not explicit, as the special category %s needs", short(c.Check), cat)).
				at(c.Pos, "the check that is not explicit"), true
		}
		if !j.usable(c) {
			return j.no(ConsentCheck, fmt.Sprintf("with the consent check %s, which is not one for all parties", short(c.Check))).
				at(c.Pos, "the check that asks one party"), true
		}
		if !c.Any && len(c.Purposes) == 0 {
			return j.no(ConsentCheck, fmt.Sprintf("with the consent check %s, whose purpose is not known", short(c.Check))).
				at(c.Pos, "the purpose here is no constant"), true
		}
		if purpose == "" && c.OneOf && !j.decided() {
			return j.no(ConsentCheck, fmt.Sprintf("under consent for %s, and the taxonomy does not say that %s may have it for either", orList(c.Purposes), j.d.Vendor)).
				at(c.Pos, "consent for "+orList(c.Purposes)+" is asked here"), true
		}
		if purpose != "" && !c.Any && !c.covers(purpose) {
			return j.no(ConsentCheck, fmt.Sprintf("for %s under consent for %s only", purpose, list(c.Purposes))).
				at(c.Pos, "consent for "+list(c.Purposes)+" is asked here"), true
		}
	}
	return Verdict{}, false
}

func orList(items []string) string { return strings.Join(items, " or ") }
