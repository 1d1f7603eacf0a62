package taxonomy

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"time"
)

// format is a notation of text. The pattern goes into the JSON Schema and
// decides there and in the loader; check finds what a pattern cannot say, and
// explain turns a text that does not match into a message.
type format struct {
	name    string // what the text is called in messages
	pattern string // empty: any text
	re      *regexp.Regexp
	allowed string
	explain func(string) string // optional: better advice for a text that does not match, "" if none
	check   func(string) string // optional: what is wrong with a text that matches, "" if nothing
}

func newFormat(name, pattern, allowed string) *format {
	return &format{name: name, pattern: pattern, re: regexp.MustCompile(pattern), allowed: allowed}
}

// problem returns what is wrong with the text, "" if nothing is.
func (f *format) problem(s string) string {
	if f.re.MatchString(s) {
		if f.check != nil {
			return f.check(s)
		}
		return ""
	}
	msg := fmt.Sprintf("found %s; allowed: %s", quote(s), f.allowed)
	if f.explain != nil && len(s) < 1000 {
		if hint := f.explain(s); hint != "" {
			msg += " (" + hint + ")"
		}
	}
	return msg
}

const (
	ident   = `[\p{L}_][\p{L}_\p{Nd}]*`
	pkgElem = `[A-Za-z0-9_~+-][A-Za-z0-9_.~+-]*`
	pkgPath = pkgElem + `(?:/` + pkgElem + `)*`
	label   = `[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?`
)

var (
	fmtWords = newFormat("text", `\S`, "text that is not empty")
	fmtKey   = keyFormat()
	fmtIdent = newFormat("field", `^`+ident+`$`, "the name of a field, such as Email")
	fmtPath  = pathFormat()
	fmtTag   = newFormat("struct tag key", `^[^\s:"`+"`"+`]+$`, "a struct tag key, such as pii")
	fmtFunc  = funcFormat()
	fmtType  = typeFormat()
	fmtField = fieldFormat()
	fmtKind  = kindFormat()

	fmtGranted = newFormat("outcome", `^(?:true|false|nil|non-nil|returns|`+pkgPath+`\.`+ident+`)$`,
		"true, false, nil, non-nil, returns, or the qualified name of a constant, such as example.com/shop/consent.Granted")
	fmtModule  = moduleFormat()
	fmtHost    = hostFormat()
	fmtPattern = patternFormat()
	fmtRegexp  = regexpFormat()
	fmtDate    = dateFormat()
)

func keyFormat() *format {
	f := newFormat("key", `^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$`, "a dotted key of letters, digits, _ and -, such as user.contact.email")
	return f
}

func pathFormat() *format {
	f := newFormat("path", `^`+ident+`(?:\.`+ident+`)*$`, "names of fields joined by dots, such as User.ID")
	f.explain = func(s string) string {
		switch {
		case strings.Contains(s, "("):
			return "a path goes through fields, not through calls"
		case strings.Contains(s, "["):
			return "a path goes through fields, not through elements"
		}
		return ""
	}
	return f
}

func funcFormat() *format {
	const allowed = "pkg/path.Func, (pkg/path.Type).Method or (*pkg/path.Type).Method"
	f := newFormat("function", `^(?:`+pkgPath+`\.`+ident+`|\(\*?`+pkgPath+`\.`+ident+`\)\.`+ident+`)$`, allowed)
	f.check = func(s string) string {
		if strings.HasPrefix(s, "(") {
			return ""
		}
		pkg, typ, method, ok := splitMethod(s)
		if !ok || !token.IsExported(typ) {
			return ""
		}
		return fmt.Sprintf("found %s; allowed: %s (did you mean \"(*%s.%s).%s\", or without the * for a method of the value?)", quote(s), allowed, pkg, typ, method)
	}
	f.explain = func(s string) string {
		bare := strings.NewReplacer("(", "", ")", "", "*", "").Replace(s)
		switch {
		case strings.HasSuffix(s, "()"):
			return fmt.Sprintf("did you mean %q?", strings.TrimSuffix(s, "()"))
		case strings.ContainsAny(s, " \t"):
			return "leave out spaces, parameters and results"
		case strings.Contains(s, "["):
			return "leave out type arguments"
		case strings.Contains(s, "@"):
			return "leave out the version; a major version is part of the path, as in /v3"
		case strings.Contains(s, "://"):
			return "an import path has no scheme"
		case strings.HasPrefix(s, "*"):
			return fmt.Sprintf("did you mean %q?", pointerMethod(bare))
		case !strings.Contains(bare, "."):
			return "the import path of its package is missing"
		}
		return ""
	}
	return f
}

// splitMethod takes pkg/path.A.B apart where A may be a type.
func splitMethod(s string) (pkg, typ, method string, ok bool) {
	slash := strings.LastIndexByte(s, '/')
	parts := strings.Split(s[slash+1:], ".")
	if len(parts) < 3 {
		return "", "", "", false
	}
	n := len(parts)
	return s[:slash+1] + strings.Join(parts[:n-2], "."), parts[n-2], parts[n-1], true
}

func pointerMethod(bare string) string {
	if pkg, typ, method, ok := splitMethod(bare); ok {
		return "(*" + pkg + "." + typ + ")." + method
	}
	return bare
}

func typeFormat() *format {
	f := newFormat("type", `^`+pkgPath+`\.`+ident+`$`, "pkg/path.Type, such as example.com/shop/customer.Customer")
	f.check = func(s string) string {
		if pkg, typ, field, ok := splitMethod(s); ok && token.IsExported(typ) {
			return fmt.Sprintf("found %s; allowed: %s (did you mean the type \"%s.%s\" with %s under \"fields\"?)", quote(s), f.allowed, pkg, typ, field)
		}
		return ""
	}
	f.explain = func(s string) string {
		switch {
		case strings.ContainsAny(s, "*("):
			return "pointers to a type count with it; leave out * and brackets"
		case strings.Contains(s, "["):
			return "leave out type arguments, and brackets of slices"
		case strings.Contains(s, "@"):
			return "leave out the version; a major version is part of the path, as in /v3"
		case !strings.Contains(s, "."):
			return "the import path of its package is missing"
		}
		return ""
	}
	return f
}

func fieldFormat() *format {
	f := newFormat("field", `^`+pkgPath+`\.`+ident+`\.`+ident+`$`, "pkg/path.Type.Field, such as example.com/shop/customer.Customer.MarketingOptIn")
	f.explain = func(s string) string {
		switch {
		case strings.ContainsAny(s, "*("):
			return "leave out * and brackets"
		case strings.Contains(s, "["):
			return "leave out type arguments; for a map keyed by purpose say purpose: {key: true}"
		case fmtType.re.MatchString(s):
			return "this names a type or a variable; the field is missing"
		}
		return ""
	}
	return f
}

// basicKinds are the basic types of Go that a field can have.
func basicKinds() []string {
	return []string{"any", "bool", "byte", "complex128", "complex64", "float32", "float64", "int", "int16", "int32", "int64", "int8",
		"rune", "string", "uint", "uint16", "uint32", "uint64", "uint8", "uintptr"}
}

func kindFormat() *format {
	f := newFormat("type of field", `^(?:`+strings.Join(basicKinds(), "|")+`|`+pkgPath+`\.`+ident+`)$`,
		"a basic type ("+strings.Join(basicKinds(), ", ")+") or a qualified type, such as time.Time")
	f.explain = func(s string) string {
		bare := strings.TrimLeft(s, "*[]")
		switch {
		case bare != s && bare != "":
			return fmt.Sprintf("%q counts pointers, slices and arrays of it too", bare)
		}
		return strings.Trim(didYouMean(s, basicKinds()), " ()")
	}
	return f
}

func moduleFormat() *format {
	f := newFormat("module", `^`+pkgPath+`$`, "a module path, such as github.com/example/sdk")
	f.explain = func(s string) string {
		switch {
		case strings.Contains(s, "://"):
			return "a module path has no scheme"
		case strings.Contains(s, "@"):
			return "leave out the version"
		case strings.HasSuffix(s, "/"):
			return "leave out the slash at the end"
		}
		return ""
	}
	return f
}

func hostFormat() *format {
	f := newFormat("host", `^(?:\*\.)?`+label+`(?:\.`+label+`)*$`, "a host name, such as api.example.com, or *.example.com for every host below it")
	f.explain = func(s string) string {
		host := s
		if _, rest, ok := strings.Cut(host, "://"); ok {
			host = rest
		}
		host, _, _ = strings.Cut(host, "/")
		host, _, _ = strings.Cut(host, ":")
		host = strings.Trim(host, ".")
		if host != s && f.re.MatchString(host) {
			return fmt.Sprintf("did you mean %q?", host)
		}
		if strings.Contains(s, "*") {
			return "a wildcard stands alone at the front, as in *.example.com"
		}
		return ""
	}
	f.check = func(s string) string {
		if len(s) > 253 {
			return fmt.Sprintf("found a host name of %d characters; allowed: at most 253", len(s))
		}
		return ""
	}
	return f
}

func patternFormat() *format {
	const elem = `(?:[A-Za-z0-9_~+-]|\.\.\.)(?:[A-Za-z0-9_~+-]|\.\.\.|\.)*`
	f := newFormat("pattern", `^`+elem+`(?:/`+elem+`)*$`, "an import path or a go list pattern, such as example.com/shop/...")
	f.explain = func(s string) string {
		switch {
		case strings.HasPrefix(s, "."):
			return "a path relative to a directory means another thing in every host; write the import path"
		case strings.Contains(s, "@"):
			return "leave out the version"
		case strings.Contains(s, "*"):
			return `the wildcard of go list is "..."`
		case strings.Contains(s, "://"):
			return "an import path has no scheme"
		}
		return ""
	}
	f.check = func(s string) string {
		if slices.Contains([]string{"all", "std", "cmd", "work", "tool"}, s) {
			return fmt.Sprintf("found %q, which names a set of packages; allowed: %s", s, f.allowed)
		}
		return ""
	}
	return f
}

// maxRegexp bounds a regular expression: compiled, it takes a multiple.
const maxRegexp = 4096

func regexpFormat() *format {
	f := newFormat("regular expression", `[\s\S]`, "a regular expression in Go's syntax, such as '(?i)^e_?mail$'")
	f.check = func(s string) string {
		if len(s) > maxRegexp {
			return fmt.Sprintf("found a regular expression of %d bytes; allowed: at most %d", len(s), maxRegexp)
		}
		if _, err := regexp.Compile(s); err != nil {
			reason := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
			if strings.Contains(s, "(?=") || strings.Contains(s, "(?!") || strings.Contains(s, "(?<") {
				reason += "; Go has no lookahead or lookbehind"
			}
			return fmt.Sprintf("found %s; allowed: %s (%s)", quote(s), f.allowed, reason)
		}
		return ""
	}
	return f
}

func dateFormat() *format {
	f := newFormat("date", `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, "a date as YYYY-MM-DD, such as 2027-01-31")
	f.check = func(s string) string {
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return fmt.Sprintf("found %s, which is no day of the calendar; allowed: %s", quote(s), f.allowed)
		}
		return ""
	}
	return f
}
