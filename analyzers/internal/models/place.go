package models

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"
)

// fieldMark introduces a field name, to keep it apart from a method's.
const fieldMark = ".Field:"

// maxIndex bounds argument and result numbers: a longer number is a typo.
const maxIndex = 99

// parsePlace reads a place in the notation of the package comment. It returns
// an error that says what was found and what is allowed.
func parsePlace(s string) (Place, error) {
	base, rest := cutBase(s)
	p, ok := parseBase(base)
	if !ok {
		return Place{}, fmt.Errorf("place %q starts with %q: want recv, an argument's number (0), a result's (r0), ?, $name or _", s, base)
	}
	if after, found := strings.CutPrefix(rest, fieldMark); found {
		p.Field, rest = cutBase(after)
		if !token.IsExported(p.Field) || !token.IsIdentifier(p.Field) {
			return Place{}, fmt.Errorf("place %q: %q is not the name of an exported field", s, p.Field)
		}
	}
	if after, found := strings.CutPrefix(rest, "[]"); found {
		p.Elem, rest = true, after
	}
	if after, found := strings.CutPrefix(rest, "{}"); found {
		p.Key, rest = true, after
	}
	if after, found := strings.CutPrefix(rest, "%w"); found {
		p.Wrapped, rest = true, after
	}
	if after, found := strings.CutPrefix(rest, "."); found {
		p.Method, rest = after, ""
		if !token.IsExported(p.Method) || !token.IsIdentifier(p.Method) {
			return Place{}, fmt.Errorf("place %q: %q is not the name of an exported method", s, p.Method)
		}
	}
	if rest != "" {
		return Place{}, fmt.Errorf("place %q: unexpected %q: want .Field:Name, then [], then {}, then %%w, then .Method", s, rest)
	}
	if (p.Kind == None || p.Kind == Outside) && p != (Place{Kind: p.Kind}) {
		return Place{}, fmt.Errorf("place %q: %s has no parts", s, base)
	}
	return p, nil
}

// cutBase splits s before its first suffix.
func cutBase(s string) (base, rest string) {
	if i := strings.IndexAny(s, ".[{%"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

func parseBase(base string) (Place, bool) {
	switch base {
	case "_":
		return Place{}, true
	case "recv":
		return Place{Kind: Recv}, true
	case "?":
		return Place{Kind: Outside}, true
	}
	if name, found := strings.CutPrefix(base, "$"); found {
		return Place{Kind: Variable, Name: name}, token.IsIdentifier(name)
	}
	kind := Arg
	digits := base
	if after, found := strings.CutPrefix(base, "r"); found {
		kind, digits = Result, after
	}
	n, err := strconv.ParseUint(digits, 10, 8)
	if err != nil || n > maxIndex || strconv.FormatUint(n, 10) != digits {
		return Place{}, false
	}
	return Place{Kind: kind, Index: int(n)}, true
}

// String renders the place in the notation of the data files.
func (p Place) String() string {
	var b strings.Builder
	switch p.Kind {
	case None:
		b.WriteString("_")
	case Outside:
		b.WriteString("?")
	case Variable:
		b.WriteString("$" + p.Name)
	case Recv:
		b.WriteString("recv")
	case Result:
		b.WriteString("r" + strconv.Itoa(p.Index))
	default:
		b.WriteString(strconv.Itoa(p.Index))
	}
	if p.Field != "" {
		b.WriteString(fieldMark + p.Field)
	}
	if p.Elem {
		b.WriteString("[]")
	}
	if p.Key {
		b.WriteString("{}")
	}
	if p.Wrapped {
		b.WriteString("%w")
	}
	if p.Method != "" {
		b.WriteString("." + p.Method)
	}
	return b.String()
}

// parseFlow reads "from -> to" or "from => to".
func parseFlow(s string) (Flow, error) {
	from, to, found := strings.Cut(s, " -> ")
	keep := false
	if !found {
		from, to, keep = strings.Cut(s, " => ")
		if !keep {
			return Flow{}, fmt.Errorf("flow %q: want \"from -> to\", or \"from => to\" where the destination holds the source itself", s)
		}
	}
	f := Flow{Keep: keep}
	var err error
	if f.From, err = parsePlace(from); err != nil {
		return Flow{}, err
	}
	if f.To, err = parsePlace(to); err != nil {
		return Flow{}, err
	}
	switch {
	case f.From.Kind == None || f.To.Kind == None:
		return Flow{}, fmt.Errorf("flow %q: _ carries nothing; leave the flow out", s)
	case f.To.Kind == Outside || f.From.Kind == Outside && (keep || f.To.Kind == Result):
		return Flow{}, fmt.Errorf("flow %q: what comes from outside (?) is written into an argument or the receiver (? -> 0)", s)
	case f.From.Method != "":
		return Flow{}, fmt.Errorf("flow %q: a method is a destination only; say in `calls` where its results go", s)
	case f.From.Kind == Result && !(keep && f.To.Kind == Result):
		return Flow{}, fmt.Errorf("flow %q: what a result holds has come from elsewhere; a result may only be held by another (r1 => r0)", s)
	case f.To.Kind == Variable && f.To.Method == "" && (!keep || f.To != Place{Kind: Variable, Name: f.To.Name}):
		return Flow{}, fmt.Errorf("flow %q: a variable of a library keeps a value itself (0 => $name)", s)
	case f.To.Wrapped && (!keep || f.To.Kind != Result || f.To.Elem || f.To.Key):
		return Flow{}, fmt.Errorf("flow %q: only a result may wrap errors, and it keeps them (=>)", s)
	case f.From == f.To:
		return Flow{}, fmt.Errorf("flow %q: goes nowhere", s)
	}
	return f, nil
}

// String renders the flow in the notation of the data files.
func (f Flow) String() string {
	if f.Keep {
		return f.From.String() + " => " + f.To.String()
	}
	return f.From.String() + " -> " + f.To.String()
}
