package flowgen

import (
	"fmt"
	"sort"
	"strings"
)

// stress are shapes of code that an analysis may find hard, each growing with
// n. All of them disclose the marker once, in a line with Mark("0", 1).
var stress = map[string]func(b *strings.Builder, n int){
	"lines":      longFunction,
	"fields":     fieldWrites,
	"branches":   manyBranches,
	"closures":   manyClosures,
	"nesting":    deepTypes,
	"literal":    hugeLiteral,
	"maps":       hugeMap,
	"component":  mutualRecursion,
	"interfaces": interfaceChain,
	"callchain":  callChain,
	"loops":      nestedLoops,
	"options":    manyOptions,
	"sends":      manySends,
}

// Shapes are the names of the shapes of hard code.
func Shapes() []string {
	var out []string
	for name := range stress {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// Stress returns the source of a package p of the shape, of size n.
func Stress(shape string, n int) string {
	var b strings.Builder
	stress[shape](&b, n)
	return "package p\n\nimport (\n\t\"random/src\"\n\n\t\"sdk.example/sdk\"\n)\n\n" + b.String()
}

func send(b *strings.Builder, expr string) {
	fmt.Fprintf(b, "\tsdk.Send(\"1\", %s) %s\n", expr, Mark("0", 1))
}

// longFunction has n lines, each of which reads what one before wrote.
func longFunction(b *strings.Builder, n int) {
	b.WriteString("func F() {\n\tv0 := src.Mail()\n")
	for i := 1; i < n/2; i++ {
		fmt.Fprintf(b, "\tv%d := v%d + \"x\"\n\t_ = v%d\n", i, i*7/8, i)
	}
	send(b, fmt.Sprintf("v%d", n/2-1))
	b.WriteString("}\n")
}

// fieldWrites writes fields, elements and keys of a few objects, n times.
func fieldWrites(b *strings.Builder, n int) {
	b.WriteString("type rec struct {\n\tA, B string\n\tM    map[string]string\n\tNext *rec\n}\n\n")
	b.WriteString("func F() {\n\tr := &rec{M: map[string]string{}}\n\tr.Next = &rec{M: map[string]string{}}\n\tr.A = src.Mail()\n")
	for i := range n / 3 {
		fmt.Fprintf(b, "\tr.B = r.A + \"x\"\n\tr.M[\"k%d\"] = r.B\n\tr.Next.A = r.M[\"k%d\"]\n", i%50, i*3%50)
	}
	send(b, "r.Next.A")
	b.WriteString("}\n")
}

func manyBranches(b *strings.Builder, n int) {
	b.WriteString("func F(in *src.In) {\n\ta, c := src.Mail(), src.Plan()\n")
	for i := range n / 4 {
		fmt.Fprintf(b, "\tif in.N[%d] > %d {\n\t\ta, c = c, a+\"%d\"\n\t}\n", i%4, i, i)
	}
	send(b, "a")
	b.WriteString("}\n")
}

// manyClosures has n closures that share variables and call one another.
func manyClosures(b *strings.Builder, n int) {
	b.WriteString("func F() {\n\tv := src.Plan()\n\tf0 := func() string { return v }\n")
	for i := 1; i < n; i++ {
		if i%10 == 0 {
			fmt.Fprintf(b, "\tf%d := func() string {\n\t\tv = f%d() + \"x\"\n\t\treturn v\n\t}\n", i, i/20)
		} else {
			fmt.Fprintf(b, "\tf%d := func() string { return f%d() + \"y\" }\n", i, i/20)
		}
		fmt.Fprintf(b, "\t_ = f%d\n", i)
	}
	b.WriteString("\tv = src.Mail()\n")
	send(b, fmt.Sprintf("f%d()", n-1))
	b.WriteString("}\n")
}

// deepTypes nests structs n deep, and a graph of pointers among them.
func deepTypes(b *strings.Builder, n int) {
	b.WriteString("type t0 struct{ Leaf string }\n")
	for i := 1; i < n; i++ {
		fmt.Fprintf(b, "type t%d struct {\n\tIn   t%d\n\tP    *t%d\n\tBack *t%d\n\tL    []t%d\n\tNote string\n}\n", i, i-1, i-1, n-1, max(i-2, 0))
	}
	fmt.Fprintf(b, "\nfunc F() {\n\tvar t t%d\n", n-1)
	b.WriteString("\tt.In.Note = src.Mail()\n")
	for i := range 50 {
		fmt.Fprintf(b, "\tt.P%s.Note = \"%d\"\n", strings.Repeat(".In", i%(n-2)), i)
	}
	send(b, "t")
	b.WriteString("}\n")
}

func hugeLiteral(b *strings.Builder, n int) {
	b.WriteString("type row struct {\n\tA, B string\n\tTags []string\n}\n\nvar table = []row{\n")
	for i := range n {
		fmt.Fprintf(b, "\t{A: \"a%d\", B: \"b\", Tags: []string{\"x\", \"y%d\"}},\n", i, i)
	}
	b.WriteString("}\n\nfunc F() {\n\tm := src.Mail()\n\trows := []row{\n")
	for i := range n {
		fmt.Fprintf(b, "\t\t{A: \"a%d\", B: m},\n", i)
	}
	b.WriteString("\t}\n")
	send(b, "append(rows, table...)")
	b.WriteString("}\n")
}

func hugeMap(b *strings.Builder, n int) {
	b.WriteString("func F() {\n\tm := src.Mail()\n\tall := map[string]map[string]string{\n")
	for i := range n {
		fmt.Fprintf(b, "\t\t\"k%d\": {\"a\": m, \"b%d\": \"x\"},\n", i, i)
	}
	b.WriteString("\t}\n\tfor k, v := range all {\n\t\tall[k+\"x\"] = v\n\t}\n")
	send(b, "all")
	b.WriteString("}\n")
}

// mutualRecursion is one component of n functions with structs to and fro.
func mutualRecursion(b *strings.Builder, n int) {
	b.WriteString("type state struct {\n\tIn, Out string\n\tNext    *state\n\tAll     []string\n}\n\n")
	for i := range n {
		fmt.Fprintf(b, "func f%d(s *state, v state, n int) state {\n\tif n == 0 {\n\t\treturn v\n\t}\n", i)
		fmt.Fprintf(b, "\ts.Out = v.In\n\tv.All = append(v.All, s.Out)\n\tw := f%d(&v, *s, n-1)\n\treturn f%d(s, w, n-1)\n}\n\n", (i+1)%n, (i*5+2)%n)
	}
	b.WriteString("func F() {\n\tout := f0(&state{}, state{In: src.Mail()}, 3)\n")
	send(b, "out.All")
	b.WriteString("}\n")
}

// interfaceChain wraps an implementation n times.
func interfaceChain(b *strings.Builder, n int) {
	b.WriteString("type sender interface{ Send(string) }\n\ntype last struct{}\n\nfunc (last) Send(s string) { sdk.Send(\"1\", s) }\n\n")
	for i := range n {
		fmt.Fprintf(b, "type w%d struct {\n\tnext sender\n\tseen string\n}\n\nfunc (w *w%d) Send(s string) {\n\tw.seen = s\n\tw.next.Send(s + \"x\")\n}\n\n", i, i)
	}
	b.WriteString("func F() {\n\tvar s sender = last{}\n")
	for i := range n {
		fmt.Fprintf(b, "\ts = &w%d{next: s}\n", i)
	}
	fmt.Fprintf(b, "\ts.Send(src.Mail()) %s\n}\n", Mark("0", 1))
}

func callChain(b *strings.Builder, n int) {
	b.WriteString("type msg struct {\n\tTo, Text string\n\tMeta     map[string]string\n}\n\n")
	for i := range n {
		fmt.Fprintf(b, "func f%d(m *msg, s string) *msg {\n\tm.Meta[\"k%d\"] = s\n\tm.To += s\n\treturn f%d(m, s+\"x\")\n}\n\n", i, i%20, i+1)
	}
	fmt.Fprintf(b, "func f%d(m *msg, s string) *msg { return m }\n\n", n)
	b.WriteString("func F() {\n\tm := f0(&msg{Meta: map[string]string{}}, src.Mail())\n")
	send(b, "m")
	b.WriteString("}\n")
}

func nestedLoops(b *strings.Builder, n int) {
	b.WriteString("func F(in *src.In) {\n\tvar v [8]string\n\tv[0] = src.Mail()\n")
	for i := range n / 8 {
		fmt.Fprintf(b, "\tfor range in.N[0] {\n\t\tfor range in.N[1] {\n\t\t\tfor range in.N[2] {\n")
		fmt.Fprintf(b, "\t\t\t\tv[%d] = v[%d] + v[%d]\n\t\t\t}\n\t\t\tv[%d] = v[%d]\n\t\t}\n\t}\n", (i+1)%8, i%8, (i+5)%8, (i+2)%8, (i+1)%8)
	}
	send(b, "v")
	b.WriteString("}\n")
}

func manyOptions(b *strings.Builder, n int) {
	b.WriteString("type conf struct{ A, B string }\n\ntype option func(*conf)\n\n")
	b.WriteString("func with(s string) option { return func(c *conf) { c.A += s } }\n\n")
	b.WriteString("func build(opts ...option) *conf {\n\tc := &conf{}\n\tfor _, o := range opts {\n\t\to(c)\n\t}\n\treturn c\n}\n\n")
	b.WriteString("func F() {\n\tm := src.Mail()\n\tc := build(\n")
	for i := range n {
		fmt.Fprintf(b, "\t\twith(\"x%d\"),\n", i)
	}
	b.WriteString("\t\twith(m),\n\t)\n")
	send(b, "c")
	b.WriteString("}\n")
}

// manySends discloses n fields of what a function is given, one by one.
func manySends(b *strings.Builder, n int) {
	b.WriteString("type rec struct {\n")
	for i := range n {
		fmt.Fprintf(b, "\tF%d string\n", i)
	}
	b.WriteString("}\n\nfunc all(r *rec) {\n")
	for i := range n {
		fmt.Fprintf(b, "\tsdk.Send(\"0\", r.F%d)\n", i)
	}
	fmt.Fprintf(b, "}\n\nfunc F() {\n\tr := &rec{F%d: src.Mail()}\n\tall(r) %s\n}\n", n-1, Mark("0", 1))
}
