// Package bus is an event bus that knows neither side.
package bus

import "sync"

type Bus struct {
	mu   sync.RWMutex
	subs map[string][]func(any)
}

// Default is the bus of the process.
var Default = &Bus{}

func (b *Bus) On(topic string, f func(any)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[string][]func(any){}
	}
	b.subs[topic] = append(b.subs[topic], f)
}

func (b *Bus) Emit(topic string, v any) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, f := range b.subs[topic] {
		f(v)
	}
}
