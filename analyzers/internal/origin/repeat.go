package origin

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// What is asked for twice: a request gives the same parameter each time, and a
// library's function of a request or context the same user.

// repeated returns the first call of a function that gives what call v gives, v
// itself if there is none.
func (r *Resolver) repeated(v *ssa.Call) ssa.Value {
	if !asksAgain(v.Common()) {
		return v
	}
	for _, first := range r.asked[v.Parent()] {
		if first == v {
			break
		}
		if r.sameCall(first.Common(), v.Common()) {
			return first
		}
	}
	return v
}

// sameCall reports whether two calls are of one function with the same arguments.
func (r *Resolver) sameCall(a, b *ssa.CallCommon) bool {
	if a.IsInvoke() != b.IsInvoke() || len(a.Args) != len(b.Args) || a.Method != b.Method ||
		!a.IsInvoke() && a.StaticCallee() != b.StaticCallee() || a.IsInvoke() && r.Of(a.Value) != r.Of(b.Value) {
		return false
	}
	for i, arg := range a.Args {
		k, isConst := arg.(*ssa.Const)
		l, isConst2 := b.Args[i].(*ssa.Const)
		switch {
		case isConst != isConst2:
			return false
		case isConst:
			if k.Value == nil || l.Value == nil || k.Value.Kind() != l.Value.Kind() || !constant.Compare(k.Value, token.EQL, l.Value) {
				return false
			}
		default:
			if o := r.Of(arg); !o.Known() || o != r.Of(b.Args[i]) {
				return false
			}
		}
	}
	return true
}

// asksAgain reports whether a call is of a function of another package that gives
// the same when it is asked again: a parameter by its name, of what the method is
// of, or something of a request or context.
func asksAgain(c *ssa.CallCommon) bool {
	name, args := "", c.Args
	if c.IsInvoke() {
		name = c.Method.Name()
	} else {
		fn := c.StaticCallee()
		if fn == nil || len(fn.Blocks) > 0 || fn.Parent() != nil {
			return false
		}
		name = fn.Name()
		if fn.Signature.Recv() != nil {
			args = args[1:]
		}
	}
	method := len(args) < len(c.Args) || c.IsInvoke()
	res := c.Signature().Results()
	if res.Len() == 0 || takesAway(name) {
		return false
	}
	if _, basic := res.At(0).Type().Underlying().(*types.Basic); !basic && method {
		return false
	}
	named, of := 0, 0
	for _, arg := range args {
		switch _, isConst := arg.(*ssa.Const); {
		case isConst:
			named++
		case identity(arg.Type()) == ambient:
			of++
		default:
			return false
		}
	}
	return of > 0 || method && named > 0
}

// takesAway reports whether a function's name says that it gives something else
// each time.
func takesAway(name string) bool {
	for _, prefix := range []string{"Pop", "Next", "Read", "Recv", "Receive", "Take", "Dequeue", "Poll", "New", "Gen", "Rand", "Scan", "Incr", "Fetch", "Shift", "Lease", "Reserve", "Acquire"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
