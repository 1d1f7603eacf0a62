// Package gen hands out literals of generic functions.
package gen

// Namer has a name.
type Namer interface{ Name() string }

// Names makes a function that lists names.
func Names[T Namer]() func([]T) []string {
	return func(in []T) []string {
		var out []string
		for _, t := range in {
			out = append(out, t.Name())
		}
		return out
	}
}
