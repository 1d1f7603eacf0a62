package flowgen

// maker returns what defines a variable of the type.
func maker(typ string) func(*env) {
	return map[string]func(*env){
		"slot":      simple("slot", "v", "local", func(e *env, t *text) string { return e.str(t) }),
		"*string":   makePointer,
		"**string":  makePointerPointer,
		"T":         makeStruct,
		"*T":        makeStructPointer,
		"E":         makeEmbedded,
		"D":         makeEmbeddedPointer,
		"[2]string": simple("[2]string", "a", "array", func(e *env, t *text) string { return "[2]string{" + e.str(t) + ", " + e.str(t) + "}" }),
		"[]string":  simple("[]string", "l", "slice", func(e *env, t *text) string { return "[]string{" + e.str(t) + ", " + e.str(t) + "}" }),
		"map[string]string": simple("map[string]string", "m", "map", func(e *env, t *text) string {
			return `map[string]string{"k0": ` + e.str(t) + `, "k1": ` + e.str(t) + "}"
		}),
		"map[string]*T": makeMapOfPointers,
		"func() string": makeGetter,
		"func(string)":  makeSetter,
		"H":             makeFuncFields,
		"any": simple("any", "y", "any", func(e *env, t *text) string {
			return "any(" + e.oneOf(e.str(t), "St§("+e.str(t)+")", "Mask§("+e.str(t)+")") + ")"
		}),
		"error": makeError,
		"I":     makeInterface,
		"Box":   simple("Box", "x", "generic box", func(e *env, t *text) string { return "newBox§(" + e.str(t) + ")" }),
		"chan":  simple("chan", "c", "channel", func(e *env, t *text) string { return "make(chan string, 64)" }),
		"*Bld":  makeBuilder,
	}[typ]
}

// simple makes the maker of v := expression.
func simple(typ, prefix, mech string, expr func(*env, *text) string) func(*env) {
	return func(e *env) {
		t := &text{}
		name := e.fresh(prefix)
		t.f("%s := %s", name, expr(e, t))
		e.define(mech, t, name, typ)
	}
}

func makePointer(e *env) {
	t := &text{}
	target := e.need("slot")
	name := e.fresh("p")
	switch e.n(4) {
	case 0:
		u, s := e.need("T"), e.oneOf("A", "B")
		t.use(u)
		t.f("%s := &%s.%s", name, u, s)
	case 1:
		u := e.need("[2]string")
		t.use(u)
		t.f("%s := &%s[%d]", name, u, e.n(2))
	default:
		t.use(target)
		t.f("%s := &%s", name, target)
	}
	e.define("pointer", t, name, "*string")
}

func makePointerPointer(e *env) {
	t := &text{}
	target := e.need("*string")
	name := e.fresh("pp")
	t.use(target)
	t.f("%s := &%s", name, target)
	e.define("pointer to pointer", t, name, "**string")
}

func makeStruct(e *env) {
	t := &text{}
	name := e.fresh("t")
	mech := "struct"
	switch e.n(4) {
	case 0:
		u := e.need("*T")
		t.use(u)
		t.f("%s := *%s", name, u)
		mech = "struct copy"
	case 1:
		if u, ok := e.pick("T"); ok {
			t.use(u)
			t.f("%s := %s", name, u)
			mech = "struct copy"
			break
		}
		fallthrough
	default:
		t.f("%s := T§{A: %s, B: %s, P: new(string), M: map[string]string{}}", name, e.str(t), e.str(t))
	}
	e.define(mech, t, name, "T")
}

func makeStructPointer(e *env) {
	t := &text{}
	name := e.fresh("q")
	mech := "struct pointer"
	switch e.n(5) {
	case 0:
		u := e.need("T")
		t.use(u)
		t.f("%s := &%s", name, u)
		mech = "alias"
	case 1:
		a, b := e.str(t), e.str(t)
		t.f("%s := build§(withB§(%s), withA§(%s))", name, a, b)
		mech = "functional options"
	case 2:
		a := e.str(t)
		t.f("%s := build§(with%s§(%s))", name, e.oneOf("A", "B"), a)
		mech = "functional options"
	default:
		t.f("%s := newT§(%s, %s)", name, e.str(t), e.str(t))
	}
	e.define(mech, t, name, "*T")
}

func makeEmbedded(e *env) {
	t := &text{}
	u := e.need("T")
	name := e.fresh("e")
	t.use(u)
	t.f("%s := E§{T§: %s, X: %s}", name, u, e.str(t))
	e.define("embedded", t, name, "E")
}

func makeEmbeddedPointer(e *env) {
	t := &text{}
	u := e.need("*T")
	name := e.fresh("d")
	t.use(u)
	t.f("%s := D§{T§: %s, X: %s}", name, u, e.str(t))
	e.define("embedded pointer", t, name, "D")
}

func makeMapOfPointers(e *env) {
	t := &text{}
	u := e.need("*T")
	name := e.fresh("mp")
	t.use(u)
	t.f(`%s := map[string]*T§{"k0": %s, "k1": newT§(%s, "c")}`, name, u, e.str(t))
	e.define("map of pointers", t, name, "map[string]*T")
}

func makeGetter(e *env) {
	t := &text{}
	name := e.fresh("f")
	mech := "closure"
	switch e.n(5) {
	case 0:
		t.f("%s := maker§(%s)", name, e.str(t))
		mech = "returned closure"
	case 1:
		u := e.need("*T")
		t.use(u)
		t.f("%s := %s.GetA", name, u)
		mech = "method value"
	case 2:
		t.f("%s := sync.OnceValue(func() string { return %s })", name, e.str(t))
		t.f("_ = %s()", name)
		mech = "OnceValue"
	case 3:
		t.f("%s := func() string {\nf := func() string { return %s }\nreturn f()\n}", name, e.str(t))
		mech = "nested closure"
	default:
		t.f("%s := func() string { return %s }", name, e.str(t))
	}
	e.define(mech, t, name, "func() string")
}

func makeSetter(e *env) {
	t := &text{}
	name := e.fresh("g")
	mech := "writing closure"
	switch e.n(4) {
	case 0:
		u := e.need("*T")
		t.use(u)
		t.f("%s := %s.SetB", name, u)
		mech = "method value"
	case 1:
		u := e.need("slot")
		t.use(u)
		t.f("%s := adder§(&%s)", name, u)
		mech = "returned closure"
	default:
		t.f("%s := func(s string) { %s = s }", name, e.place(t))
	}
	e.define(mech, t, name, "func(string)")
}

func makeFuncFields(e *env) {
	t := &text{}
	f, g := e.need("func() string"), e.need("func(string)")
	name := e.fresh("h")
	t.use(f, g)
	t.f("%s := H§{F: %s, G: %s}", name, f, g)
	e.define("function fields", t, name, "H")
}

func makeError(e *env) {
	t := &text{}
	name := e.fresh("err")
	s := e.str(t)
	switch e.n(4) {
	case 0:
		t.f("%s := errors.New(%s)", name, s)
	case 1:
		t.f("%s := fmt.Errorf(\"bad %%s\", %s)", name, s)
	case 2:
		t.f("var %s error = &Err§{who: %s, what: %s}", name, s, e.str(t))
	default:
		u := "io.EOF"
		t.f("%s := fmt.Errorf(\"%%s: %%w\", %s, %s)", name, s, u)
	}
	e.define("error", t, name, "error")
}

func makeInterface(e *env) {
	t := &text{}
	name := e.fresh("i")
	switch e.n(3) {
	case 0:
		u := e.need("*T")
		t.use(u)
		t.f("var %s I§ = %s", name, u)
	case 1:
		t.f("var %s I§ = &U§{%s}", name, e.str(t))
	default:
		u := e.need("*T")
		t.use(u)
		t.f("var %s I§ = V§{%s}", name, u)
	}
	e.define("interface", t, name, "I")
}

func makeBuilder(e *env) {
	t := &text{}
	name := e.fresh("b")
	t.f("%s := (&Bld§{}).A(%s)%s", name, e.str(t), e.oneOf("", ".B("+e.str(t)+")", ".Add("+e.str(t)+")"))
	e.define("builder", t, name, "*Bld")
}
