package flow

import "golang.org/x/tools/go/ssa"

// reversePostorder returns the blocks of fn in reverse post-order, the recover
// block last. It keeps its own stack: generated functions can be deep.
func reversePostorder(fn *ssa.Function) []*ssa.BasicBlock {
	if len(fn.Blocks) == 0 {
		return nil
	}
	seen := make([]bool, len(fn.Blocks))
	var post []*ssa.BasicBlock
	type frame struct {
		b    *ssa.BasicBlock
		next int
	}
	walk := func(root *ssa.BasicBlock) {
		seen[root.Index] = true
		stack := []frame{{root, 0}}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.next < len(f.b.Succs) {
				s := f.b.Succs[f.next]
				f.next++
				if !seen[s.Index] {
					seen[s.Index] = true
					stack = append(stack, frame{s, 0})
				}
				continue
			}
			post = append(post, f.b)
			stack = stack[:len(stack)-1]
		}
	}
	if fn.Recover != nil {
		walk(fn.Recover)
	}
	if !seen[fn.Blocks[0].Index] {
		walk(fn.Blocks[0])
	}
	for i, j := 0, len(post)-1; i < j; i, j = i+1, j-1 {
		post[i], post[j] = post[j], post[i]
	}
	return post
}

// hasLoop reports whether control can come back to a block.
func hasLoop(fn *ssa.Function) bool {
	pos := make([]int, len(fn.Blocks))
	for i, b := range reversePostorder(fn) {
		pos[b.Index] = i
	}
	for _, b := range fn.Blocks {
		for _, s := range b.Succs {
			if pos[s.Index] <= pos[b.Index] {
				return true
			}
		}
	}
	return false
}

// inLoop reports whether b can be executed more than once in a call.
func inLoop(b *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	work := append([]*ssa.BasicBlock(nil), b.Succs...)
	for len(work) > 0 {
		c := work[len(work)-1]
		work = work[:len(work)-1]
		if c == b {
			return true
		}
		if !seen[c] {
			seen[c] = true
			work = append(work, c.Succs...)
		}
	}
	return false
}

// several reports whether the object that site allocates may stand for several
// objects at one time: it is allocated in a loop and its address is kept.
func (x *exec) several(site ssa.Value) bool {
	in, ok := site.(ssa.Instruction)
	if !ok || in.Block() == nil {
		return false
	}
	if _, isAlloc := site.(*ssa.Alloc); isAlloc && !kept(site) {
		return false
	}
	if _, known := x.loops[in.Block()]; !known {
		if x.loops == nil {
			x.loops = map[*ssa.BasicBlock]bool{}
		}
		x.loops[in.Block()] = inLoop(in.Block())
	}
	return x.loops[in.Block()]
}

// kept reports whether the address v is stored, passed on or joined.
func kept(v ssa.Value) bool {
	refs := v.Referrers()
	if refs == nil {
		return false
	}
	for _, r := range *refs {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Val == v {
				return true
			}
		case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.UnOp, *ssa.DebugRef:
		case *ssa.Slice:
			if kept(r) {
				return true
			}
		case *ssa.Call:
			if b, ok := r.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				continue // append copies the elements
			}
			return true
		default:
			return true
		}
	}
	return false
}
