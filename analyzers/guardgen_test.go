package analyzers_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// guardGen writes random functions that send a customer's e-mail address behind
// some arrangement of consent checks. Each is a whole program: it can be
// analysed and it can be run.
type guardGen struct {
	r     *rand.Rand
	n     int      // to name variables
	bools []string // in scope
	subj  []string // customers in scope
	forms map[string]bool
	extra strings.Builder // functions beside the program's own
	id    int
	sent  bool

	more     bool     // also the forms of guardgen2_test.go
	purposes []string // variables in scope
	helper   string   // a function that sends what it is given
}

// guardProgram is the text of one program and the forms that it is made of.
type guardProgram struct {
	id    int
	text  string
	forms map[string]bool
}

func newGuardProgram(r *rand.Rand, id int, more bool) guardProgram {
	for {
		g := &guardGen{r: r, subj: []string{"c", "d"}, forms: map[string]bool{}, id: id, more: more}
		body := "ctx := context.Background()\n_ = ctx\n" + g.block(1+r.IntN(3), 0)
		if g.sent {
			text := fmt.Sprintf("func p%d(c, d ask.Customer) {\n%s}\n\n%s", id, body, g.extra.String())
			return guardProgram{id, text, g.forms}
		}
	}
}

// key lists the forms: what a disagreement is told by.
func (p guardProgram) key() string {
	return strings.Join(slices.Sorted(maps.Keys(p.forms)), ", ")
}

func (g *guardGen) form(name string) { g.forms[name] = true }

func (g *guardGen) name(prefix string) string {
	g.n++
	return fmt.Sprintf("%s%d", prefix, g.n)
}

func (g *guardGen) pick(list ...string) string { return list[g.r.IntN(len(list))] }

// who names the customer that is asked about and sent: mostly the first one.
func (g *guardGen) who() string {
	if g.r.IntN(8) == 0 {
		return g.pick(g.subj...)
	}
	if last := g.subj[len(g.subj)-1]; len(g.subj) > 2 {
		return last
	}
	return "c"
}

func (g *guardGen) purpose() string {
	if n := len(g.purposes); n > 0 && g.r.IntN(4) == 0 {
		return g.purposes[g.r.IntN(n)]
	}
	if g.r.IntN(12) == 0 {
		g.form("other purpose")
		return "ask.Training"
	}
	return "ask.Marketing"
}

// block writes n statements and a send; what they declare ends with it.
func (g *guardGen) block(n, depth int) string {
	bools, subj, purposes := len(g.bools), len(g.subj), len(g.purposes)
	var b strings.Builder
	for range n {
		b.WriteString(g.stmt(depth))
	}
	if g.r.IntN(3) > 0 || depth == 0 {
		b.WriteString(g.send())
	}
	g.bools, g.subj, g.purposes = g.bools[:bools], g.subj[:subj], g.purposes[:purposes]
	return b.String()
}

func (g *guardGen) send() string {
	g.sent = true
	way := 2
	if g.more {
		way = g.r.IntN(8)
	}
	switch way {
	case 0:
		return g.sendFor()
	case 1:
		return g.sendBy()
	}
	return fmt.Sprintf("out.Send(%s.Email)\n", g.who())
}

func (g *guardGen) atom() string {
	if g.more && g.r.IntN(4) == 0 {
		if g.r.IntN(4) == 0 {
			return g.atom4()
		}
		return g.atom2()
	}
	id, p := g.who()+".ID", g.purpose()
	switch g.r.IntN(13) {
	case 9:
		g.form("struct result")
		return g.pick(fmt.Sprintf("keep.Decide(%s).OK", id), fmt.Sprintf("keep.Decide(%s).OK", id), fmt.Sprintf("keep.Decide(%s).Why == \"asked\"", id))
	case 10:
		g.form("other package")
		return g.pick(fmt.Sprintf("keep.Fine(%s)", g.who()), fmt.Sprintf("keep.Both(nil, %s) == nil", id), fmt.Sprintf("keep.Wrap(ask.Require(%s, %s)) == nil", id, p))
	case 11:
		g.form("interface")
		return g.pick(fmt.Sprintf("keeper.Allows(%s)", id), fmt.Sprintf("allows(keeper, %s)", id), fmt.Sprintf("guesser.Guess(%s)", id))
	case 12:
		g.form("map of purposes")
		return fmt.Sprintf("%s.Consents[%s]", g.who(), g.pick("\"marketing\"", "\"marketing\"", "\"training\""))
	case 0:
		if len(g.bools) > 0 {
			g.form("variable")
			return g.pick(g.bools...)
		}
	case 1:
		g.form("inverted check")
		return fmt.Sprintf("!ask.OptedOut(%s, %s)", id, p)
	case 2:
		g.form("enum")
		return fmt.Sprintf("ask.Status(%s, %s) == ask.Yes", id, p)
	case 3:
		g.form("error")
		return fmt.Sprintf("ask.Require(%s, %s) == nil", id, p)
	case 4:
		g.form("record")
		return fmt.Sprintf("ask.Find(%s, %s) != nil", id, p)
	case 5:
		g.form("field")
		return g.who() + ".OptIn"
	case 6:
		g.form("wrapper")
		return g.pick(fmt.Sprintf("may(%s, %s)", id, p), fmt.Sprintf("!refused(%s, %s)", id, p),
			fmt.Sprintf("need(%s, %s) == nil", id, p), fmt.Sprintf("deep(%s)", id), fmt.Sprintf("any1(%s, %s)", id, p))
	}
	return fmt.Sprintf("ask.Granted(%s, %s)", id, p)
}

func (g *guardGen) cond(depth int) string {
	if depth > 2 {
		return g.atom()
	}
	switch g.r.IntN(8) {
	case 0:
		g.form("&&")
		return fmt.Sprintf("(%s && %s)", g.cond(depth+1), g.cond(depth+1))
	case 1:
		g.form("||")
		return fmt.Sprintf("(%s || %s)", g.cond(depth+1), g.cond(depth+1))
	case 2:
		g.form("!")
		return fmt.Sprintf("!(%s)", g.cond(depth+1))
	case 3:
		g.form("other condition")
		return fmt.Sprintf("(%s && ask.Flag())", g.cond(depth+1))
	}
	return g.atom()
}

func (g *guardGen) stmt(depth int) string {
	if depth > 2 {
		return g.check()
	}
	in := func() string { return g.block(g.r.IntN(2), depth+1) }
	kinds := 19
	if g.more {
		kinds = 30
	}
	switch g.r.IntN(kinds) {
	case 19, 20, 21, 22, 23:
		return g.stmt2(depth, in)
	case 24, 25:
		return g.stmt3(in)
	case 27, 28, 29:
		return g.stmt4(in)
	case 9:
		g.form("callback")
		return fmt.Sprintf("keep.%s(%s, func() {\n%s})\n", g.pick("With", "With", "Unless"), g.who(), in())
	case 10:
		g.form("callback for each")
		x := g.name("x")
		g.subj = append(g.subj, x)
		body := in()
		g.subj = g.subj[:len(g.subj)-1]
		return fmt.Sprintf("keep.Each(ask.Some(c, d), func(%s ask.Customer) {\n_ = %s\n%s})\n", x, x, body)
	case 11:
		g.form("filter")
		x := g.name("x")
		g.subj = append(g.subj, x)
		body := in()
		g.subj = g.subj[:len(g.subj)-1]
		return fmt.Sprintf("for _, %s := range keep.Only(ask.Some(c, d)) {\n_ = %s\n%s}\n", x, x, body)
	case 12:
		g.form("deferred")
		return fmt.Sprintf("defer func() {\n%s}()\n", in())
	case 13:
		g.form("goroutine")
		ch := g.name("ch")
		return fmt.Sprintf("%s := make(chan bool, 1)\ngo func() {\ndefer func() { recover(); %s <- true }()\n%s}()\n<-%s\n", ch, ch, in(), ch)
	case 0:
		g.form("if")
		return fmt.Sprintf("if %s {\n%s}\n", g.cond(0), in())
	case 1:
		g.form("else")
		return fmt.Sprintf("if %s {\n%s} else {\n%s}\n", g.cond(0), in(), in())
	case 2:
		g.form("switch")
		return fmt.Sprintf("switch {\ncase %s:\n%sdefault:\n%s}\n", g.cond(0), in(), g.pick("return\n", ""))
	case 3:
		g.form("enum switch")
		return fmt.Sprintf("switch ask.Status(%s.ID, %s) {\ncase ask.Yes:\n%scase ask.No:\n%sdefault:\nreturn\n}\n",
			g.who(), g.purpose(), in(), g.pick("return\n", "fallthrough\n", ""))
	case 4:
		return g.loop(depth)
	case 5:
		g.form("function literal")
		return fmt.Sprintf("func() {\n%s}()\n", in())
	case 6:
		g.form("labelled loop")
		l := g.name("loop")
		return fmt.Sprintf("%s:\nfor range ask.Turns() {\nfor {\nif %s {\nbreak %s\n}\n%sbreak\n}\n}\n", l, g.cond(0), l, in())
	case 7:
		g.form("goto")
		l := g.name("end")
		return fmt.Sprintf("{\nif %s {\ngoto %s\n}\n{\n%s}\n%s:\n}\n", g.cond(0), l, in(), l)
	case 8:
		g.form("helper parameter")
		g.sent = true
		f := fmt.Sprintf("send%d_%s", g.id, g.name(""))
		fmt.Fprintf(&g.extra, "func %s(ok bool, c ask.Customer) {\nif %s {\nout.Send(c.Email)\n}\n}\n\n", f, g.pick("ok", "ok", "!ok"))
		return fmt.Sprintf("%s(%s, %s)\n", f, g.cond(0), g.who())
	default:
		return g.check()
	}
}

func (g *guardGen) loop(depth int) string {
	x := g.name("x")
	g.form("range")
	g.subj = append(g.subj, x)
	stmt := fmt.Sprintf("if %s {\n%s\n}\n", g.cond(0), g.pick("continue", "continue", "break"))
	body := g.block(g.r.IntN(2), depth+1)
	g.subj = g.subj[:len(g.subj)-1]
	return fmt.Sprintf("for _, %s := range ask.Some(c, d) {\n_ = %s\n%s%s}\n", x, x, stmt, body)
}

// check writes a check whose outcome decides about what follows.
func (g *guardGen) check() string {
	id, p := g.who()+".ID", g.purpose()
	switch g.r.IntN(10) {
	case 0:
		v := g.name("ok")
		g.form("variable")
		out := fmt.Sprintf("%s := %s\n_ = %s\n", v, g.cond(0), v)
		g.bools = append(g.bools, v)
		return out
	case 1:
		g.form("error")
		return fmt.Sprintf("if err := ask.Require(%s, %s); err != nil {\n%s}\n", id, p, g.pick("return\n", "return\n", "ask.Log(err)\n"))
	case 2:
		g.form("(bool, error)")
		v, e := g.name("ok"), g.name("err")
		c := g.pick(e+" != nil || !"+v, e+" != nil || !"+v, e+" != nil", "!"+v, e+" != nil && !"+v)
		return fmt.Sprintf("%s, %s := ask.Lookup(%s, %s)\nif %s {\nreturn\n}\n_, _ = %s, %s\n", v, e, id, p, c, v, e)
	case 3:
		g.form("panics")
		return fmt.Sprintf("ask.Must(%s, %s)\n", id, p)
	case 4:
		if len(g.bools) > 0 {
			g.form("overwritten")
			return fmt.Sprintf("%s = %s\n", g.pick(g.bools...), g.cond(0))
		}
	case 5:
		if g.r.IntN(3) == 0 {
			g.form("subject replaced")
			return g.pick("c = d\n", "{\np := &c\n*p = d\n}\n", "refill(&c, d)\n", "keep.Swap(&c, &d)\n")
		}
	case 6:
		v := g.name("ans")
		g.form("struct field")
		g.bools = append(g.bools, v+".ok")
		return fmt.Sprintf("var %s struct{ ok bool }\n%s.ok = %s\n_ = %s\n", v, v, g.cond(0), v)
	}
	g.form("early return")
	return fmt.Sprintf("if !(%s) {\nreturn\n}\n", g.cond(1))
}
