package flow

// invokeFor finds the place in the list for a call that instruction k makes. A
// callee may make several of them there.
func (x *exec) invokeFor(k *call, fn Place, method string) (int, bool) {
	here := invokeKey{fn: fn, method: method, at: x.instrID(k.in)}
	key := here
	key.nth = k.nth
	if i, ok := x.invokes[key]; ok {
		return i, true
	}
	apart := maxInvokes
	if x.round >= 2 {
		apart = 1 // in each round the calls of callees become calls of this function
	}
	if list := x.invokesAt[here]; len(list) >= apart {
		i := list[apart-1]
		x.invokes[key], x.merged[i] = i, true
		return i, true
	}
	if len(x.calls) >= maxCalls || k.nth > 0 && x.inner >= maxInner {
		return 0, false
	}
	if k.nth > 0 {
		x.inner++
	}
	i := len(x.calls)
	x.calls, x.sizes = append(x.calls, Invoke{}), append(x.sizes, 0)
	x.invokes[key] = i
	x.invokesAt[here] = append(x.invokesAt[here], i)
	return i, true
}

// reserve keeps a place for the call of a method of what a function was given,
// which is described when the implementations in sight have been followed.
func (x *exec) reserve(k *call, recv *node) {
	for _, c := range lazyOnly(recv) {
		n := len(x.calls)
		if i, ok := x.invokeFor(k, c.lab.in, k.fn.Name()); ok && i == n {
			x.calls[i] = Invoke{Fn: c.lab.in, Method: k.fn.Name(), Void: true}
		}
	}
}

// invokeKey is what tells calls of functions that were given apart.
type invokeKey struct {
	fn      Place
	method  string
	at, nth int
}

// maxInvokes is how many calls of one function that one instruction leads to are
// told apart.
const maxInvokes = 2

// maxCalls bounds the calls of functions that it was given which one summary
// lists: calls of callees add to those of callers.
const maxCalls = 48

// maxInner is how many of those may be calls that callees make: what this function
// calls itself has its place, however many implementations in sight call one another.
const maxInner = 32

// maxHanded bounds the parts of what such calls are given, in one summary and in
// all: callers evaluate them at each call. Beyond it, the parts of an argument are
// not told apart.
const maxHanded = 300
