package flowgen

// shared are declarations of which each program gets its own copy, by name.
var shared = map[string]string{
	"T": `type T§ struct {
	A, B string
	P    *string
	L    []string
	M    map[string]string
}

func (t *T§) SetA(s string) { t.A = s }
func (t *T§) SetB(s string) { t.B = s }
func (t *T§) GetA() string  { return t.A }
func (t T§) ValB() string   { return t.B }
func (t *T§) Get() string   { return t.A }
func (t *T§) Set(s string)  { t.A = s }
func (t *T§) Reset()        { t.A, t.B = "", "" }
`,
	"newT": `func newT§(a, b string) *T§ {
	return &T§{A: a, B: b, P: new(string), M: map[string]string{}}
}
`,
	"E":    "type E§ struct {\n\tT§\n\tX string\n}\n",
	"D":    "type D§ struct {\n\t*T§\n\tX string\n}\n",
	"H":    "type H§ struct {\n\tF func() string\n\tG func(string)\n}\n",
	"getB": "func getB§(t *T§) string { return t.B }\n",
	"id":   "func id§[X any](x X) X { return x }\n",
	"concat": `func concat§(list []string) (out string) {
	for _, s := range list {
		out += s
	}
	return out
}
`,
	"value": "func value§(m map[string]string, k string) string { return m[k] }\n",
	"text": `func text§(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case fmt.Stringer:
		return v.String()
	}
	return "other"
}
`,
	"I":   "type I§ interface {\n\tGet() string\n\tSet(string)\n}\n",
	"ask": "func ask§(i I§) string { return i.Get() }\n",
	"U": `type U§ struct{ kept string }

func (u *U§) Get() string  { return "u" }
func (u *U§) Set(s string) { u.kept = s }
`,
	"V": `type V§ struct{ t *T§ }

func (v V§) Get() string  { return v.t.B }
func (v V§) Set(s string) { v.t.B = s }
`,
	"Box": `type Box§[X any] struct {
	v    X
	note string
}

func (b *Box§[X]) Get() X  { return b.v }
func (b *Box§[X]) Put(x X) { b.v = x }
func newBox§[X any](x X) *Box§[X] { return &Box§[X]{v: x} }
`,
	"newBox": "var _ Box§[int]\n",
	"recv": `func recv§(c chan string) (out string) {
	for range len(c) {
		s := <-c
		out += s
		c <- s
	}
	return out
}
`,
	"Bld": `type Bld§ struct {
	a, b  string
	parts []string
}

func (b *Bld§) A(s string) *Bld§   { b.a = s; return b }
func (b *Bld§) B(s string) *Bld§   { b.b = s; return b }
func (b *Bld§) Add(s string) *Bld§ { b.parts = append(b.parts, s); return b }
func (b *Bld§) Build() T§          { return T§{A: b.a, B: b.b, P: new(string), M: map[string]string{}} }
`,
	"Opt": `type Opt§ func(*T§)

func withA§(s string) Opt§ { return func(t *T§) { t.A = s } }
func withB§(s string) Opt§ { return func(t *T§) { t.B = s } }
func build§(opts ...Opt§) *T§ {
	t := newT§("", "")
	for _, o := range opts {
		o(t)
	}
	return t
}
`,
	"build":  "var _ Opt§\n",
	"withA":  "var _ Opt§\n",
	"withB":  "var _ Opt§\n",
	"apply":  "func apply§(s string, f func(string) string) string { return f(s) }\n",
	"with":   "func with§(s string, f func(string)) { f(s) }\n",
	"each":   "func each§[X any](list []X, f func(X)) {\n\tfor _, x := range list {\n\t\tf(x)\n\t}\n}\n",
	"mapTo":  "func mapTo§[X, Y any](list []X, f func(X) Y) (out []Y) {\n\tfor _, x := range list {\n\t\tout = append(out, f(x))\n\t}\n\treturn out\n}\n",
	"joined": "func joined§(list ...string) string { return strings.Join(list, \"+\") }\n",
	"head":   "func head§(first string, rest ...string) string { return first }\n",
	"rep": `func rep§(n int, s string) string {
	if n == 0 {
		return ""
	}
	return s + rep§(n-1, s)
}
`,
	"even": `func even§(n int, a, b string) string {
	if n == 0 {
		return a
	}
	return odd§(n-1, a, b)
}

func odd§(n int, a, b string) string { return even§(n-1, a, b) }
`,
	"swap":  "func swap§(a, b *string) { *a, *b = *b, *a }\n",
	"pair":  "func pair§(a, b string) (string, string) { return b, a }\n",
	"reset": "func reset§(t *T§) { t.A = \"\" }\n",
	"put":   "func put§(m map[string]string, k, v string) { m[k] = v }\n",
	"maker": "func maker§(s string) func() string { return func() string { return s } }\n",
	"adder": "func adder§(dst *string) func(string) { return func(s string) { *dst = s } }\n",
	"St":    "type St§ string\n\nfunc (s St§) String() string { return \"st:\" + string(s) }\n",
	"Mask":  "type Mask§ string\n\nfunc (m Mask§) String() string { return \"***\" }\n",
	"Err":   "type Err§ struct{ who, what string }\n\nfunc (e *Err§) Error() string { return e.what }\n",
	"J":     "type J§ struct {\n\tA string `json:\"a\"`\n\tB string `json:\"-\"`\n}\n",
	"seq": `func seq§(list ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range list {
			if !yield(s) {
				return
			}
		}
	}
}
`,
	"Node":   "type Node§ struct {\n\tval  string\n\tnext *Node§\n}\n",
	"key":    "type key§ struct{}\n",
	"Pair":   "type Pair§[X, Y any] struct {\n\tFirst  X\n\tSecond Y\n}\n\nfunc (p Pair§[X, Y]) Swap() Pair§[Y, X] { return Pair§[Y, X]{p.Second, p.First} }\n",
	"send":   "func send§(s string, f func(any)) { f(s) }\n",
	"Shown":  "type Shown§ string\n\nfunc (s Shown§) MarshalJSON() ([]byte, error) { return json.Marshal(\"s:\" + string(s)) }\n",
	"Hidden": "type Hidden§ string\n\nfunc (s Hidden§) MarshalJSON() ([]byte, error) { return []byte(`\"***\"`), nil }\n",
	"Logged": "type Logged§ string\n\nfunc (s Logged§) LogValue() slog.Value { return slog.StringValue(\"***\") }\n",
	"fill":   "func fill§(b *strings.Builder, s string) { b.WriteString(s) }\n",
	"newWorker": `type worker§ struct {
	in, out chan string
	done    chan struct{}
}

func newWorker§() *worker§ {
	w := &worker§{make(chan string), make(chan string), make(chan struct{})}
	go w.run()
	return w
}

func (w *worker§) stop() { close(w.done) }

func (w *worker§) run() {
	for {
		select {
		case s := <-w.in:
			w.out <- s
		case <-w.done:
			return
		}
	}
}
`,
	"req": "type req§ struct {\n\ts     string\n\treply chan string\n}\n",
	"answer": `func answer§(reqs <-chan req§) {
	for r := range reqs {
		r.reply <- r.s
	}
}
`,
	"group": `type group§ struct {
	wg  sync.WaitGroup
	mu  sync.Mutex
	err error
}

func (g *group§) Go(f func() error) {
	g.wg.Go(func() {
		if err := f(); err != nil {
			g.mu.Lock()
			g.err = err
			g.mu.Unlock()
		}
	})
}

func (g *group§) Wait() error {
	g.wg.Wait()
	return g.err
}
`,
	"keep": `func keep§[X any](list []X, f func(X) bool) (out []X) {
	for _, x := range list {
		if f(x) {
			out = append(out, x)
		}
	}
	return out
}
`,
	"fold":  "func fold§[X, Y any](list []X, y Y, f func(Y, X) Y) Y {\n\tfor _, x := range list {\n\t\ty = f(y, x)\n\t}\n\treturn y\n}\n",
	"shown": "func shown§[S fmt.Stringer](list []S) (out string) {\n\tfor _, s := range list {\n\t\tout += s.String()\n\t}\n\treturn out\n}\n",
	"cell": `func cell§() (get func() string, set func(string)) {
	v := "c"
	return func() string { return v }, func(s string) { v = s }
}
`,
	"caught": `func caught§(f func()) (out string) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint(r)
		}
	}()
	f()
	return "none"
}
`,
	"src": "type src§ struct{ a, b string }\n\nfunc (s src§) Text() string { return s.a }\n",
	"ext": "type ext§ struct {\n\t*h.Client\n\tx string\n}\n",
	"step": `type step§ interface {
	run(t *T§, s string) string
	last() string
}

type fills§ struct{ kept string }

func (f *fills§) run(t *T§, s string) string { t.A, f.kept = s, s; return "f" }
func (f *fills§) last() string               { return f.kept }

type clears§ struct{ kept string }

func (c *clears§) run(t *T§, s string) string { t.A = ""; return s }
func (c *clears§) last() string               { return "c" }

type keeps§ struct{ kept string }

func (k keeps§) run(t *T§, s string) string { return t.B }
func (k keeps§) last() string               { return k.kept }

type wraps§ struct{ step§ }

type both§ struct{ a, b step§ }

func (b both§) run(t *T§, s string) string { return b.a.run(t, s) + b.b.run(t, s) }
func (b both§) last() string               { return b.b.last() }

func runs§(x step§, t *T§, s string) string { return x.run(t, s) }
func passes§(x step§, t *T§, s string) string { return runs§(x, t, s) }
func anew§(x step§, t *T§, s string) string { t.A = ""; return runs§(x, t, s) }
func anewly§(x step§, t *T§, s string) string { return anew§(x, t, s) }
func lastOf§(x step§) string                 { return wraps§{x}.last() }
`,
	"tree": `type tree§ struct {
	name, note string
	kids       []*tree§
}

func names§(t *tree§) (out []string) {
	out = append(out, t.name)
	for _, k := range t.kids {
		out = append(out, names§(k)...)
	}
	return out
}

func (t *tree§) each(f func(*tree§)) {
	f(t)
	for _, k := range t.kids {
		k.each(f)
	}
}

func grown§(a, b string) *tree§ {
	return &tree§{"c", "c", []*tree§{{"c", b, []*tree§{{name: a, note: b}}}}}
}
`,
	"encode": `var buffers§ = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func encode§(v any) string {
	b := buffers§.Get().(*bytes.Buffer)
	b.Reset()
	defer buffers§.Put(b)
	fmt.Fprint(b, v)
	return b.String()
}
`,
	"fills":  "var _ step§\n",
	"clears": "var _ step§\n",
	"keeps":  "var _ step§\n",
	"wraps":  "var _ step§\n",
	"both":   "var _ step§\n",
	"runs":   "var _ step§\n",
	"passes": "var _ step§\n",
	"anew":   "var _ step§\n",
	"anewly": "var _ step§\n",
	"lastOf": "var _ step§\n",
	"names":  "var _ tree§\n",
	"grown":  "var _ tree§\n",
}
