package flow

import (
	"fmt"
	"go/types"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// shown is what a Printf-like function writes of its variadic arguments n: not
// those of which the format, a constant, shows the type or the address only.
func (x *exec) shown(k *call, m *models.Model, p models.Place, n *node) *node {
	if m.Codec != "fmt" && !isLogger(m.Codec) || p.Kind != models.Arg || p.Elem {
		return n
	}
	return x.byFormat(k, p.Index, n)
}

// byFormat is shown for argument i of a function that takes a format.
func (x *exec) byFormat(k *call, i int, n *node) *node {
	if i == 0 || !k.sig.Variadic() || i != k.sig.Params().Len()-1 || k.fn == nil || !strings.HasSuffix(k.fn.Name(), "f") {
		return n
	}
	if t, ok := k.sig.Params().At(i - 1).Type().Underlying().(*types.Basic); !ok || t.Kind() != types.String {
		return n
	}
	f, _ := k.arg(i - 1)
	if f == nil || len(f.strs) != 1 || len(f.strs[0]) != 1 {
		return n
	}
	hidden := unshown(f.strs[0][0].lit)
	if len(hidden) == 0 {
		return n
	}
	args := x.load(n)
	if args == nil || len(args.labs) > 0 {
		return n // not listed one by one
	}
	rest := *args
	for _, i := range hidden {
		rest.kids = rest.without(fmt.Sprintf("[%d]", i))
	}
	o := x.scratch("shown")
	x.mem = x.mem.set(o, &rest)
	return &node{refs: []ref{{obj: o}}, held: n.held}
}

// unshown returns the indexes of the arguments of which a format shows the type
// (%T) or the address (%p); none where it numbers its arguments.
func unshown(format string) []int {
	var out []int
	arg := 0
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			return out
		}
		format = format[i+1:]
		end := strings.IndexFunc(format, func(r rune) bool { return !strings.ContainsRune("+-# .0123456789*", r) })
		if end < 0 {
			return out
		}
		arg += strings.Count(format[:end], "*")
		switch format[end] {
		case '[':
			return nil
		case '%':
			arg--
		case 'T', 'p':
			out = append(out, arg)
		}
		arg++
		format = format[end+1:]
	}
}
