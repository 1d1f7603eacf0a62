// Package lib is a dependency that nobody has modelled.
package lib

type Doc struct {
	Title string
	Body  string
	Size  int
}

type Result struct{ Score int }

func Render(template string, args ...any) string { return template }
func Parse(text string) (*Doc, error)            { return &Doc{}, nil }
func Valid(text string) bool                     { return text != "" }
func Check(text string) error                    { return nil }
func Length(text string) int                     { return len(text) }
func Count(doc *Doc) (Result, error)             { return Result{}, nil }
func Copy(dst *Doc, text string)                 {}
func Watch(text string, f func(string))          { f(text) }
func Group(fs ...func() error) error             { return fs[0]() }

// Page is built up.
type Page struct{ parts []string }

func New() *Page                      { return &Page{} }
func (p *Page) Add(text string) *Page { return p }
func (p *Page) Put(text string)       {}
func (p *Page) Has(text string) bool  { return false }
func (p *Page) Text() string          { return "" }
func (p *Page) Lines() int            { return 0 }

// Option sets up a page.
type Option func(*Page)

func WithTitle(text string) Option { return nil }
func Build(opts ...Option) *Page   { return &Page{} }

// Box is generic.
type Box[T any] struct{ v T }

func Wrap[T any](v T) Box[T]                          { return Box[T]{v} }
func (b Box[T]) Unwrap() T                            { return b.v }
func Map[T, U any](list []T, f func(T, int) U) []U    { return nil }
func Filter[T any](list []T, f func(T, int) bool) []T { return list }

func Reduce[T, A any](list []T, f func(A, T) A, start A) A         { return start }
func GroupBy[T any, K comparable](list []T, f func(T) K) map[K][]T { return nil }
func KeysOf[K comparable, V any](m map[K]V) []K                    { return nil }
func First[T any, S ~[]T](s S) (v T, ok bool)                      { return }
func Find[T any](list []T, f func(T) bool) (v T, ok bool)          { return }
func Must[T any](v T, err error) T                                 { return v }
func Ptr[T any](v T) *T                                            { return &v }
func Decode[T any](data []byte) (v T, err error)                   { return }
func Memo[T any](f func() T) func() T                              { return f }
func Try[T any](f func() (T, error)) (v T, err error)              { return }
func Each[T any](seq func(yield func(T) bool), f func(T))          {}
func CountBy[T any](list []T, f func(T) bool) int                  { return 0 }
func Describe[T any](v T) string                                   { return "" }
func Transform(text string, f func(string) string) string          { return f(text) }

// Stack is a container.
type Stack[T any] struct{ list []T }

func (s *Stack[T]) Push(v T)       { s.list = append(s.list, v) }
func (s *Stack[T]) Pop() (T, bool) { return s.list[0], true }
func (s *Stack[T]) Len() int       { return len(s.list) }

// Encoder remembers its first error.
type Encoder struct {
	Err error
	Out []byte
}

func (e *Encoder) String(s string) {}

// Writer collects text, and remembers what went wrong.
type Writer struct {
	Text  string
	Error error
}

// Put adds a text.
func (w *Writer) Put(s string) { w.Text += s }
