// Package lo has the signatures that the cases use.
package lo

func Map[T, R any](collection []T, iteratee func(item T, index int) R) []R           { return nil }
func Filter[T any, S ~[]T](collection S, predicate func(item T, index int) bool) S   { return nil }
func GroupBy[T any, U comparable](collection []T, iteratee func(item T) U) map[U][]T { return nil }
func Uniq[T comparable, S ~[]T](collection S) S                                      { return nil }
func Find[T any](collection []T, predicate func(item T) bool) (T, bool)              { var t T; return t, false }
func Keys[K comparable, V any](in ...map[K]V) []K                                    { return nil }
func Values[K comparable, V any](in ...map[K]V) []V                                  { return nil }
func ToPtr[T any](x T) *T                                                            { return &x }
func Ternary[T any](condition bool, ifOutput, elseOutput T) T                        { return ifOutput }
func ForEach[T any](collection []T, iteratee func(item T, index int))                {}
func CountBy[T any](collection []T, predicate func(item T) bool) int                 { return 0 }
