package flow

import "golang.org/x/tools/go/ssa"

// transported calls the RoundTrip method of the client's own transport with the
// request that call k sends: it may add to it, send it elsewhere, or tell others
// of it. The request is given to it as its address and everything in it, which
// is all that matters and keeps summaries small.
func (x *exec) transported(k *call, urls []text, labs []carried) {
	client, _ := k.recv()
	if client == nil {
		return
	}
	t := x.load(client).child(".Transport")
	if t == nil || len(t.dyn) == 0 && len(lazyOnly(t)) == 0 {
		return
	}
	site, ok := k.in.(ssa.Value)
	if !ok {
		return
	}
	url, header, req := x.allocSub(site, "sent url", nil), x.allocSub(site, "sent header", nil), x.allocSub(site, "sent", nil)
	x.mem = x.mem.set(url, (&node{labs: labs}).with(destPart, &node{strs: urls}))
	x.mem = x.mem.set(header, nil)
	content := (&node{labs: labs}).with(".URL", &node{refs: []ref{{obj: url}}}).with(".Header", &node{refs: []ref{{obj: header}}})
	x.mem = x.mem.set(req, content)
	c := *k
	x.callNamed(&c, t, "RoundTrip", []*node{{refs: []ref{{obj: req}}}}, []ssa.Value{nil})
}
