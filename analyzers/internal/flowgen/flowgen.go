// Package flowgen writes small random programs whose data flows are known by
// running them: one source hands out a marker, and sinks tell whether it
// arrived. Tests compare that with what the analysis says.
//
// A program is a list of statements that know which variables they define and
// use, so that a program can be shrunk by dropping statements.
package flowgen

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// Own stands in the text of a program for what makes its names its own: many
// programs share a package, and must not share types or functions.
const Own = "§"

// Stmt is one statement, or a few that belong together.
type Stmt struct {
	Mechanism string // what it exercises
	Text      string
	Decls     string // at package level
	Defs      []string
	Uses      []string
	Sink      int // the sink's number, 0 for none
}

// Program has statements in order; Switches is how many inputs drive its
// branches.
type Program struct {
	Stmts    []Stmt
	Switches int
}

// New makes a program; equal seeds make equal programs.
func New(seed uint64, size int) *Program {
	e := start(seed)
	g := e.g
	for len(e.stmts) < size {
		g.template()(e)
	}
	for range 1 + g.rand.IntN(3) {
		sinks[g.rand.IntN(len(sinks))](e)
	}
	return &Program{Stmts: e.stmts, Switches: g.switches}
}

// start begins a program.
func start(seed uint64) *env {
	e := &env{g: &gen{rand: rand.New(rand.NewPCG(seed, 1))}}
	e.add(Stmt{Mechanism: "source", Text: "s0 := src.Mail()\n_ = s0", Defs: []string{"s0"}}, variable{"s0", "string"})
	e.add(Stmt{Mechanism: "clean", Text: "s1 := src.Plan()\n_ = s1", Defs: []string{"s1"}}, variable{"s1", "string"})
	return e
}

// Sinks returns the numbers of the program's sinks.
func (p *Program) Sinks() []int {
	var out []int
	for _, s := range p.Stmts {
		if s.Sink > 0 {
			out = append(out, s.Sink)
		}
	}
	return out
}

// Only returns the program with the one sink.
func (p *Program) Only(sink int) *Program {
	q := &Program{Switches: p.Switches}
	for _, s := range p.Stmts {
		if s.Sink == 0 || s.Sink == sink {
			q.Stmts = append(q.Stmts, s)
		}
	}
	return q
}

// Simpler returns smaller programs: without the i-th statement and all that
// need it, or with a constant or the source in its place.
func (p *Program) Simpler(i int) []*Program {
	var out []*Program
	if q := p.without(i); q != nil {
		out = append(out, q)
	}
	s := p.Stmts[i]
	if len(s.Defs) != 1 || !strings.HasPrefix(s.Defs[0], "v") {
		return out
	}
	for _, value := range []string{`"c"`, "s0"} {
		short := fmt.Sprintf("%s := %s\n_ = %s\n", s.Defs[0], value, s.Defs[0])
		if len(short) >= len(s.Text)+len(s.Decls) {
			continue
		}
		q := &Program{Switches: p.Switches, Stmts: slices.Clone(p.Stmts)}
		q.Stmts[i] = Stmt{Mechanism: "clean", Text: short, Defs: s.Defs}
		out = append(out, q)
	}
	return out
}

// without drops the i-th statement and all that need it; it returns nil if no
// sink would be left.
func (p *Program) without(i int) *Program {
	q := &Program{Switches: p.Switches}
	gone := map[string]bool{}
	sink := false
	for j, s := range p.Stmts {
		needs := slices.ContainsFunc(s.Uses, func(n string) bool { return gone[n] })
		if j == i && s.Mechanism != "source" || needs {
			for _, d := range s.Defs {
				gone[d] = true
			}
			continue
		}
		sink = sink || s.Sink > 0
		q.Stmts = append(q.Stmts, s)
	}
	if !sink || len(q.Stmts) == len(p.Stmts) {
		return nil
	}
	return q
}

// Mechanisms lists what the program exercises, each once, sorted.
func (p *Program) Mechanisms() []string {
	set := map[string]bool{}
	for _, s := range p.Stmts {
		if s.Mechanism != "source" && s.Mechanism != "clean" {
			set[s.Mechanism] = true
		}
	}
	var out []string
	for m := range set {
		out = append(out, m)
	}
	sort.Strings(out)
	return out
}

// Body is the program's text, for people.
func (p *Program) Body() string {
	var b strings.Builder
	for _, s := range p.Stmts {
		b.WriteString(s.Text + "\n")
	}
	for _, s := range p.Stmts {
		b.WriteString(s.Decls)
	}
	return b.String()
}

var ownName = regexp.MustCompile(`([A-Za-z]+)` + Own)

// Source is the file of the program in package p, with its own names.
func (p *Program) Source(n int) string {
	var body, decls strings.Builder
	fmt.Fprintf(&body, "func Prog%s(in *src.In) {\n", Own)
	for _, s := range p.Stmts {
		body.WriteString(s.Text + "\n")
		decls.WriteString(s.Decls)
	}
	body.WriteString("}\n\n")
	text := body.String() + decls.String()
	text += library(text)
	var imports strings.Builder
	for _, path := range importable {
		name := path[strings.LastIndex(path, "/")+1:]
		if regexp.MustCompile(`\b` + name + `\.`).MatchString(text) {
			fmt.Fprintf(&imports, "\t%q\n", path)
		}
	}
	text = "package p\n\nimport (\n" + imports.String() + ")\n\n" + text
	return strings.ReplaceAll(text, Own, id(n))
}

// id is what makes the names of program n its own.
func id(n int) string { return fmt.Sprint(n) }

var importable = []string{"bufio", "bytes", "container/list", "context", "encoding/base64", "encoding/json", "errors", "fmt", "io", "iter",
	"log/slog", "maps", "net/url", "reflect", "slices", "strconv", "strings", "sync", "sync/atomic", "text/template", "random/h", "random/src", "sdk.example/sdk"}

// library returns the declarations that the text needs, and those that they
// need.
func library(text string) string {
	have := map[string]bool{}
	var out strings.Builder
	for queue := []string{text}; len(queue) > 0; queue = queue[1:] {
		for _, m := range ownName.FindAllStringSubmatch(queue[0], -1) {
			name := m[1]
			decl, ok := shared[name]
			if !ok || have[name] {
				continue
			}
			have[name] = true
			out.WriteString(decl + "\n")
			queue = append(queue, decl)
		}
	}
	return out.String()
}
