package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// A URL is an object with its address as text in the part destPart, and, where
// the text tells the host, that in its field Host, as the program may read and
// set it.

// newURL makes the object of a parsed URL, which remembers its text.
func (x *exec) newURL(k *call, u *node, v ssa.Value) *node {
	return x.urlObject(k, u.texts(), lazyOnly(u), x.handedOver(u, v, "", k))
}

// urlObject makes the object of a URL of the call: open are the labels by which
// its text depends on the caller, data what it holds.
func (x *exec) urlObject(k *call, texts []text, open []carried, data *node) *node {
	site, ok := k.in.(ssa.Value)
	if !ok {
		return nil
	}
	o := x.allocSub(site, "url", nil)
	content := data.with(destPart, &node{strs: texts, labs: open})
	if hosts, ok := hostsOf(texts); ok {
		content = content.with(".Host", &node{strs: hosts})
	}
	x.mem = x.mem.set(o, join(x.content(o), content))
	return &node{refs: []ref{{obj: o}}}
}

// withHost gives a URL that a callee made of what it was given the field Host, if the
// call tells what that is.
func withHost(n *node) *node {
	if dest := n.get(destPart); dest != nil && !n.has(".Host") {
		if hosts, ok := hostsOf(dest.texts()); ok {
			return n.with(".Host", &node{strs: hosts})
		}
	}
	return n
}

// hostsOf are the hosts that the texts name; false if they do not all name one.
func hostsOf(texts []text) ([]text, bool) {
	var out []text
	for _, t := range texts {
		h := t.host()
		if !h.known {
			return nil, false
		}
		out = append(out, literal(h.host))
	}
	return normal(out), len(out) > 0
}

// urlTexts are the addresses that the URL at a pointer may be. v is the pointer
// where it stands in the code, nil if it does not.
func (x *exec) urlTexts(u *node, v ssa.Value) []text {
	out := x.addressOfURL(x.load(u))
	if v != nil && allUnknown(out) {
		if known := x.knownTexts(holder(v) + "*" + destPart); len(known) > 0 {
			return literals(known)
		}
	}
	return out
}

func (x *exec) addressOfURL(content *node) []text {
	if content.has(".Host") {
		return concat([]text{literal("https://")}, concat(content.get(".Host").texts(), []text{literal("/")}))
	}
	if dest := content.child(destPart); dest != nil {
		return dest.texts()
	}
	return []text{unknownText}
}

func allUnknown(list []text) bool {
	return len(list) == 1 && len(list[0]) == 1 && list[0][0].unknown
}

func literals(list []string) []text {
	var out []text
	for _, s := range list {
		out = append(out, literal(clip(s)))
	}
	return normal(out)
}

// isURL reports whether t is *net/url.URL.
func isURL(t types.Type) bool {
	p, ok := typeUnder(t).(*types.Pointer)
	return ok && concreteName(p.Elem()) == "net/url.URL"
}

// modelURL gives the URLs that methods of a URL make an address of their own.
func (x *exec) modelURL(k *call, res []*node) {
	var texts []text
	recv, rv := k.recv()
	ref, av := k.arg(0)
	switch k.fn.FullName() {
	case "(*net/url.URL).JoinPath":
		texts = concat(x.urlTexts(recv, rv), []text{{{lit: "/"}, {unknown: true}}})
	case "(*net/url.URL).Parse":
		texts = resolve(x.urlTexts(recv, rv), ref.texts())
	case "(*net/url.URL).ResolveReference":
		texts = resolve(x.urlTexts(recv, rv), relative(x.urlTexts(ref, nil)))
	default:
		return
	}
	data := join(x.handedOver(recv, rv, "", k), x.handedOver(ref, av, "", k))
	res[0] = x.urlObject(k, texts, nil, noteStep(data, stepThrough, k.in.Pos(), k.name))
}

// relative is what is known of a reference: one whose text is not known is
// taken to have no host of its own.
func relative(list []text) []text {
	var out []text
	for _, t := range list {
		if t.host().known {
			out = append(out, t)
		} else {
			out = append(out, text{{lit: "/"}, {unknown: true}})
		}
	}
	return normal(out)
}

// Texts that nobody in sight passes. A function that sends to an address in a
// field of its receiver leaves the address to its callers. Where these do not
// know it either, what is stored in that field anywhere counts: of all fields
// on the way the outermost one whose content is known, since a client of one
// vendor and a client of the company's own may share a type further down.

// storedTexts are the texts known to be stored at a place below a value of
// type t, nil if there are none.
func (x *exec) storedTexts(t types.Type, path []string) []text {
	for i, s := range path {
		if st, ok := typeUnder(t).(*types.Struct); ok {
			if f := fieldIndex(st, s); f >= 0 {
				key := fieldKey(t, f)
				for _, rest := range path[i+1:] {
					key += rest
				}
				if known := x.knownTexts(key); len(known) > 0 {
					return literals(known)
				}
			}
		}
		if t = typeAt(t, s); t == nil {
			return nil
		}
	}
	return nil
}

// closeText puts, for the pieces of a text that are up to the callers, what is
// known to be stored there.
func (x *exec) closeText(u text) []text {
	out := []text{{}}
	for _, p := range u {
		alt := []text{{p}}
		if p.in != nil {
			if alt = x.storedTexts(x.inputType(p.in.in.Param), steps(p.in.in.Path)); alt == nil {
				alt = []text{unknownText}
			}
		}
		out = concat(out, alt)
	}
	return out
}

// learn notes the addresses that a store puts into a field: texts, URLs, and
// those of what the value leads to.
func (x *exec) learn(at string, n *node, t types.Type, depth int) {
	if at == "" || n == nil || t == nil || depth > maxLearn {
		return
	}
	if concreteName(t) == "net/url.URL" {
		if dest := n.get(destPart); dest != nil && len(dest.labs) == 0 {
			x.learnTexts(at+destPart, x.addressOfURL(n))
		}
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if isString(t) {
			x.learnTexts(at, n.strs)
		}
	case *types.Pointer:
		x.learn(at+"*", x.load(n), u.Elem(), depth)
	case *types.Struct:
		for i := range u.NumFields() {
			key := "." + origin.FieldName(t, i)
			if part := n.get(key); part != nil {
				x.learn(at+key, part, u.Field(i).Type(), depth+1)
			}
		}
	}
}

// maxLearn bounds the fields on the way to an address.
const maxLearn = 4

// learnTexts notes the texts that can be addresses.
func (x *exec) learnTexts(key string, texts []text) {
	for _, t := range texts {
		s, ok := address(t)
		if !ok || slices.Contains(x.consts.own[key], s) || slices.Contains(x.consts.imported[key], s) || !x.keptHere(key) {
			continue
		}
		x.consts.own[key] = insert(x.consts.own[key], s)
		x.cells.grow(textsKey(key)) // its readers are analysed again
	}
}

// address is the part of a text that decides a host, if it is known.
func address(t text) (string, bool) {
	if len(t) == 1 && !t[0].unknown && t[0].in == nil {
		return t[0].lit, len(urls([]string{t[0].lit})) > 0
	}
	h := t.host()
	return "https://" + h.host + "/", h.known
}

// addresses keeps the texts that can be addresses and depend on no input.
func addresses(list [][]Piece) [][]Piece {
	var out [][]Piece
next:
	for _, pieces := range list {
		var t text
		for _, p := range pieces {
			if p.In != nil {
				continue next
			}
			t = append(t, piece{lit: p.Lit, unknown: p.Unknown})
		}
		if _, ok := address(t); ok {
			out = append(out, pieces)
		}
	}
	return out
}
