package flowgen

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// gen is what a program's functions share.
type gen struct {
	rand     *rand.Rand
	names    int
	sinks    int
	switches int
	depth    int
}

type variable struct{ name, typ string }

// env is what a function sees while it is written.
type env struct {
	g     *gen
	vars  []variable
	stmts []Stmt
}

func (e *env) add(s Stmt, vars ...variable) {
	e.stmts = append(e.stmts, s)
	e.vars = append(e.vars, vars...)
}

// fresh returns a new name.
func (e *env) fresh(prefix string) string {
	e.g.names++
	return fmt.Sprintf("%s%d", prefix, e.g.names+1)
}

// text gathers a statement: what it says and what it needs.
type text struct {
	strings.Builder
	uses []string
}

func (t *text) f(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// use notes that the names are needed.
func (t *text) use(names ...string) { t.uses = append(t.uses, names...) }

// define adds the statement, which defines one variable.
func (e *env) define(mech string, t *text, name, typ string) {
	t.f("_ = %s", name)
	e.add(Stmt{Mechanism: mech, Text: t.String(), Defs: []string{name}, Uses: t.uses}, variable{name, typ})
}

// done adds the statement, which defines nothing.
func (e *env) done(mech string, t *text) {
	e.add(Stmt{Mechanism: mech, Text: t.String(), Uses: t.uses})
}

// pick returns a variable of the type.
func (e *env) pick(typ string) (string, bool) {
	var all []string
	for _, v := range e.vars {
		if v.typ == typ {
			all = append(all, v.name)
		}
	}
	if len(all) == 0 {
		return "", false
	}
	return all[e.g.rand.IntN(len(all))], true
}

// need returns a variable of the type, which it makes if there is none.
func (e *env) need(typ string) string {
	if name, ok := e.pick(typ); ok && e.g.rand.IntN(4) > 0 {
		return name
	}
	maker(typ)(e)
	return e.vars[len(e.vars)-1].name
}

func (e *env) n(n int) int { return e.g.rand.IntN(n) }

func (e *env) oneOf(list ...string) string { return list[e.n(len(list))] }

// str returns an expression of a string, and notes in t what it needs.
func (e *env) str(t *text) string {
	from := 0
	switch n := e.n(16); {
	case n == 0:
		return `"c"`
	case n < 3 && e.vars[0].name == "s0":
		return e.read(t, e.vars[0])
	case n < 10: // what was written lately
		from = max(0, len(e.vars)-8)
	}
	v := e.vars[from+e.n(len(e.vars)-from)]
	if readers[v.typ] == nil {
		return `"c"`
	}
	return e.read(t, v)
}

// read returns an expression of a string that is read from the variable.
func (e *env) read(t *text, v variable) string {
	t.use(v.name)
	forms := readers[v.typ]
	return strings.ReplaceAll(forms[e.n(len(forms))], "$", v.name)
}

// place returns something that a string can be assigned to.
func (e *env) place(t *text) string {
	for range 20 {
		v := e.vars[e.n(len(e.vars))]
		forms := places[v.typ]
		if len(forms) == 0 || v.name == "s0" || v.name == "s1" {
			continue
		}
		t.use(v.name)
		return strings.ReplaceAll(forms[e.n(len(forms))], "$", v.name)
	}
	name := e.need("slot")
	t.use(name)
	return name
}

// readers are the ways to a string in a variable, by its type.
var readers = map[string][]string{
	"string":            {"$", "$", "$", "$ + \"x\"", "strings.ToUpper($)", "fmt.Sprintf(\"%s-%s\", $, \"a\")", "strconv.Itoa(len($))", "id§($)"},
	"slot":              {"$", "$", "$ + \"y\"", "strings.TrimSpace($)", "fmt.Sprint($)"},
	"*string":           {"*$"},
	"**string":          {"**$"},
	"T":                 {"$.A", "$.B", "*$.P", "$.ValB()", "strings.Join($.L, \",\")", "$.M[\"k0\"]"},
	"*T":                {"$.A", "$.B", "*$.P", "$.GetA()", "$.ValB()", "strings.Join($.L, \",\")", "$.M[\"k1\"]", "getB§($)"},
	"E":                 {"$.A", "$.B", "$.T§.A", "$.X", "$.GetA()"},
	"D":                 {"$.A", "$.X", "$.T§.B", "$.GetA()"},
	"[2]string":         {"$[0]", "$[1]"},
	"[]string":          {"strings.Join($, \",\")", "concat§($)", "fmt.Sprint($)", "strconv.Itoa(len($))"},
	"map[string]string": {"$[\"k0\"]", "$[\"k1\"]", "fmt.Sprint($)", "value§($, \"k0\")"},
	"map[string]*T":     {"$[\"k0\"].A", "$[\"k0\"].B", "$[\"k1\"].A"},
	"func() string":     {"$()"},
	"H":                 {"$.F()"},
	"any":               {"fmt.Sprint($)", "text§($)"},
	"error":             {"$.Error()", "fmt.Errorf(\"w: %w\", $).Error()", "errors.Unwrap(fmt.Errorf(\"%w\", $)).Error()"},
	"I":                 {"$.Get()", "$.Get()", "ask§($)"},
	"Box":               {"$.v", "$.Get()", "$.note"},
	"chan":              {"recv§($)"},
	"*Bld":              {"$.a", "$.b", "$.Build().A", "strings.Join($.parts, \"\")"},
}

// places are what a string can be assigned to.
var places = map[string][]string{
	"slot":              {"$"},
	"*string":           {"*$"},
	"**string":          {"**$"},
	"T":                 {"$.A", "$.B", "*$.P", "$.M[\"k0\"]"},
	"*T":                {"$.A", "$.B", "*$.P", "$.M[\"k1\"]"},
	"E":                 {"$.A", "$.X", "$.T§.B"},
	"D":                 {"$.A", "$.X", "$.T§.B"},
	"[2]string":         {"$[0]", "$[1]"},
	"map[string]string": {"$[\"k0\"]", "$[\"k1\"]"},
	"map[string]*T":     {"$[\"k0\"].A", "$[\"k1\"].B"},
	"Box":               {"$.v", "$.note"},
	"*Bld":              {"$.a"},
}
