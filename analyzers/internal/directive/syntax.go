package directive

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
)

const prefix = "//consentvet:"

// nearMiss recognises comments that were probably meant as directives.
var nearMiss = regexp.MustCompile(`^(//|/\*)( *)((?i:consentvet)) *(:?) *([A-Za-z-]+)`)

// scopesOf says where each kind may stand, in the order in which a place that
// could be several things is read.
func scopesOf(k Kind) []Scope {
	switch k {
	case Purpose, Consent:
		return []Scope{Package, Func, Type, Line}
	case CallerChecks:
		return []Scope{Func}
	case Data:
		return []Scope{Func, Type, Field}
	case Ignore:
		return []Scope{Package, Func, Type, Field, Line}
	}
	return nil
}

// parseComment reads one comment. It returns nil when the comment is neither
// a directive nor an attempt at one.
func parseComment(c *ast.Comment, checks []string) *Directive {
	if !strings.HasPrefix(c.Text, prefix) {
		return parseMistake(c)
	}
	d := &Directive{Pos: c.Pos(), End: c.End()}
	text := strings.TrimRight(c.Text, "\r\n\t ")
	// What follows " //" is a comment on the directive.
	if i := strings.Index(text[len(prefix):], " //"); i >= 0 {
		text = strings.TrimRight(text[:len(prefix)+i], "\t ")
	}
	head, off := text[len(prefix):], len(prefix)
	if i := reasonIndex(head); i >= 0 {
		d.Reason = strings.TrimSpace(head[i+2:])
		head = head[:i]
	}
	word := head
	if i := strings.IndexAny(head, " \t"); i >= 0 {
		word = head[:i]
	}
	d.Kind = Kind(word)
	for i := len(word); i < len(head); {
		if head[i] == ' ' || head[i] == '\t' {
			i++
			continue
		}
		j := i
		for j < len(head) && head[j] != ' ' && head[j] != '\t' {
			j++
		}
		d.Args = append(d.Args, head[i:j])
		d.argPos = append(d.argPos, c.Pos()+token.Pos(off+i))
		i = j
	}
	d.Problem = checkSyntax(d, checks)
	return d
}

// reasonIndex finds the "--" that starts the reason: a word of its own.
func reasonIndex(s string) int {
	for i := 0; i+2 <= len(s); i++ {
		if s[i:i+2] == "--" && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t') &&
			(i+2 == len(s) || s[i+2] == ' ' || s[i+2] == '\t') {
			return i
		}
	}
	return -1
}

// parseMistake returns a directive with a Problem for comments such as
// "// consentvet:purpose support" and "/*consentvet:purpose support*/".
func parseMistake(c *ast.Comment) *Directive {
	m := nearMiss.FindStringSubmatch(c.Text)
	if m == nil || !slices.Contains(Kinds(), m[5]) {
		return nil
	}
	d := &Directive{Kind: Kind(m[5]), Pos: c.Pos(), End: c.End()}
	var why string
	switch {
	case m[1] == "/*":
		why = "a /* */ comment is not a directive"
	case m[4] == "" && (m[2] != "" || m[3] != "consentvet"):
		return nil // prose
	case m[2] != "":
		why = "with a space after // this is an ordinary comment, not a directive"
	default:
		why = fmt.Sprintf("%q is not how a directive starts", strings.TrimSuffix(m[0], m[5]))
	}
	d.Problem = fmt.Sprintf("%s: write %s%s", why, prefix, d.Kind)
	return d
}

// checkSyntax returns what is wrong with the words of a directive, "" if nothing.
func checkSyntax(d *Directive, checks []string) string {
	name := prefix + string(d.Kind)
	for _, a := range d.Args {
		if a == "—" || a == "–" || a == "-" || a == "---" {
			return fmt.Sprintf("%q does not start a reason: write %s ... -- why", a, name)
		}
		if d.Kind != "" && strings.Contains(a, ",") {
			return fmt.Sprintf("%q: arguments of %s are separated by spaces, not commas", a, name)
		}
	}
	switch d.Kind {
	case Purpose:
		if len(d.Args) != 1 {
			return wants(name+" PURPOSE", "exactly one purpose", d.Args)
		}
	case Consent:
		if len(d.Args) != 1 {
			return wants(name+" PURPOSE -- why", "exactly one purpose", d.Args)
		}
		if d.Reason == "" {
			return "has no effect without a reason: write " + name + " " + d.Args[0] + " -- why the consent is known to be given"
		}
	case CallerChecks:
		if len(d.Args) != 0 {
			return wants(name, "no argument", d.Args)
		}
	case Data:
		if len(d.Args) == 0 {
			return wants(name+" [param] CATEGORY...", "at least one category", d.Args)
		}
	case Ignore:
		return checkIgnore(d, name, checks)
	default:
		return fmt.Sprintf("unknown directive %q: known are %s%s", d.Kind,
			strings.Join(Kinds(), ", "), DidYouMean(string(d.Kind), Kinds()))
	}
	return ""
}

func checkIgnore(d *Directive, name string, checks []string) string {
	if len(d.Args) > 1 {
		return wants(name+" [check] -- why", "one check, or none for all", d.Args)
	}
	if len(d.Args) == 1 && checks != nil && !slices.Contains(checks, d.Args[0]) {
		known := slices.Sorted(slices.Values(checks))
		return fmt.Sprintf("unknown check %q: known are %s%s", d.Args[0],
			strings.Join(known, ", "), DidYouMean(d.Args[0], known))
	}
	if d.Reason == "" {
		if len(d.Args) == 1 {
			name += " " + d.Args[0]
		}
		return "has no effect without a reason: write " + name + " -- why this is acceptable"
	}
	return ""
}

func wants(usage, what string, args []string) string {
	found := "none"
	if len(args) > 0 {
		found = fmt.Sprintf("%q", strings.Join(args, " "))
	}
	return fmt.Sprintf("takes %s, found %s: write %s", what, found, usage)
}
