package analyzers_test

import "fmt"

// sendCall is how the programs send: every one is a line of its own.
const sendCall = "out.Send"

// sendFor sends under a context, which may carry a purpose.
func (g *guardGen) sendFor() string {
	g.form("context")
	who := g.who()
	switch g.r.IntN(5) {
	case 0:
		return fmt.Sprintf("out.SendFor(keep.ForService(ctx), %s.Email)\n", who)
	case 1:
		return fmt.Sprintf("keep.Post(ctx, %s.Email) // out.Send\n", who)
	case 2:
		return fmt.Sprintf("keep.PostService(ctx, %s.Email) // out.Send\n", who)
	case 3:
		return fmt.Sprintf("keep.Post(keep.For(ctx, %s), %s.Email) // out.Send\n", g.purpose(), who)
	}
	return fmt.Sprintf("out.SendFor(ctx, %s.Email)\n", who)
}

// sendBy sends through a function that all such statements of a program share.
func (g *guardGen) sendBy() string {
	g.form("helper")
	if g.helper == "" {
		g.helper = fmt.Sprintf("post%d", g.id)
		fmt.Fprintf(&g.extra, "func %s(c ask.Customer) {\nout.Send(c.Email)\n}\n\n", g.helper)
	}
	return fmt.Sprintf("%s(%s)\n", g.helper, g.who())
}

func (g *guardGen) atom2() string {
	who, p := g.who(), g.purpose()
	switch g.r.IntN(8) {
	case 0:
		g.form("set of purposes")
		return fmt.Sprintf("slices.Contains(%s.Purposes, %s)", who, g.pick("ask.Marketing", "ask.Marketing", "ask.Training"))
	case 1:
		g.form("bits")
		return fmt.Sprintf("%s.Flags&%s != 0", who, g.pick("ask.FlagMarketing", "ask.FlagMarketing", "ask.FlagTraining", "(ask.FlagMarketing|ask.FlagTraining)"))
	case 2:
		g.form("errors.Is")
		return fmt.Sprintf("!errors.Is(ask.Require(%s.ID, %s), ask.ErrNo)", who, p)
	case 3:
		g.form("errors.Join")
		return fmt.Sprintf("errors.Join(keep.Both(nil, %s.ID), ask.Require(%s.ID, %s)) == nil", g.who(), who, p)
	case 4:
		g.form("generic")
		return fmt.Sprintf("keep.May(%s)", who)
	case 5:
		g.form("rule")
		return fmt.Sprintf("(keep.Rule{Purpose: %s}).Holds(%s)", p, who)
	case 6:
		g.form("purpose of a function")
		return fmt.Sprintf("ask.Granted(%s.ID, keep.News())", who)
	}
	g.form("called literal")
	return fmt.Sprintf("func() bool { return ask.Granted(%s.ID, %s) }()", who, p)
}

// stmt2 writes statements about whose data it is, and for what.
func (g *guardGen) stmt2(depth int, in func() string) string {
	switch g.r.IntN(10) {
	case 0:
		g.form("select")
		return fmt.Sprintf("select {\ncase <-ask.Tick():\n%sdefault:\n%s%s}\n", in(), in(), g.pick("return\n", ""))
	case 1:
		g.form("context")
		return g.pick("ctx = keep.ForService(ctx)\n", "ctx = keep.For(ctx, ask.Marketing)\n", "ctx = ask.With(ctx, \"training\")\n",
			"if ask.Flag() {\nctx = keep.ForService(ctx)\n}\n", "ctx = context.Background()\n", "ctx = context.WithoutCancel(ctx)\n")
	case 2:
		g.form("purpose variable")
		v := g.name("for")
		out := fmt.Sprintf("%s := ask.Marketing\n_ = %s\n", v, v)
		if g.r.IntN(2) == 0 {
			out += fmt.Sprintf("if ask.Flag() {\n%s = ask.Training\n}\n", v)
		}
		g.purposes = append(g.purposes, v)
		return out
	case 3:
		g.form("map of customers")
		m := g.name("byID")
		g.subj = append(g.subj, m+"[d.ID]", m+"[c.ID]")
		return fmt.Sprintf("%s := map[string]ask.Customer{c.ID: c, d.ID: d}\n_ = %s\n", m, m)
	case 4:
		g.form("loaded by id")
		g.subj = append(g.subj, "ask.Load(d.ID)", "ask.Load(c.ID)")
		return ""
	case 5:
		g.form("found by id")
		v, who := g.name("f"), g.who()
		body := fmt.Sprintf("%s, err := ask.Find2(%s.ID)\nif err != nil {\nreturn\n}\n_ = %s\n", v, who, v)
		g.subj = append(g.subj, "(*"+v+")")
		return "func() {\n" + body + in() + g.send() + "}()\n" + g.unsubject()
	case 6:
		g.form("record of two")
		v := g.name("o")
		g.subj = append(g.subj, v+".Seller", "keep.Buyer("+v+")", v+".Buyer")
		return fmt.Sprintf("%s := &keep.Order{Buyer: c, Seller: d}\n_ = %s\n", v, v)
	case 7:
		g.form("pointer")
		v := g.name("p")
		g.subj = append(g.subj, "(*"+v+")")
		return fmt.Sprintf("%s := &%s\n_ = %s\n", v, g.pick("c", "c", "d"), v)
	case 8:
		g.form("previous iteration")
		x, prev := g.name("x"), g.name("prev")
		n := len(g.subj)
		g.subj = append(g.subj, prev, x)
		body := in() + g.send()
		g.subj = g.subj[:n]
		return fmt.Sprintf("{\nvar %s ask.Customer\nfor _, %s := range ask.Some(c, d) {\nif %s.ID != \"\" {\n%s}\n%s = %s\n}\n}\n", prev, x, prev, body, prev, x)
	}
	g.form("equal id")
	x, who := g.name("x"), g.pick("c", "d")
	n := len(g.subj)
	g.subj = append(g.subj, x)
	body := in() + g.send()
	g.subj = g.subj[:n]
	return fmt.Sprintf("for _, %s := range ask.Some(c, d) {\nif %s.ID == %s.ID {\n%s}\n}\n", x, x, who, body)
}

// unsubject forgets the customer that was named last.
func (g *guardGen) unsubject() string {
	g.subj = g.subj[:len(g.subj)-1]
	return ""
}
