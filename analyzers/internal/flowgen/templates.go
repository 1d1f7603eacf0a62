package flowgen

import "strings"

// template writes a statement; the weight says how often.
type template struct {
	weight int
	write  func(*env)
}

// templates lists them all.
func templates() []template {
	return []template{
		{14, fromForm}, {12, makeAny}, {12, assign}, {2, redirect}, {4, wholeStruct}, {3, arrays}, {4, appendTo}, {4, mapOps}, {2, mapAlias},
		{5, callSetter}, {3, setFuncFields}, {4, methodCalls}, {3, interfaceSet}, {4, callbacks}, {3, deferred}, {2, recovered},
		{2, variadic}, {2, recursion}, {2, swaps}, {3, generics}, {2, typeSwitch}, {2, errorsAs}, {4, channels}, {3, goroutine},
		{3, stores}, {4, libraries}, {3, sanitize}, {4, branch}, {3, loop}, {3, globals}, {3, helper}, {2, list}, {3, iterators},
		{2, resets}, {2, builderStep}, {2, boxPut}, {2, nestedFuncs}, {2, sliceFuncs}, {2, jsonTags},
	}
}

// template picks one by weight.
func (g *gen) template() func(*env) {
	all, total := templates(), 0
	for _, t := range all {
		total += t.weight
	}
	n := g.rand.IntN(total)
	for _, t := range all {
		if n -= t.weight; n < 0 {
			return t.write
		}
	}
	return makeAny
}

var typeNames = strings.Fields("slot slot *string **string T *T E D [2]string []string map[string]string map[string]*T H any error I Box chan *Bld") // and those with blanks:

func makeAny(e *env) {
	names := append([]string{"func() string", "func(string)"}, typeNames...)
	maker(names[e.n(len(names))])(e)
}

func assign(e *env) {
	t := &text{}
	t.f("%s = %s", e.place(t), e.str(t))
	e.done("assignment", t)
}

func redirect(e *env) {
	t := &text{}
	p, v := e.need("*string"), e.need("slot")
	t.use(p, v)
	t.f("%s = &%s", p, v)
	e.done("pointer redirected", t)
}

func wholeStruct(e *env) {
	t := &text{}
	q := e.need("*T")
	t.use(q)
	switch e.n(4) {
	case 0:
		u := e.need("T")
		t.use(u)
		t.f("*%s = %s", q, u)
	case 1:
		u := e.need("T")
		t.use(u)
		t.f("%s = *%s", u, q)
	case 2:
		t.f("*%s = T§{B: %s, P: new(string), M: map[string]string{}}", q, e.str(t))
	default:
		u := e.need("E")
		t.use(u)
		t.f("%s.T§ = *%s", u, q)
	}
	e.done("struct assigned", t)
}

func arrays(e *env) {
	t := &text{}
	a, b := e.need("[2]string"), e.need("[2]string")
	t.use(a, b)
	if e.n(2) == 0 {
		t.f("%s = %s", a, b)
	} else {
		name := e.fresh("pa")
		t.f("%s := &%s\n%s[%d] = %s", name, a, name, e.n(2), e.str(t))
	}
	e.done("array", t)
}

func appendTo(e *env) {
	t := &text{}
	l, m := e.need("[]string"), e.need("[]string")
	t.use(l, m)
	switch e.n(5) {
	case 0:
		t.f("%s = append(%s, %s)", l, l, e.str(t))
	case 1:
		t.f("%s = append([]string{%s}, %s...)", l, e.str(t), m)
	case 2:
		t.f("copy(%s, %s)", l, m)
	case 3:
		t.f("clear(%s)", l)
	default:
		t.f("%s = []string{%s}", l, e.str(t))
	}
	e.done("slice built-ins", t)
}

func mapOps(e *env) {
	t := &text{}
	m := e.need("map[string]string")
	t.use(m)
	switch e.n(5) {
	case 0:
		t.f(`delete(%s, "k%d")`, m, e.n(2))
	case 1:
		t.f("clear(%s)", m)
	case 2:
		t.f(`put§(%s, "k%d", %s)`, m, e.n(2), e.str(t))
	case 3:
		t.f(`%s = map[string]string{"k0": %s}`, m, e.str(t))
	default:
		n := e.need("map[string]string")
		t.use(n)
		t.f("maps.Copy(%s, %s)", m, n)
	}
	e.done("map built-ins", t)
}

func mapAlias(e *env) {
	t := &text{}
	m := e.need("map[string]string")
	name := e.fresh("m")
	t.use(m)
	t.f("%s := %s", name, e.oneOf(m, "maps.Clone("+m+")"))
	e.define("map alias or clone", t, name, "map[string]string")
}

func callSetter(e *env) {
	t := &text{}
	g := e.need("func(string)")
	t.use(g)
	t.f("%s(%s)", g, e.str(t))
	e.done("closure call", t)
}

func setFuncFields(e *env) {
	t := &text{}
	h := e.need("H")
	t.use(h)
	if e.n(2) == 0 {
		t.f("%s.G(%s)", h, e.str(t))
	} else {
		v := e.need("slot") // nothing that may call F again
		t.use(v)
		t.f("%s.F = func() string { return %s }", h, v)
	}
	e.done("function fields", t)
}

func methodCalls(e *env) {
	t := &text{}
	q := e.need("*T")
	t.use(q)
	switch e.n(4) {
	case 0:
		t.f("%s.SetA(%s)", q, e.str(t))
	case 1:
		t.f("(*T§).SetB(%s, %s)", q, e.str(t))
	case 2:
		d := e.need("D")
		t.use(d)
		t.f("%s.SetA(%s)", d, e.str(t))
	default:
		u := e.need("E")
		t.use(u)
		t.f("%s.SetB(%s)", u, e.str(t))
	}
	e.done("method call", t)
}

func interfaceSet(e *env) {
	t := &text{}
	i := e.need("I")
	t.use(i)
	t.f("%s.Set(%s)", i, e.str(t))
	e.done("interface call", t)
}

func callbacks(e *env) {
	t := &text{}
	switch e.n(4) {
	case 0:
		name := e.fresh("v")
		t.f("%s := apply§(%s, func(s string) string { return %s })", name, e.str(t), e.oneOf("s", e.str(t), "s + "+e.str(t)))
		e.define("callback", t, name, "slot")
		return
	case 1:
		l := e.need("[]string")
		t.use(l)
		v := e.need("slot")
		t.use(v)
		t.f("each§(%s, func(s string) { %s += s })", l, v)
	case 2:
		t.f("with§(%s, func(s string) { %s = s })", e.str(t), e.place(t))
	default:
		l := e.need("[]string")
		t.use(l)
		name := e.fresh("l")
		t.f("%s := mapTo§(%s, func(s string) string { return %s })", name, l, e.oneOf("s", e.str(t)))
		e.define("callback", t, name, "[]string")
		return
	}
	e.done("callback", t)
}

func swaps(e *env) {
	t := &text{}
	a, b := e.need("slot"), e.need("slot")
	t.use(a, b)
	if a == b {
		b = e.fresh("v")
		t.f("%s := \"c\"", b)
	}
	t.f("%s", e.oneOf("swap§(&"+a+", &"+b+")", a+", "+b+" = "+b+", "+a, a+", "+b+" = pair§("+a+", "+b+")"))
	e.done("swap", t)
}

func resets(e *env) {
	t := &text{}
	q := e.need("*T")
	t.use(q)
	t.f("%s", e.oneOf("reset§("+q+")", q+".Reset()"))
	e.done("reset by callee", t)
}

func builderStep(e *env) {
	t := &text{}
	b := e.need("*Bld")
	t.use(b)
	t.f("%s.%s(%s)", b, e.oneOf("A", "B", "Add"), e.str(t))
	e.done("builder step", t)
}

func boxPut(e *env) {
	t := &text{}
	b := e.need("Box")
	t.use(b)
	t.f("%s.Put(%s)", b, e.str(t))
	e.done("generic box", t)
}
