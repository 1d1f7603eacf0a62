package flow

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// modelText computes the texts of the library calls that build addresses.
func (x *exec) modelText(k *call, res []*node) {
	if len(res) == 0 || k.fn == nil {
		return
	}
	var strs []text
	first, _ := k.arg(0)
	switch k.fn.FullName() {
	case "fmt.Sprintf":
		strs = x.sprintf(k, 0)
	case "fmt.Sprint":
		strs = []text{literal("")}
		for _, a := range x.variadic(k, 0) {
			strs = concat(strs, a)
		}
	case "(*strings.Builder).String", "(*bytes.Buffer).String":
		recv, _ := k.recv()
		if t := x.load(recv).get(textPart); t != nil {
			strs = t.strs
		}
	case "flag.String", "(*flag.FlagSet).String", "github.com/spf13/pflag.String", "(*github.com/spf13/pflag.FlagSet).String":
		x.flagDefault(k, res)
		return
	case "strings.TrimSuffix", "strings.TrimRight", "strings.TrimSpace", "strings.ToLower", "net/url.JoinPath":
		strs = first.texts()
		if k.fn.Name() == "JoinPath" {
			strs = concat(strs, []text{literal("/"), unknownText})
		}
	case "(*net/url.URL).String", "(*net/url.URL).Redacted":
		strs = x.urlTexts(k.recv())
	default:
		x.modelURL(k, res)
		return
	}
	if len(strs) == 0 {
		return
	}
	n := node{}
	if res[0] != nil {
		n = *res[0]
	}
	n.strs = strs
	res[0] = &n
}

// sprintf expands a constant format.
func (x *exec) sprintf(k *call, at int) []text {
	f, _ := k.arg(at)
	if _, v := k.arg(at + 1); f == nil || len(f.strs) != 1 || len(f.strs[0]) != 1 || v == nil {
		if len(lazyOnly(f)) > 0 {
			return concat(f.texts(), []text{unknownText}) // the caller's format
		}
		return nil
	}
	return format(f.strs[0][0].lit, x.variadic(k, at+1))
}

// variadic are the texts of the variadic arguments that start at argument i.
func (x *exec) variadic(k *call, i int) [][]text {
	rest, _ := k.arg(i)
	var args [][]text
	arr := x.load(rest)
	for i := range maxPieces {
		key := "[" + string(rune('0'+i)) + "]"
		if !arr.has(key) {
			break
		}
		a := arr.get(key)
		if a != nil && len(a.dyn) == 1 && isURL(a.dyn[0]) {
			args = append(args, x.urlTexts(a, nil))
		} else {
			args = append(args, a.texts())
		}
	}
	return args
}

// textPart is the part of a builder or buffer that holds what was written to it
// so far, as text.
const textPart = "@text"

// builtText appends to the text of a builder.
func (x *exec) builtText(k *call) {
	if k.fn == nil {
		return
	}
	to, _ := k.recv()
	var more []text
	switch k.fn.FullName() {
	case "(*strings.Builder).WriteString", "(*bytes.Buffer).WriteString":
		a, _ := k.arg(0)
		more = a.texts()
	case "(*strings.Builder).WriteByte", "(*strings.Builder).WriteRune", "(*strings.Builder).Write", "(*bytes.Buffer).WriteByte", "(*bytes.Buffer).WriteRune", "(*bytes.Buffer).Write":
		more = []text{unknownText}
		if _, v := k.arg(0); v != nil {
			if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.Int {
				more = []text{literal(string(rune(c.Int64())))}
			}
		}
	case "(*strings.Builder).Reset", "(*bytes.Buffer).Reset":
		x.store(to, textPart, nil, true)
		return
	case "fmt.Fprintf":
		to, _ = k.arg(0)
		if to == nil || len(to.dyn) != 1 || !isBuilder(to.dyn[0]) {
			return
		}
		if more = x.sprintf(k, 1); more == nil {
			more = []text{unknownText}
		}
	default:
		return
	}
	if r := x.targets(to); len(r) != 1 || r[0].obj.in != nil {
		return // one that was made here
	}
	old := []text{literal("")}
	if t := x.load(to).get(textPart); t != nil {
		old = t.strs
	}
	x.store(to, textPart, &node{strs: concat(old, more)}, true)
}

func isBuilder(t types.Type) bool {
	name := bareName(t)
	return name == "strings.Builder" || name == "bytes.Buffer"
}

// flagDefault gives a flag its default as text.
func (x *exec) flagDefault(k *call, res []*node) {
	def, _ := k.arg(1)
	site, ok := k.in.(ssa.Value)
	if !ok || def == nil || len(def.strs) == 0 {
		return
	}
	o := x.allocSub(site, "flag", types.Typ[types.String])
	x.mem = x.mem.set(o, join(x.content(o), &node{strs: def.strs}))
	res[0] = join(res[0], &node{refs: []ref{{obj: o}}})
}
