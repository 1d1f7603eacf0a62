package directive

import (
	"strings"
	"testing"
)

// TestSyntax gives one comment above a function and wants its problem, "" for
// none, or no directive at all.
func TestSyntax(t *testing.T) {
	const none = "(no directive)"
	tests := []struct{ comment, want string }{
		{"//consentvet:purpose support", ""},
		{"//consentvet:purpose support -- because", ""},
		{"//consentvet:purpose\tsupport\t ", ""},
		{"//consentvet:purpose support // more to say", ""},
		{"//consentvet:purpose", "takes exactly one purpose, found none: write //consentvet:purpose PURPOSE"},
		{"//consentvet:purpose a b", `takes exactly one purpose, found "a b"`},
		{"//consentvet:purpose a,b", "separated by spaces, not commas"},
		{"//consentvet:consent a -- asked in the app", ""},
		{"//consentvet:consent a", "has no effect without a reason: write //consentvet:consent a -- why"},
		{"//consentvet:consent a --", "has no effect without a reason"},
		{"//consentvet:consent a -- // want nothing", "has no effect without a reason"},
		{"//consentvet:consent -- why", "exactly one purpose, found none"},
		{"//consentvet:consent a — why", `"—" does not start a reason`},
		{"//consentvet:caller-checks", ""},
		{"//consentvet:caller-checks x", "takes no argument"},
		{"//consentvet:data", "at least one category"},
		{"//consentvet:ignore -- tested elsewhere", ""},
		{"//consentvet:ignore failopen -- why", ""},
		{"//consentvet:ignore failopen", "has no effect without a reason: write //consentvet:ignore failopen -- why"},
		{"//consentvet:ignore", "has no effect without a reason: write //consentvet:ignore -- why"},
		{"//consentvet:ignore failopn -- why", `unknown check "failopn": known are consentcheck, datatype, failopen; did you mean "failopen"?`},
		{"//consentvet:ignore failopen datatype -- why", "takes one check"},
		{"//consentvet:ignore --why", `unknown check "--why"`},
		{"//consentvet:purpos a", `unknown directive "purpos": known are caller-checks, consent, data, ignore, purpose; did you mean "purpose"?`},
		{"//consentvet:zzzzzzz a", `unknown directive "zzzzzzz": known are caller-checks, consent, data, ignore, purpose`},
		{"//consentvet: purpose a", `unknown directive ""`},
		{"//consentvet:", `unknown directive ""`},
		{"// consentvet:purpose a", "with a space after // this is an ordinary comment, not a directive: write //consentvet:purpose"},
		{"// consentvet: see the manual", none},
		{"// consentvet purpose of this", none},
		{"//\tconsentvet:purpose a", none},
		{"//consentvet purpose a", `"//consentvet " is not how a directive starts: write //consentvet:purpose`},
		{"//ConsentVet:purpose a", `"//ConsentVet:" is not how a directive starts`},
		{"/*consentvet:purpose a*/", "a /* */ comment is not a directive: write //consentvet:purpose"},
		{"//nolint:consentvet", none},
	}
	for _, tt := range tests {
		all := load(t, "package p\n"+tt.comment+"\nfunc f() {}").set.All()
		switch {
		case len(all) == 0:
			if tt.want != none {
				t.Errorf("%s: no directive, want problem %q", tt.comment, tt.want)
			}
		case tt.want == none || (tt.want == "") != (all[0].Problem == "") || !strings.Contains(all[0].Problem, tt.want):
			t.Errorf("%s: problem %q, want %q", tt.comment, all[0].Problem, tt.want)
		}
	}
}

func TestPositionsAndReason(t *testing.T) {
	p := load(t, "package p\n//consentvet:data  x  a.b\tc -- as the -- law says\nfunc f(x int) {}")
	d := p.set.All()[0]
	if d.Reason != "as the -- law says" || d.Param != "x" {
		t.Errorf("reason %q, param %q", d.Reason, d.Param)
	}
	for i, want := range []int{23, 27} {
		if got := p.fset.Position(d.ArgPos(i)).Column; got != want {
			t.Errorf("argument %d (%s) at column %d, want %d", i, d.Arg(i), got, want)
		}
	}
	if d.ArgPos(9) != d.Pos || d.Arg(9) != "" {
		t.Error("an argument that is not there")
	}
}

func TestNearest(t *testing.T) {
	known := []string{"user.contact", "user.content", "system"}
	for found, want := range map[string]string{
		"user.contcat": "user.contact", "user.contnt": "user.content", "sistem": "system", "zebra": "", "": "", "x": "",
	} {
		if got := Nearest(found, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", found, got, want)
		}
	}
}
