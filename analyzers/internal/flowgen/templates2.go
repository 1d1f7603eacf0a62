package flowgen

import "strings"

func deferred(e *env) {
	t := &text{}
	name := e.fresh("v")
	mech := "deferred result"
	switch e.n(3) {
	case 0:
		t.f("%s := func() (r string) {\ndefer func() { r = %s }()\nreturn %s\n}()", name, e.str(t), e.str(t))
	case 1:
		t.f("%s := func() (r string) {\ndefer func() { r += %s }()\nreturn %s\n}()", name, e.str(t), e.str(t))
	default:
		p := e.place(t)
		t.f("%s := func() string {\ndefer func() { %s = %s }()\nreturn %s\n}()", name, p, e.str(t), e.str(t))
		mech = "deferred write"
	}
	e.define(mech, t, name, "slot")
}

func recovered(e *env) {
	t := &text{}
	name := e.fresh("v")
	t.f("%s := func() (r string) {\ndefer func() {\nif x := recover(); x != nil {\nr = fmt.Sprint(x)\n}\n}()\npanic(%s)\n}()", name, e.str(t))
	e.define("recover", t, name, "slot")
}

func variadic(e *env) {
	t := &text{}
	name := e.fresh("v")
	switch e.n(3) {
	case 0:
		t.f("%s := joined§(%s, %s)", name, e.str(t), e.str(t))
	case 1:
		t.f("%s := head§(%s, %s)", name, e.str(t), e.str(t))
	default:
		l := e.need("[]string")
		t.use(l)
		t.f("%s := joined§(%s...)", name, l)
	}
	e.define("variadic", t, name, "slot")
}

func recursion(e *env) {
	t := &text{}
	name := e.fresh("v")
	if e.n(2) == 0 {
		t.f("%s := rep§(2, %s)", name, e.str(t))
	} else {
		t.f("%s := even§(2, %s, %s)", name, e.str(t), `"c"`)
	}
	e.define("recursion", t, name, "slot")
}

func generics(e *env) {
	t := &text{}
	name := e.fresh("v")
	t.f("%s := Pair§[string, string]{%s, %s}%s.%s", name, e.str(t), e.str(t), e.oneOf("", ".Swap()"), e.oneOf("First", "Second"))
	e.define("generic pair", t, name, "slot")
}

func typeSwitch(e *env) {
	t := &text{}
	y := e.need("any")
	name := e.fresh("v")
	t.use(y)
	t.f("%s := \"\"\nswitch x := %s.(type) {\ncase string:\n%s = x\ncase St§:\n%s = string(x)\ncase Mask§:\n%s = \"m\"\n}", name, y, name, name, name)
	e.define("type switch", t, name, "slot")
}

func errorsAs(e *env) {
	t := &text{}
	x := e.need("error")
	name, target := e.fresh("v"), e.fresh("as")
	t.use(x)
	t.f("%s := \"\"\nvar %s *Err§\nif errors.As(%s, &%s) {\n%s = %s.%s\n}", name, target, x, target, name, target, e.oneOf("who", "what"))
	e.define("errors.As", t, name, "slot")
}

func channels(e *env) {
	t := &text{}
	c := e.need("chan")
	t.use(c)
	t.f("%s", e.oneOf(c+" <- "+e.str(t), "select {\ncase "+c+" <- "+e.str(t)+":\ndefault:\n}", "func(out chan<- string) { out <- "+e.str(t)+" }("+c+")"))
	e.done("channel send", t)
}

func goroutine(e *env) {
	t := &text{}
	wg := e.fresh("wg")
	t.f("var %s sync.WaitGroup", wg)
	if e.n(2) == 0 {
		t.f("%s.Add(1)\ngo func() {\ndefer %s.Done()\n%s = %s\n}()", wg, wg, e.place(t), e.str(t))
	} else {
		t.f("%s.Go(func() { %s = %s })", wg, e.place(t), e.str(t))
	}
	t.f("%s.Wait()", wg)
	e.done("goroutine", t)
}

func stores(e *env) {
	t := &text{}
	name, store := e.fresh("v"), e.fresh("st")
	switch e.n(4) {
	case 0:
		t.f("var %s sync.Map\n%s.Store(\"k\", %s)\n%sV, _ := %s.Load(\"k\")\n%s := fmt.Sprint(%sV)", store, store, e.str(t), store, store, name, store)
		e.define("sync.Map", t, name, "slot")
	case 1:
		t.f("var %s atomic.Value\n%s.Store(%s)\n%s := %s.Load().(string)", store, store, e.str(t), name, store)
		e.define("atomic.Value", t, name, "slot")
	case 2:
		t.f("%s := context.WithValue(context.Background(), key§{}, %s)\n%s, _ := %s.Value(key§{}).(string)", store, e.str(t), name, store)
		e.define("context value", t, name, "slot")
	default:
		q := e.need("*T")
		t.use(q)
		t.f("var %s atomic.Pointer[T§]\n%s.Store(%s)\n%s := %s.Load().B", store, store, q, name, store)
		e.define("atomic.Pointer", t, name, "slot")
	}
}

func libraries(e *env) {
	t := &text{}
	name, b := e.fresh("v"), e.fresh("bb")
	switch e.n(7) {
	case 0:
		t.f("var %s strings.Builder\n%s.WriteString(%s)\n%s.WriteString(%s)\n%s := %s.String()", b, b, e.str(t), b, e.str(t), name, b)
	case 1:
		t.f("%s := bytes.NewBufferString(%s)\nfmt.Fprintf(%s, \"%%s\", %s)\n%s := %s.String()", b, e.str(t), b, e.str(t), name, b)
	case 2:
		t.f("%s, _ := json.Marshal(map[string]string{\"a\": %s})\n%s := string(%s)", b, e.str(t), name, b)
	case 3:
		t.f("%s, _ := io.ReadAll(strings.NewReader(%s))\n%s := string(%s)", b, e.str(t), name, b)
	case 4:
		t.f("%s := strings.Split(%s, \"-\")[0]", name, e.str(t))
	case 5:
		t.f("%s := strings.ReplaceAll(\"a-b\", \"-\", %s)", name, e.str(t))
	default:
		t.f("%s := fmt.Sprint(%s == %s, strings.Contains(%s, \"z\"))", name, e.str(t), e.str(t), e.str(t))
	}
	e.define("library", t, name, "slot")
}

func jsonTags(e *env) {
	t := &text{}
	name, b := e.fresh("v"), e.fresh("bb")
	t.f("%s, _ := json.Marshal(J§{A: %s, B: %s})\n%s := string(%s)", b, e.str(t), e.str(t), name, b)
	e.define("json tag", t, name, "slot")
}

func sanitize(e *env) {
	t := &text{}
	if e.n(2) == 0 {
		name := e.fresh("v")
		t.f("%s := src.Clean(%s)", name, e.str(t))
		e.define("sanitizer", t, name, "slot")
		return
	}
	t.f("%s = src.Clean(%s)", e.place(t), e.str(t))
	e.done("sanitizer", t)
}

// input returns a condition of its own: the runs enumerate them.
func (e *env) input() string {
	if e.g.switches == 3 {
		return "in.B[3]"
	}
	e.g.switches++
	return []string{"in.B[0]", "in.B[1]", "in.B[2]"}[e.g.switches-1]
}

func branch(e *env) {
	if e.g.switches == 3 {
		assign(e)
		return
	}
	t := &text{}
	cond := e.input()
	p := e.place(t)
	if e.n(2) == 0 {
		t.f("if %s {\n%s = %s\n}", cond, p, e.str(t))
		e.done("one-sided branch", t)
		return
	}
	t.f("if %s {\n%s = %s\n} else {\n%s = %s\n}", cond, p, e.str(t), e.oneOf(p, e.place(t)), e.str(t))
	e.done("branch", t)
}

func loop(e *env) {
	if e.g.switches == 3 {
		assign(e)
		return
	}
	t := &text{}
	cond := strings.Replace(e.input(), "in.B", "in.N", 1) // 0 to 3
	p, q := e.place(t), e.place(t)
	t.f("for range %s {\n%s = %s\n%s = %s\n}", cond, p, e.str(t), q, e.str(t))
	e.done("loop", t)
}

func globals(e *env) {
	t := &text{}
	name := e.fresh("v")
	g := e.fresh("glob") + "x" + Own
	decl := "var " + g + " string\n\nfunc set" + strings.TrimSuffix(g, Own) + Own + "(s string) { " + g + " = s }\n"
	t.f("set%s(%s)\n%s := %s\n_ = %s", g, e.str(t), name, g, name)
	e.add(Stmt{Mechanism: "global", Text: t.String(), Decls: decl, Defs: []string{name}, Uses: t.uses}, variable{name, "slot"})
}

// helper writes a function with a body of its own.
func helper(e *env) {
	if e.g.depth > 0 {
		assign(e)
		return
	}
	t := &text{}
	name := e.fresh("v")
	fn := e.fresh("help") + "x" + Own
	e.g.depth++
	in := &env{g: e.g, vars: []variable{{"a", "slot"}, {"b", "slot"}, {"t", "*T"}, {"m", "map[string]string"}}}
	saved := e.g.switches
	e.g.switches = 3 // no branches inside: a call has no inputs of its own
	for range 2 + e.n(3) {
		e.g.template()(in)
	}
	e.g.switches = saved
	e.g.depth--
	body := &text{}
	result := in.str(body)
	var b strings.Builder
	for _, s := range in.stmts {
		b.WriteString(s.Text + "\n")
	}
	decl := "func " + fn + "(a, b string, t *T§, m map[string]string) string {\n" + b.String() + "return " + result + "\n}\n"
	for _, s := range in.stmts {
		decl += s.Decls
	}
	q, m := e.need("*T"), e.need("map[string]string")
	t.use(q, m)
	t.f("%s := %s(%s, %s, %s, %s)\n_ = %s", name, fn, e.str(t), e.str(t), q, m, name)
	mechs := (&Program{Stmts: in.stmts}).Mechanisms()
	e.add(Stmt{Mechanism: "helper(" + strings.Join(mechs, ",") + ")", Text: t.String(), Decls: decl, Defs: []string{name}, Uses: t.uses}, variable{name, "slot"})
}

func list(e *env) {
	t := &text{}
	n, name := e.fresh("nd"), e.fresh("v")
	t.f("%s := &Node§{val: %s, next: &Node§{val: %s}}", n, e.str(t), e.str(t))
	if e.n(2) == 0 {
		t.f("%s := %s", name, e.oneOf(n+".val", n+".next.val"))
	} else {
		t.f("%s := \"\"\nfor x := %s; x != nil; x = x.next {\n%s += x.val\n}", name, n, name)
	}
	e.define("linked list", t, name, "slot")
}

func iterators(e *env) {
	t := &text{}
	name := e.fresh("v")
	switch e.n(3) {
	case 0:
		t.f("%s := \"\"\nfor s := range seq§(%s, %s) {\n%s += s\n}", name, e.str(t), e.str(t), name)
	case 1:
		l := e.need("[]string")
		t.use(l)
		t.f("%s := \"\"\nfor s := range slices.Values(%s) {\n%s += s\n}", name, l, name)
	default:
		m := e.need("map[string]string")
		t.use(m)
		t.f("%s := \"\"\nfor %s := range %s {\n%s += x\n}", name, e.oneOf("x", "_, x"), m, name)
	}
	e.define("iteration", t, name, "slot")
}

func nestedFuncs(e *env) {
	t := &text{}
	f, g := e.need("func() string"), e.need("func() string")
	name, v := e.fresh("fs"), e.fresh("v")
	t.use(f, g)
	if e.n(2) == 0 {
		t.f("%s := map[string]func() string{\"f\": %s, \"g\": %s}\n%s := %s[%q]()", name, f, g, v, name, e.oneOf("f", "g"))
	} else {
		t.f("%s := []func() string{%s, %s}\n%s := \"\"\nfor _, f := range %s {\n%s += f()\n}", name, f, g, v, name, v)
	}
	e.define("functions in collections", t, v, "slot")
}

func sliceFuncs(e *env) {
	t := &text{}
	l := e.need("[]string")
	name := e.fresh("l")
	t.use(l)
	t.f("%s := %s", name, e.oneOf("slices.Clone("+l+")", "slices.Concat("+l+", []string{"+e.str(t)+"})", l+"[:]",
		"slices.DeleteFunc(slices.Clone("+l+"), func(s string) bool { return false })"))
	e.define("slice library", t, name, "[]string")
}
