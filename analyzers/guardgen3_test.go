package analyzers_test

import "fmt"

// stmt3 writes statements in which something happens behind the back of the one
// who asked: the record is replaced, the answer set later, the literal run again.
func (g *guardGen) stmt3(in func() string) string {
	switch g.r.IntN(6) {
	case 0:
		return g.iterator(in)
	case 1:
		g.form("literal handed over")
		f := g.name("f")
		again := g.pick("", "", f+"()\n", fmt.Sprintf("keep.With(%s, %s)\n", g.who(), f), fmt.Sprintf("keep.Unless(%s, %s)\n", g.who(), f))
		return fmt.Sprintf("%s := func() {\n%s}\nkeep.With(%s, %s)\n%s", f, in(), g.who(), f, again)
	case 2:
		return g.settings()
	case 3:
		g.form("replaced in passing")
		return g.pick("keep.Set(&c, d)\n", "filler.Fill(&c, d)\n", "filler.Keep(&c, d)\n", "func(p *ask.Customer) { *p = d }(&c)\n",
			"both := []ask.Customer{c, d}\nslices.Reverse(both)\nc = both[0]\n")
	case 4:
		return g.job()
	}
	g.form("deferred result")
	v := g.name("ok")
	out := fmt.Sprintf("%s := %s(%s)\n_ = %s\n", v, g.deferring(), g.who(), v)
	g.bools = append(g.bools, v)
	return out
}

// iterator writes a loop over a function, with what the last turn left.
func (g *guardGen) iterator(in func() string) string {
	g.form("iterator")
	x, prev := g.name("x"), g.name("prev")
	n := len(g.subj)
	g.subj = append(g.subj, x)
	if g.r.IntN(3) == 0 {
		g.subj = append(g.subj, prev, x)
	}
	stmt := fmt.Sprintf("if %s {\n%s\n}\n", g.cond(0), g.pick("continue", "break", "return"))
	body := in()
	g.subj = g.subj[:n]
	return fmt.Sprintf("{\nvar %s ask.Customer\nfor %s := range keep.%s(ask.Some(c, d)) {\n_ = %s\nif %s.ID != \"\" {\n%s%s}\n%s = %s\n}\n}\n",
		prev, x, g.pick("Iter", "Iter", "Agreed"), x, prev, stmt, body, prev, x)
}

// settings writes options that are set at once, on one path, or too late.
func (g *guardGen) settings() string {
	g.form("settings")
	g.sent = true
	o := g.name("opts")
	f := fmt.Sprintf("unless%d_%s", g.id, o)
	fmt.Fprintf(&g.extra, "func %s(o opts, c ask.Customer) {\nif !o.no {\nout.Send(c.Email)\n}\n}\n\n", f)
	set, use := fmt.Sprintf("%s.no = !(%s)\n", o, g.cond(1)), fmt.Sprintf("%s(%s, %s)\n", f, o, g.who())
	switch g.r.IntN(4) {
	case 0:
		return fmt.Sprintf("var %s opts\nif ask.Flag() {\n%s}\n%s", o, set, use)
	case 1:
		return fmt.Sprintf("var %s opts\n%s%s_ = %s\n", o, use, set, o)
	}
	return fmt.Sprintf("var %s opts\n%s%s", o, set, use)
}

// job writes an answer that is kept beside the record, and a copy of both.
func (g *guardGen) job() string {
	g.form("job")
	j, who := g.name("job"), g.who()
	made := fmt.Sprintf("newJob(%s)", who)
	switch g.r.IntN(4) {
	case 0:
		made += ".with(d)"
	case 1:
		made += ".touched()"
	}
	change := g.pick("", "", fmt.Sprintf("%s.c = d\n", j), fmt.Sprintf("%s.move(d)\n", j))
	g.sent = true
	return fmt.Sprintf("{\n%s := %s\n%sif %s.ok {\nout.Send(%s.c.Email)\n}\n}\n", j, made, change, j, j)
}

// deferring writes a function whose result a deferred one changes.
func (g *guardGen) deferring() string {
	f := fmt.Sprintf("answer%d_%s", g.id, g.name(""))
	change := g.pick("ok = ok && ask.Flag()", "if !ok {\nok = ask.Flag()\n}", "ask.Log(nil)", "recover()", "if recover() != nil {\nok = true\n}", "ok = true")
	check := g.pick("return ask.Granted(c.ID, ask.Marketing)", "ask.Must(c.ID, ask.Marketing)\nreturn true", "ok = may(c.ID, ask.Marketing)\nreturn")
	fmt.Fprintf(&g.extra, "func %s(c ask.Customer) (ok bool) {\ndefer func() {\n%s\n}()\n%s\n}\n\n", f, change, check)
	return f
}
