// Package bus is a bus and a repository for all types.
package bus

type Bus[E any] struct{ handlers []func(E) }

func New[E any]() *Bus[E] { return &Bus[E]{} }

func (b *Bus[E]) Subscribe(h func(E)) { b.handlers = append(b.handlers, h) }

func (b *Bus[E]) Publish(e E) {
	for _, h := range b.handlers {
		h(e)
	}
}

// Repo keeps values by their id.
type Repo[T any] struct{ rows map[string]T }

func NewRepo[T any]() *Repo[T] { return &Repo[T]{rows: map[string]T{}} }

func (r *Repo[T]) Save(id string, v T) { r.rows[id] = v }

func (r *Repo[T]) Find(id string) (T, error) { return r.rows[id], nil }

func (r *Repo[T]) Each(f func(id string, v T)) {
	for id, v := range r.rows {
		f(id, v)
	}
}
