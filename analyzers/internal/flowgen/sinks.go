package flowgen

import "fmt"

// sinks write a statement that discloses something. Each line where the
// finding may stand ends in a comment with the sink's number.
var sinks = []func(*env){
	sendString, sendString, sendString, sendWhole, sendWhole, sendByHelper, sendByClosure, sendDeferred, sendByGo,
}

// Mark is the comment that marks the lines of a sink.
func Mark(program string, sink int) string { return fmt.Sprintf("//sink %s.%d", program, sink) }

func (e *env) sink(mech string, t *text, n int) {
	e.add(Stmt{Mechanism: mech, Text: t.String(), Uses: t.uses, Sink: n})
}

func (e *env) number() (n int, id, mark string) {
	e.g.sinks++
	n = e.g.sinks
	return n, fmt.Sprintf("%q", fmt.Sprintf("%s.%d", Own, n)), Mark(Own, n)
}

func sendString(e *env) {
	t := &text{}
	n, id, mark := e.number()
	t.f("sdk.Send(%s, %s) %s", id, e.str(t), mark)
	e.sink("sent", t, n)
}

var whole = map[string]bool{"T": true, "*T": true, "E": true, "[2]string": true, "[]string": true, "map[string]string": true,
	"map[string]*T": true, "any": true, "Box": true, "*Bld": true, "*string": true, "D": true}

func sendWhole(e *env) {
	t := &text{}
	n, id, mark := e.number()
	var all []string
	for _, v := range e.vars {
		if whole[v.typ] {
			all = append(all, v.name)
		}
	}
	if len(all) == 0 {
		all = []string{e.need("T")}
	}
	v := all[e.n(len(all))]
	t.use(v)
	t.f("sdk.Send(%s, %s) %s", id, v, mark)
	e.sink("sent whole", t, n)
}

func sendByHelper(e *env) {
	t := &text{}
	n, id, mark := e.number()
	fn := e.fresh("send") + "x" + Own
	t.f("%s(%s, %s) %s", fn, e.str(t), e.str(t), mark)
	decl := "func " + fn + "(a, b string) { sdk.Send(" + id + ", " + e.oneOf("a", "b") + ") } " + mark + "\n"
	e.add(Stmt{Mechanism: "sent by helper", Text: t.String(), Decls: decl, Uses: t.uses, Sink: n})
}

func sendByClosure(e *env) {
	t := &text{}
	n, id, mark := e.number()
	f := e.fresh("send")
	t.f("%s := func(s string) { sdk.Send(%s, s) } %s\n%s(%s) %s", f, id, mark, f, e.str(t), mark)
	e.sink("sent by closure", t, n)
}

func sendDeferred(e *env) {
	t := &text{}
	n, id, mark := e.number()
	if e.n(2) == 0 {
		t.f("defer sdk.Send(%s, %s) %s", id, e.str(t), mark)
	} else {
		t.f("defer func() {\nsdk.Send(%s, %s) %s\n}()", id, e.str(t), mark)
	}
	e.sink("sent by defer", t, n)
}

func sendByGo(e *env) {
	t := &text{}
	n, id, mark := e.number()
	wg := e.fresh("wg")
	t.f("var %s sync.WaitGroup\n%s.Go(func() {\nsdk.Send(%s, %s) %s\n})\n%s.Wait()", wg, wg, id, e.str(t), mark, wg)
	e.sink("sent by goroutine", t, n)
}
