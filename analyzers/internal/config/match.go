package config

import "strings"

// Match reports whether an import path matches one of the patterns, which are
// those of go list: "..." stands for any string, and a trailing "/..." for
// nothing as well.
func Match(patterns []string, path string) bool {
	for _, p := range patterns {
		if base, ok := strings.CutSuffix(p, "/..."); ok && wildcard(base, path) {
			return true
		}
		if wildcard(p, path) {
			return true
		}
	}
	return false
}

// wildcard matches the whole of s against a pattern in which "..." stands for
// any string.
func wildcard(pattern, s string) bool {
	first, rest, ok := strings.Cut(pattern, "...")
	if !ok {
		return pattern == s
	}
	s, ok = strings.CutPrefix(s, first)
	if !ok {
		return false
	}
	for i := 0; i <= len(s); i++ {
		if wildcard(rest, s[i:]) {
			return true
		}
	}
	return false
}
