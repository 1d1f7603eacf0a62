package directive

import "fmt"

// DidYouMean returns `; did you mean "x"?` for the known word nearest to the
// one found, "" when none is near.
func DidYouMean(found string, known []string) string {
	if near := Nearest(found, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// Nearest returns the known word with the fewest edits from the one found,
// the first of equals, or "" when more than a third of it would change.
func Nearest(found string, known []string) string {
	best, bestDist := "", max(1, len(found)/3)+1
	for _, k := range known {
		if d := distance(found, k, bestDist); d < bestDist {
			best, bestDist = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b, or limit if it is not less.
func distance(a, b string, limit int) int {
	if diff := len(a) - len(b); diff >= limit || -diff >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return min(row[len(b)], limit)
}
