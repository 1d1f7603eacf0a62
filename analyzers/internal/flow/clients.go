package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/models"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
)

// HTTP clients of other libraries: requests that are built up, with an address
// of their own or that of the client they come from.

// modelAddress notes the address, or the start of it, that what is at a
// destination will be sent to.
func (x *exec) modelAddress(k *call, f models.Flow, res []*node) {
	from, t, _ := x.place(k, f.From)
	if from == nil {
		return
	}
	dest := x.addressOf(from, t)
	x.putPart(k, f.To, destPart, &node{strs: dest.texts(), labs: lazyOnly(dest)}, res)
}

// addressOf is the address that a value stands for: a text itself, or what a
// client or request remembers.
func (x *exec) addressOf(n *node, t types.Type) *node {
	if t != nil && isString(t) {
		return n
	}
	if content := x.load(n); content != nil {
		return content.child(destPart)
	}
	return n.child(destPart)
}

// modelContext notes the context that a request is sent with, for purpose tags.
func (x *exec) modelContext(k *call, f models.Flow, res []*node) {
	if from, _, _ := x.place(k, f.From); from != nil {
		x.putPart(k, f.To, ctxPart, from, res)
	}
}

// putPart sets a part that is not a field: of the receiver, of what an argument
// points to, or of a new object that is the result.
func (x *exec) putPart(k *call, to models.Place, part string, n *node, res []*node) {
	switch to.Kind {
	case models.Recv:
		recv, _ := k.recv()
		x.store(recv, part, n, true)
	case models.Arg:
		a, _ := k.arg(to.Index)
		x.store(a, part, n, true)
	case models.Result:
		site, ok := k.in.(ssa.Value)
		if !ok || to.Index >= len(res) {
			return
		}
		o := x.allocSub(site, "request"+tupleKey(to.Index), pointeeOf(resultType(k, to.Index)))
		content := x.content(o)
		for _, r := range res[to.Index].labelled() {
			content = join(content, &node{labs: []carried{r}})
		}
		x.mem = x.mem.set(o, content.with(part, n))
		res[to.Index] = join(res[to.Index], &node{refs: []ref{{obj: o}}})
	}
}

func (n *node) labelled() []carried {
	if n == nil {
		return nil
	}
	return n.labs
}

// modelSends handles a call that sends a request.
func (x *exec) modelSends(k *call, s *models.Sending) {
	url, base := (*node)(nil), []text{literal("")}
	var labs []carried
	tag := x.tagAt(k)
	var places []Place
	for _, i := range contexts(k) {
		places = append(places, x.contextTag(k.args[i], &tag)...)
	}
	for i, p := range s.Data {
		n, t, v := x.place(k, p)
		if n == nil {
			continue
		}
		if t == nil || isString(t) || types.IsInterface(t) {
			labs = append(labs, x.collect(v, n, t, "json", k.in.Pos())...)
			continue
		}
		content := x.load(n)
		if i == 0 {
			if dest := x.addressOf(n, t); dest != nil {
				base = dest.texts()
			}
		}
		if ctx := content.child(ctxPart); ctx != nil {
			places = append(places, x.contextTag(ctx, &tag)...)
		}
		labs = append(labs, x.contentOf(k, n, content)...)
	}
	urls := connection(base, false)
	if s.URL.Kind != models.None {
		var t types.Type
		var v ssa.Value
		url, t, v = x.place(k, s.URL)
		labs = append(labs, x.collect(v, url, t, "", k.in.Pos())...)
		urls = resolve(base, url.texts())
	}
	x.sendTo(k, urls, sortLabs(labs), tag, nil, places)
}

// contentOf collects what a request or body that is referred to holds, apart
// from its address and context.
func (x *exec) contentOf(k *call, n, content *node) []carried {
	c := &collector{x: x, pos: k.in.Pos(), seen: map[visit]bool{}}
	if content == nil {
		content = n
	}
	for _, p := range content.kids {
		if p.key != ctxPart && p.key != destPart {
			c.walk(p.n, nil, origin.Lineage{}, nil, 1, 0)
		}
	}
	rest := &node{labs: content.labs, refs: content.refs, held: content.held}
	c.walk(rest, nil, origin.Lineage{}, nil, 1, 0)
	return sortLabs(c.out)
}

// resolve makes addresses of a client's own and the one of a call, which may be
// complete. A path that does not start with a slash is one all the same.
func resolve(base, urls []text) []text {
	var out []text
	if !isEmpty(base) {
		base = concat(base, []text{literal("/")})
	}
	for _, u := range urls {
		switch {
		case u.hasScheme():
			out = append(out, u)
		case u.hostPort():
			out = append(out, concat([]text{literal("tcp://")}, []text{u})...)
		default:
			out = append(out, concat(base, []text{u})...)
			if len(u) > 0 && u[0].in != nil {
				out = append(out, u) // the caller may pass a complete one
				if isEmpty(base) {
					out = append(out, connection([]text{u}, true)...)
				}
			}
		}
	}
	return normal(out)
}

func isEmpty(base []text) bool { return len(base) == 1 && base[0].compare(literal("")) == 0 }

// connection makes addresses of texts like host:port, with all of every text.
func connection(list []text, all bool) []text {
	var out []text
	for _, t := range list {
		open := len(t) > 0 && t[0].in != nil // callers may pass either
		if (all || open || t.hostPort()) && !t.hasScheme() {
			out = append(out, concat([]text{literal("tcp://")}, []text{t})...)
		}
		if !all && !t.hostPort() || t.hasScheme() {
			out = append(out, t)
		}
	}
	return normal(out)
}

// connected reports whether a text stands among urls as the address of a
// connection as well.
func connected(list []addressed, t text) bool {
	as := connection([]text{t}, true)
	return !t.hasScheme() && slices.ContainsFunc(list, func(a addressed) bool { return a.compare(as[0]) == 0 })
}

func (t text) hasScheme() bool {
	for _, p := range t {
		if strings.Contains(p.lit, "://") {
			return true
		}
	}
	return false
}

// written treats writing to a connection, or to what writes to one, as sending
// to where it leads.
func (x *exec) written(k *call, to *node, data *node) {
	for range 3 {
		if to == nil {
			return
		}
		if dest := x.load(to).get(destPart); dest != nil {
			labs := x.collect(nil, data, nil, "", k.in.Pos())
			x.sendTo(k, connection(dest.texts(), true), labs, x.tagAt(k), nil, nil)
			return
		}
		to = x.loadPart(to, "[]")
	}
}

// writes reports whether a method of this name writes to a connection.
func writes(method string) bool { return method == "Write" || method == "WriteString" }

// hostPort reports whether a text starts like host:port, as addresses of
// connections do.
func (t text) hostPort() bool {
	if len(t) == 0 {
		return false
	}
	host, _, found := strings.Cut(t[0].lit, ":")
	return found && host != "" && !strings.Contains(host, "/")
}
