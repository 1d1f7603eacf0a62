package analyzers_test

import "fmt"

// atom4 writes questions to helpers that are given other answers, or several
// purposes.
func (g *guardGen) atom4() string {
	who, p := g.who(), g.purpose()
	switch g.r.IntN(3) {
	case 0:
		g.form("answer beside another")
		return fmt.Sprintf("keep.OrElse(ask.Granted(%s.ID, %s), %s)", who, p, g.pick("false", "false", "true", "ask.Flag()", g.who()+".OptIn"))
	case 1:
		g.form("all purposes")
		return fmt.Sprintf("keep.MayAll(%s.ID%s)", who, g.pick(", ask.Marketing", ", ask.Training, ask.Marketing", ", ask.Training", ""))
	}
	g.form("one of the purposes")
	return fmt.Sprintf("keep.MayAny(%s.ID%s)", who, g.pick(", ask.Marketing", ", ask.Training, ask.Marketing"))
}

// stmt4 writes statements about lists as a whole, and about what is kept of answers.
func (g *guardGen) stmt4(in func() string) string {
	switch g.r.IntN(6) {
	case 0:
		return g.everybody()
	case 1:
		return g.gathered()
	case 2:
		return g.element()
	case 3:
		g.form("one of two")
		v := g.name("w")
		g.subj = append(g.subj, v)
		return fmt.Sprintf("%s := keep.%s(c, d, ask.Flag())\n_ = %s\n", v, g.pick("Pick", "First"), v)
	case 4:
		g.form("cache")
		b, who := g.name("book"), g.who()
		return fmt.Sprintf("%s := keep.NewBook()\n%s.Note(%s)\nif %s.%s(%s.ID) {\n%s%s}\n", b, b, who, b, g.pick("Has", "Has", "Knows"), g.pick(who, who, g.who()), in(), g.send())
	}
	g.form("list of all")
	g.sent = true
	all, x := g.name("all"), g.name("x")
	return fmt.Sprintf("{\n%s := ask.Some(c, d)\nif keep.%s(%s) {\nfor _, %s := range %s {\nout.Send(%s.Email)\n}\n}\n}\n", all, g.pick("All", "All", "Any"), all, x, all, x)
}

// everybody writes a loop that asks about all, and one that sends to all.
func (g *guardGen) everybody() string {
	g.form("everybody")
	g.sent = true
	all, x, y := g.name("all"), g.name("x"), g.name("y")
	g.subj = append(g.subj, x)
	cond := g.cond(1)
	g.subj = g.subj[:len(g.subj)-1]
	change := g.pick("", "", "", fmt.Sprintf("%s = append(%s, d)\n", all, all), fmt.Sprintf("if len(%s) > 0 {\n%s[0] = d\n}\n", all, all))
	over := g.pick(all, all, fmt.Sprintf("%s[:len(%s)/2]", all, all))
	return fmt.Sprintf("func() {\n%s := ask.Some(c, d)\nfor _, %s := range %s {\n_ = %s\nif !(%s) {\n%s\n}\n}\n%sfor _, %s := range %s {\nout.Send(%s.Email)\n}\n}()\n",
		all, x, over, x, cond, g.pick("return", "return", "break", "continue", "_ = "+x), change, y, all, y)
}

// gathered writes a list of ids, and loads whom they are of.
func (g *guardGen) gathered() string {
	g.form("ids")
	g.sent = true
	ids, x, id := g.name("ids"), g.name("x"), g.name("id")
	send := fmt.Sprintf("for _, %s := range %s {\nout.Send(ask.Load(%s).Email)\n}\n", id, ids, id)
	if g.r.IntN(2) == 0 {
		return fmt.Sprintf("%s := keep.%s([]ask.Customer{c, d})\n%s", ids, g.pick("IDs", "IDs", "AllIDs"), send)
	}
	g.subj = append(g.subj, x)
	cond := g.cond(1)
	g.subj = g.subj[:len(g.subj)-1]
	more := g.pick("", "", fmt.Sprintf("%s = append(%s, d.ID)\n", ids, ids))
	return fmt.Sprintf("var %s []string\nfor _, %s := range []ask.Customer{c, d} {\nif %s {\n%s = append(%s, %s.ID)\n}\n}\n%s%s", ids, x, cond, ids, ids, x, more, send)
}

// element writes a literal that sends the element that it is told.
func (g *guardGen) element() string {
	g.form("element")
	g.sent = true
	all, i, j := g.name("all"), g.name("i"), g.name("j")
	g.subj = append(g.subj, fmt.Sprintf("%s[%s]", all, i))
	cond := g.cond(1)
	g.subj = g.subj[:len(g.subj)-1]
	index := g.pick(i, i, fmt.Sprintf("(%s+1)%%len(%s)", i, all))
	return fmt.Sprintf("{\n%s := ask.Some(c, d)\nfor %s := range %s {\nif !(%s) {\ncontinue\n}\nfunc(%s int) {\nout.Send(%s[%s].Email)\n}(%s)\n}\n}\n", all, i, all, cond, j, all, j, index)
}
