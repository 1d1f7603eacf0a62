package flowgen

import "strings"

// form is a way from strings to a string: $a and $b stand for expressions that
// are read, @v for the variable that is defined, @1, @2 and @3 for further names.
type form struct{ mech, text string }

// forms are mostly of libraries and of a package of helpers, random/h.
var forms = []form{
	{"json round trip", `@1, _ := json.Marshal(h.Record{Name: $a, Note: $b})
var @2 h.Record
_ = json.Unmarshal(@1, &@2)
@v := @2.Name`},
	{"json.Marshaler", "@1, _ := json.Marshal([]any{Shown§($a), Hidden§($b)})\n@v := string(@1)"},
	{"json.Marshaler", "@1, _ := json.Marshal(map[string]any{\"k\": Hidden§($a)})\n@v := string(@1)"},
	{"text/template", `var @1 strings.Builder
_ = template.Must(template.New("t").Parse("to {{.}}")).Execute(&@1, $a)
@v := @1.String()`},
	{"bufio", `var @1 bytes.Buffer
@2 := bufio.NewWriter(&@1)
_, _ = @2.WriteString($a)
_ = @2.Flush()
@v := @1.String()`},
	{"bufio", "@1 := bufio.NewScanner(strings.NewReader($a))\n@1.Scan()\n@v := @1.Text()"},
	{"io.Pipe", `@1, @2 := io.Pipe()
go func() {
_, _ = io.WriteString(@2, $a)
_ = @2.Close()
}()
@3, _ := io.ReadAll(@1)
@v := string(@3)`},
	{"io writers", `var @1, @2 bytes.Buffer
_, _ = io.MultiWriter(&@1, &@2).Write([]byte($a))
_, _ = io.Copy(&@2, strings.NewReader($b))
@v := @1.String()`},
	{"builder filled by callee", "var @1 strings.Builder\nfill§(&@1, $a)\n@v := @1.String()"},
	{"url", `@1 := url.Values{"n": {$a}}
@1.Set("r", $b)
@v := @1.Encode()`},
	{"url", "@1 := &url.URL{Scheme: \"https\", Host: \"x.example\", Path: \"/\" + $a}\n@v := @1.String()"},
	{"url", "@v := \"https://x.example/?n=\" + url.QueryEscape($a)"},
	{"error lists", "@v := errors.Join(errors.New($a), errors.New($b)).Error()"},
	{"error wrapping", `@1 := error(&Err§{$a, $b})
var @2 *Err§
@v := ""
if errors.As(fmt.Errorf("x: %w", @1), &@2) {
@v = @2.who
}`},
	{"Stringer", "@v := fmt.Sprintf(\"%v %s\", St§($a), Mask§($b))"},
	{"Stringer", "@v := fmt.Sprint(Mask§($a))"},
	{"LogValuer", "var @1 bytes.Buffer\nslog.New(slog.NewTextHandler(&@1, nil)).Info(\"m\", \"k\", Logged§($a))\n@v := @1.String()"},
	{"LogValuer", "var @1 bytes.Buffer\nslog.New(slog.NewTextHandler(&@1, nil)).Info(\"m\", \"k\", $a)\n@v := @1.String()"},
	{"sync.Pool", `@1 := sync.Pool{New: func() any { return new(strings.Builder) }}
@2 := @1.Get().(*strings.Builder)
@2.WriteString($a)
@v := @2.String()`},
	{"sync.Once", "var @1 sync.Once\n@v := \"c\"\n@1.Do(func() { @v = $a })"},
	{"atomic.Pointer", "var @1 atomic.Pointer[string]\n@2 := $a\n@1.Store(&@2)\n@v := *@1.Load()"},
	{"select", "@1 := make(chan string, 1)\n@1 <- $a\n@v := \"\"\nselect {\ncase @v = <-@1:\ndefault:\n}"},
	{"channels of a worker", "@1 := newWorker§()\n@1.in <- $a\n@v := <-@1.out\n@1.stop()"},
	{"reply channel", "@1 := make(chan req§)\n@2 := make(chan string)\ngo answer§(@1)\n@1 <- req§{$a, @2}\n@v := <-@2\nclose(@1)"},
	{"group of goroutines", "@1, @2 := &group§{}, \"c\"\n@1.Go(func() error { @2 = $a; return errors.New($b) })\n@3 := @1.Wait()\n@v := @2\n_ = @3"},
	{"group of goroutines", "@1 := &group§{}\n@1.Go(func() error { return errors.New($a) })\n@v := @1.Wait().Error()"},
	{"method expression", "@v := T§.ValB(T§{A: $a, B: $b})"},
	{"method expression", "@v := (*T§).GetA(&T§{A: $a, B: $b})"},
	{"interface method expression", "@v := I§.Get(newT§($a, $b))"},
	{"copy", "@1 := []byte($a)\n@2 := make([]byte, len(@1))\ncopy(@2, @1)\n@v := string(@2)"},
	{"nested collections", "@1 := map[string][]string{\"a\": {$a}, \"b\": {$b}}\n@v := strings.Join(@1[\"a\"], \"\")"},
	{"nested collections", "@1 := [2][2]string{{$a, \"c\"}, {\"c\", $b}}\n@v := @1[1][0] + @1[0][0]"},
	{"nested collections", "@1 := []T§{{A: $a, B: $b}}\n@v := @1[0].A"},
	{"generic functions", "@v := strings.Join(keep§([]string{$a, \"c\"}, func(s string) bool { return s != \"\" }), \"\")"},
	{"generic functions", "@v := fold§([]string{\"c\", $a}, \"\", func(x, y string) string { return x + y })"},
	{"constraint with method", "@v := shown§([]St§{St§($a)})"},
	{"closures that share", "@1, @2 := cell§()\n@2($a)\n@v := @1()"},
	{"closures that share", "@1, @2 := cell§()\n@3, _ := cell§()\n@2($a)\n@v := @3() + \"x\"\n_ = @1"},
	{"recovered callback", "@v := caught§(func() { panic($a) })"},
	{"recovered callback", "@v := caught§(func() { _ = $a })"},
	{"container/list", "@1 := list.New()\n@1.PushBack($a)\n@v := @1.Front().Value.(string)"},
	{"maps and slices", "@v := strings.Join(slices.Collect(maps.Keys(map[string]string{$a: $b})), \"\")"},
	{"maps and slices", "@v := strings.Join(slices.Sorted(maps.Values(map[string]string{\"k\": $a})), \"\")"},
	{"strings", "@v := strings.NewReplacer(\"c\", $a).Replace($b)"},
	{"strings", "@1, @2, _ := strings.Cut($a+\"=\"+$b, \"=\")\n@v := @1 + \"x\"\n_ = @2"},
	{"scanning", "var @v string\n_, _ = fmt.Sscan($a, &@v)"},
	{"base64", "@1, _ := base64.StdEncoding.DecodeString(base64.StdEncoding.EncodeToString([]byte($a)))\n@v := string(@1)"},
	{"reflect", "@v := reflect.ValueOf($a).String()"},
	{"interface passed on", "@1 := newT§($a, $b)\n@v := passes§(&fills§{}, @1, \"c\") + @1.A"},
	{"interface passed on", "@1 := newT§(\"c\", $b)\n_ = passes§(&fills§{}, @1, $a)\n@v := @1.A"},
	{"interface passed on", "@1 := newT§(\"c\", $b)\n@v := passes§(keeps§{}, @1, $a)"},
	{"interface passed on", "@1 := newT§($a, $b)\n@v := passes§(both§{&clears§{}, wraps§{keeps§{}}}, @1, \"c\") + @1.A"},
	{"interface passed on", "@1 := newT§(\"c\", \"c\")\n@v := passes§(both§{&clears§{}, wraps§{&fills§{}}}, @1, $a) + @1.B\n_ = $b"},
	{"cleared before an interface", "@1 := newT§($a, \"c\")\n_ = anewly§(&fills§{}, @1, $b)\n@v := @1.A"},
	{"cleared before an interface", "@1 := newT§($a, \"c\")\n_ = anewly§(keeps§{}, @1, $b)\n@v := @1.A"},
	{"cleared before an interface", "@1 := newT§($a, \"c\")\n_ = anewly§(both§{keeps§{}, wraps§{&fills§{}}}, @1, $b)\n@v := @1.A"},
	{"what an interface kept", "@1 := &fills§{}\n_ = passes§(@1, newT§(\"c\", $b), $a)\n@v := lastOf§(@1)"},
	{"what an interface kept", "@1 := &clears§{$a}\n_ = passes§(@1, newT§(\"c\", \"c\"), $b)\n@v := lastOf§(@1)"},
	{"tree", "@v := strings.Join(names§(grown§($a, $b)), \"\")"},
	{"tree", "@v := \"\"\ngrown§($a, $b).each(func(t *tree§) { @v += t.note })"},
	{"tree", "@v := \"\"\nfor t := grown§($a, $b); t != nil; {\n@v += t.name\nif len(t.kids) == 0 {\nbreak\n}\nt = t.kids[0]\n}"},
	{"pooled buffers", "@1 := encode§($a)\n@v := encode§($b)\n_ = @1"},
	{"cause of a context", "@1, @2 := context.WithCancelCause(context.Background())\n@2(errors.New($a))\n@v := context.Cause(@1).Error()"},
	{"another package: constructor", "@v := h.NewClient($a, $b).Name()"},
	{"another package: constructor", "@v := h.NewClient($a, $b).Note"},
	{"another package: setter", "@1 := h.NewClient(\"c\", \"c\")\n@1.SetName($a)\n@1.Note = $b\n@v := @1.Name()"},
	{"another package: options", "@v := h.Build(h.WithName($a), h.WithNote($b)).Note"},
	{"another package: chain", "@v := h.NewClient(\"c\", \"c\").With($a).Name()"},
	{"another package: interface", "var @1 h.Source = h.NewClient($a, $b)\n@v := h.Ask(@1)"},
	{"another package: own type for its interface", "@v := h.Ask(src§{$a, $b})"},
	{"another package: generics", "@1 := h.NewSet[string]()\n@1.Add($a)\n@v := strings.Join(@1.All(), \"\")"},
	{"another package: generics", "@v := strings.Join(h.Map([]string{$a}, func(s string) string { return s }), \"\")"},
	{"another package: callback", "@v := \"\"\nh.Each([]string{$a}, func(s string) { @v += s })"},
	{"another package: returned closure", "@v := h.Getter($a)()"},
	{"another package: context", "@v := h.User(h.WithUser(context.Background(), $a))"},
	{"another package: context", "@v := h.Plan(h.WithUser(h.WithPlan(context.Background(), $b), $a))"},
	{"another package: iterator", "@v := \"\"\nfor s := range h.Seq($a, \"c\") {\n@v += s\n}"},
	{"another package: embedding", "@1 := ext§{Client: h.NewClient($a, $b)}\n@v := @1.Name()"},
	{"another package: error", "@v := h.Check($a, $b).Error()"},
	{"another package: decorator", "@v := h.Ask(h.Loud{Source: src§{$a, $b}})"},
	{"another package: swap", "@1, @2 := h.Swap($a, $b)\n@v := @1\n_ = @2"},
	{"another package: variable", "h.SetVar§($a)\n@v := h.Var§"},
	{"another package: worker", "@1 := h.Start()\n@1.In <- $a\n@v := <-@1.Out\nclose(@1.In)"},
	{"another package: recover", "@v := fmt.Sprint(h.Try(func() { panic($a) }))"},
}

// fromForm writes one of the forms.
func fromForm(e *env) {
	t := &text{}
	forms[e.n(len(forms))].write(e, t, e.str)
}

// write writes the form, with expressions that str gives.
func (f form) write(e *env, t *text, str func(*text) string) {
	name := e.fresh("v")
	pairs := []string{"@v", name}
	for _, p := range []string{"@1", "@2", "@3"} {
		if strings.Contains(f.text, p) {
			pairs = append(pairs, p, e.fresh("w"))
		}
	}
	for _, p := range []string{"$a", "$b"} {
		if strings.Contains(f.text, p) {
			pairs = append(pairs, p, str(t))
		}
	}
	t.f("%s", strings.NewReplacer(pairs...).Replace(f.text))
	e.define(f.mech, t, name, "slot")
}

// Forms are programs of one form each, with the marker as the first or as the
// second of its strings.
func Forms() []*Program {
	var out []*Program
	for _, f := range forms {
		for _, exprs := range [][]string{{"s0", `"c"`}, {`"c"`, "s0"}} {
			e := start(1)
			f.write(e, &text{uses: []string{"s0"}}, func(*text) string {
				next := exprs[0]
				exprs = exprs[1:]
				return next
			})
			n, id, mark := e.number()
			t := &text{}
			t.f("sdk.Send(%s, %s) %s", id, e.vars[len(e.vars)-1].name, mark)
			e.sink("sent", t, n)
			out = append(out, &Program{Stmts: e.stmts})
		}
	}
	return out
}
