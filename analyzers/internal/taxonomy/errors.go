package taxonomy

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Errors are all defects of the files that were read, in the order of their
// positions.
type Errors []*Error

// Error renders one defect per line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, x := range e {
		lines[i] = x.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the single defects to errors.As and errors.Is.
func (e Errors) Unwrap() []error {
	out := make([]error, len(e))
	for i, x := range e {
		out[i] = x
	}
	return out
}

// maxErrors bounds what one broken file can print; past it nobody reads on.
const maxErrors = 200

// report collects defects while files are read.
type report struct {
	list Errors
	seen map[Error]bool
	more int
}

func newReport() *report { return &report{seen: map[Error]bool{}} }

// add records a defect. The same defect at the same place, as an anchor that
// is used twice gives it, counts once.
func (r *report) add(pos Pos, format string, args ...any) {
	e := Error{Pos: pos, Msg: fmt.Sprintf(format, args...)}
	if r.seen[e] {
		return
	}
	if len(r.list) >= maxErrors {
		r.more++
		return
	}
	r.seen[e] = true
	r.list = append(r.list, &e)
}

// full tells that further defects will not be shown, so that finding out what
// was meant can be saved.
func (r *report) full() bool { return len(r.list) >= maxErrors }

// err returns the defects in order, nil when there are none. Files keep the
// order in which they were read.
func (r *report) err(files []string) error {
	if len(r.list) == 0 {
		return nil
	}
	rank := map[string]int{}
	for i, f := range files {
		rank[f] = i
	}
	slices.SortStableFunc(r.list, func(a, b *Error) int {
		return cmp.Or(
			cmp.Compare(rank[a.Pos.File], rank[b.Pos.File]),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Msg, b.Msg),
		)
	})
	if r.more > 0 {
		last := r.list[len(r.list)-1]
		r.list = append(r.list, &Error{Pos: last.Pos, Msg: fmt.Sprintf("%d more errors are not shown", r.more)})
	}
	return r.list
}

// maxQuoted bounds how much of a file's text a message repeats, in runes.
const maxQuoted = 80

// quote renders text from a file for a message: on one line, not too long.
func quote(s string) string {
	if utf8.RuneCountInString(s) > maxQuoted {
		s = string([]rune(s)[:maxQuoted]) + "…"
	}
	return strconv.Quote(s)
}

// maxAlternatives bounds how many spellings a message lists.
const maxAlternatives = 40

// alternatives renders a list of spellings for a message.
func alternatives(list []string) string {
	if n := len(list) - maxAlternatives; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(list[:maxAlternatives], ", "), n)
	}
	return strings.Join(list, ", ")
}

// didYouMean is the tail of a message that offers the nearest spelling, ""
// when nothing is near.
func didYouMean(s string, candidates []string) string {
	if n := nearest(s, candidates); n != "" {
		return fmt.Sprintf(" (did you mean %q?)", n)
	}
	return ""
}

// nearest returns the candidate that s most likely stands for, "" if none is
// near. Candidates are tried in order; the first of equals wins.
func nearest(s string, candidates []string) string {
	if s == "" || len(s) > 100 || len(candidates) > 5000 {
		return "" // no slip of the keyboard, or too much to search for each of many
	}
	folded := fold(s)
	for _, c := range candidates {
		if fold(c) == folded {
			return c
		}
	}
	best, bestDist := "", max(1, len(s)/4)+1
	for _, c := range candidates {
		if d := distance(strings.ToLower(s), strings.ToLower(c), bestDist); d < bestDist {
			best, bestDist = c, d
		}
	}
	if best != "" {
		return best
	}
	for _, c := range candidates {
		if len(s) >= 4 && strings.HasPrefix(strings.ToLower(c), strings.ToLower(s)) {
			return c
		}
	}
	return nearestTail(s, candidates)
}

// fold drops what people vary in a key without thinking of it.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// nearestTail finds the only candidate that ends in the last element of s:
// people know "email", and forget what it is below.
func nearestTail(s string, candidates []string) string {
	tail := "." + s[strings.LastIndexByte(s, '.')+1:]
	found := ""
	for _, c := range candidates {
		if !strings.HasSuffix("."+c, tail) || len(tail) < 4 {
			continue
		}
		if found != "" {
			return ""
		}
		found = c
	}
	return found
}

// distance is the number of single-character edits, swaps of neighbours
// included, between a and b; it gives up at limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return min(prev[len(b)], limit)
}
