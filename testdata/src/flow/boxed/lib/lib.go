// Package lib puts values whose types have no name into interfaces.
package lib

type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next"`
	Notes []T    `json:"-"`
}

func Wrap[T any](v T) map[string]any           { return map[string]any{"data": v} }
func List[T any](vs ...T) any                  { return vs }
func Index[K comparable, V any](m map[K]V) any { return m }
func Paged[T any](vs []T) any                  { return Page[T]{Items: vs} }
func Noted[T any](vs []T) any                  { return &Page[T]{Notes: vs} }
func First[T any](vs []T) any                  { return vs[0] }
func Log[T any](v T, log func(any))            { log(v) }

// Logged hands out a literal that knows no more than the type parameter.
func Logged[T any](f func(T) error, log func(any)) func(T) error {
	return func(v T) error {
		log(v)
		return f(v)
	}
}

// Describe asks what it was given.
func Describe[T any](v T) string {
	switch v := any(v).(type) {
	case string:
		return v
	case []string:
		return v[0]
	case int:
		return "a number"
	}
	return "something"
}
