package flow

import (
	"go/types"
	"net/netip"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/consentvet/consentvet/analyzers/internal/judge"
	"github.com/consentvet/consentvet/analyzers/internal/model"
	"github.com/consentvet/consentvet/analyzers/internal/origin"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// destPart is the part of a request or URL that holds its address as text.
const destPart = "@dest"

// requests lists the functions that send a request which is an argument.
var requests = map[string]int{
	"(*net/http.Client).Do":                       0,
	"(net/http.RoundTripper).RoundTrip":           0,
	"(*net/http.Transport).RoundTrip":             0,
	"(*net/http/httputil.ReverseProxy).ServeHTTP": 1,
}

// fetches lists the functions that build and send a request from a URL.
var fetches = map[string]int{
	"net/http.Get": 0, "net/http.Head": 0, "net/http.Post": 0, "net/http.PostForm": 0,
	"(*net/http.Client).Get": 0, "(*net/http.Client).Head": 0,
	"(*net/http.Client).Post": 0, "(*net/http.Client).PostForm": 0,
}

// httpCall handles the calls that build and send HTTP requests.
func (x *exec) httpCall(k *call) (*node, bool) {
	name := k.fn.FullName()
	if i, ok := requests[name]; ok {
		n, _ := k.arg(i)
		labs := x.sendRequest(k, n)
		if name == "(*net/http.Client).Do" {
			x.transported(k, x.requestURL(n), labs)
		}
		return x.unknownResult(k), true
	}
	if i, ok := fetches[name]; ok {
		url, _ := k.arg(i)
		labs := x.everything(k)
		x.sendTo(k, url.texts(), labs, x.tagAt(k), nil, nil)
		x.transported(k, url.texts(), labs)
		return x.unknownResult(k), true
	}
	switch name {
	case "net/http.NewRequest":
		return tuple(x.newRequest(k, 1, 2, -1)), true
	case "net/http.NewRequestWithContext":
		return tuple(x.newRequest(k, 2, 3, 0)), true
	case "context.WithValue":
		return x.withValue(k), true
	case "context.WithCancelCause", "context.WithTimeoutCause", "context.WithDeadlineCause":
		return x.withCause(k), true
	case "context.Cause":
		return x.cause(k), true
	case "(context.Context).Value":
		return x.contextValue(k), true
	case "(*net/http.Request).Context":
		return x.requestContext(k), true
	case "(*net/http.Request).WithContext":
		return x.requestWith(k), true
	case "net/url.Parse", "net/url.ParseRequestURI":
		u, v := k.arg(0)
		return tuple(x.newURL(k, u, v)), true
	}
	return nil, false
}

// everything collects all arguments of a call but contexts.
func (x *exec) everything(k *call) []carried {
	var labs []carried
	for _, i := range sinkArgs(k, model.Sink{Sink: &taxonomy.Sink{}}) {
		labs = append(labs, x.collect(k.vals[i], k.args[i], typeOf(k.vals[i]), "", k.in.Pos())...)
	}
	return sortLabs(labs)
}

// lazyOnly keeps the labels by which a text depends on the caller.
func lazyOnly(n *node) []carried {
	if n == nil {
		return nil
	}
	var out []carried
	for _, c := range n.labs {
		if c.lab.kind == Input && c.lab.lazy() {
			out = append(out, c)
		}
	}
	return out
}

// newRequest makes the object of a request: its URL, an empty header and its
// body.
func (x *exec) newRequest(k *call, url, body, ctx int) *node {
	site, ok := k.in.(ssa.Value)
	if !ok {
		return nil
	}
	u, uv := k.arg(url)
	b, bv := k.arg(body)
	req := x.allocSub(site, "request", nil)
	header := x.allocSub(site, "header", nil)
	content := (&node{}).with(".URL", x.newURL(k, u, uv)).with(".Header", &node{refs: []ref{{obj: header}}})
	if in := x.handedOver(b, bv, "", k); in != nil || b != nil && len(b.refs) > 0 {
		body := noteStep(in, stepThrough, k.in.Pos(), k.name)
		if b != nil { // it is read when the request is sent: more may be written until then
			body = join(body, &node{refs: b.refs, dyn: b.dyn, held: b.held})
		}
		content = content.with(".Body", body)
	}
	if ctx >= 0 {
		c, _ := k.arg(ctx)
		content = content.with(ctxPart, c)
	}
	x.mem = x.mem.set(req, join(x.content(req), content))
	return &node{refs: []ref{{obj: req}}}
}

// requestURL returns the texts of a request's URL.
func (x *exec) requestURL(req *node) []text {
	return x.urlTexts(x.load(req).child(".URL"), nil)
}

// sendRequest handles handing a request to something that sends it. It returns
// what is in the request.
func (x *exec) sendRequest(k *call, req *node) []carried {
	if req == nil {
		return nil
	}
	content := x.load(req)
	c := &collector{x: x, pos: k.in.Pos(), seen: map[visit]bool{}}
	for _, part := range content.kidsExcept(ctxPart) {
		c.walk(part, nil, origin.Lineage{}, nil, 0, 0)
	}
	for _, l := range content.ownLabs() {
		if l.lab.lazy() {
			c.changed(l.lab) // a transport adds headers to a request that it was given
		}
		l.lab = l.lab.deep(false)
		c.add(l)
	}
	tag := x.tagAt(k)
	var places []Place
	if ctx := content.child(ctxPart); ctx != nil {
		places = x.contextTag(ctx, &tag)
	}
	labs := sortLabs(c.out)
	x.sendTo(k, x.requestURL(req), labs, tag, nil, places)
	return labs
}

func (n *node) kidsExcept(key string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, k := range n.kids {
		if k.key != key {
			out = append(out, k.n)
		}
	}
	return out
}

func (n *node) ownLabs() []carried {
	if n == nil {
		return nil
	}
	return n.labs
}

// addressed is where a request may go, and what is known of that.
type addressed struct {
	text
	to     destination
	closed []string // hosts, of what is known to be stored where callers' pieces are
}

func (x *exec) addressedTo(urls []text) []addressed {
	var out []addressed
	for _, u := range urls {
		a := addressed{text: u, to: u.host()}
		if !a.to.known && a.to.open {
			for _, c := range x.closeText(u) {
				if h := c.host(); h.known {
					a.closed = append(a.closed, h.host)
				}
			}
		}
		out = append(out, a)
	}
	return out
}

// sendTo records the disclosure of labs to the hosts that the texts name. Where
// the address depends on the caller, so does the disclosure.
func (x *exec) sendTo(k *call, urls []text, labs []carried, tag *judge.Tag, from *Send, places []Place) {
	x.sendToAll(k, x.addressedTo(urls), labs, tag, from, places)
}

func (x *exec) sendToAll(k *call, list []addressed, labs []carried, tag *judge.Tag, from *Send, places []Place) {
	name := "a function value"
	if k.fn != nil {
		name = k.fn.Origin().FullName()
	}
	if from != nil {
		name = from.To.Func
	}
	var open []addressed
	seen := map[string]bool{}
	known := func(host string, labs []carried) {
		if seen[host] {
			return
		}
		seen[host] = true
		if t, ok := x.targetOf(host, name); ok {
			x.emitAt(k, t, labs, tag, from, nil, places)
		}
	}
	for _, a := range list {
		switch {
		case a.to.known:
			known(a.to.host, labs)
		case a.to.open:
			open = append(open, a)
		case x.model.Tax.Policy.UnknownHosts == "report" && !seen["?"] && !connected(list, a.text):
			seen["?"] = true
			x.emitAt(k, Target{Host: "a host that cannot be told", Func: name, Kind: taxonomy.Egress}, labs, tag, from, nil, places)
		}
	}
	if len(open) == 0 {
		return
	}
	inputs, others := splitInputs(labs)
	dest := make([][]Piece, len(open))
	for i, a := range open {
		dest[i] = freezeText(a.text)
		for _, host := range a.closed {
			known(host, others)
		}
	}
	if len(seen) > 0 {
		labs = inputs // the rest has been seen to leave
	}
	x.emitAt(k, Target{Func: name, Kind: taxonomy.Egress}, labs, tag, from, dest, places)
}

// splitInputs parts what callers pass in from what is known here.
func splitInputs(labs []carried) (inputs, others []carried) {
	for _, c := range labs {
		if c.lab.kind == Input {
			inputs = append(inputs, c)
		} else {
			others = append(others, c)
		}
	}
	return inputs, others
}

// targetOf tells whose host it is; false for the company's own.
func (x *exec) targetOf(host, fn string) (Target, bool) {
	if v := x.model.Host(host); v != nil {
		return Target{Vendor: v.Name, Func: fn, Host: host, Kind: taxonomy.Egress}, true
	}
	if ownHost(host, x.model.Tax.FirstPartyHosts) {
		return Target{}, false
	}
	return Target{Host: host, Func: fn, Kind: taxonomy.Egress}, true
}

// ownHost reports whether a host is first-party: named so by the taxonomy, on
// this machine or network, or without a domain.
func ownHost(host string, own []string) bool {
	for _, p := range own {
		if model.MatchHost(p, host) || strings.HasPrefix(p, "*.") && host == p[2:] {
			return true
		}
	}
	if a, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsUnspecified()
	}
	for _, suffix := range []string{".internal", ".local", ".localhost", ".test", ".invalid"} {
		if strings.HasSuffix(host, suffix) {
			return true
		}
	}
	return !strings.Contains(host, ".")
}

// request resolves, at a call, the destination of a callee's HTTP request.
func (t *thawer) request(k *call, s *Send, labs []carried, tag *judge.Tag, places []Place) {
	t.x.sendToAll(k, t.destinations(s), labs, tag, s, places)
}

// destinations are the addresses that a request may go to, the same for all that the
// request carries.
func (t *thawer) destinations(s *Send) []addressed {
	w := &writer{}
	for _, d := range s.Dest {
		w.pieces(d)
		w.mark(';')
	}
	key := string(w.b)
	if t.mem != t.x.mem {
		t.places, t.dests, t.mem = nil, nil, t.x.mem
	}
	if list, ok := t.dests[key]; ok {
		return list
	}
	var urls []text
	for _, d := range s.Dest {
		urls = append(urls, t.texts(d)...)
	}
	list := t.x.addressedTo(normal(urls))
	if t.dests == nil {
		t.dests = map[string][]addressed{}
	}
	t.dests[key] = list
	return list
}

// maybeRequest treats handing a request to an interface or function that nobody
// in sight implements as sending it.
func (x *exec) maybeRequest(k *call) {
	for i, v := range k.vals {
		if v != nil && isRequestPtr(v.Type()) && i < len(k.args) {
			x.sendRequest(k, k.args[i])
		}
	}
}

// maybeStandard treats handing a request to an interface that *http.Client
// implements as sending it, whatever implementations are in sight besides.
func (x *exec) maybeStandard(k *call) {
	res := k.sig.Results()
	if k.fn.Name() == "Do" && k.sig.Params().Len() == 1 && res.Len() == 2 && isErrorType(res.At(1).Type()) && bareName(res.At(0).Type()) == "net/http.Response" {
		x.maybeRequest(k)
	}
}

func isRequestPtr(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	n, ok := types.Unalias(p.Elem()).(*types.Named)
	return ok && n.Obj().Name() == "Request" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "net/http"
}
