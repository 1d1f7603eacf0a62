// Package ports looks things up in what it was given.
package ports

import (
	"context"
	"fmt"
)

type Plans interface {
	PlanOf(ctx context.Context, mail string) (string, error)
}

type Service struct{ plans Plans }

func New(p Plans) *Service { return &Service{p} }

func (s *Service) Plan(ctx context.Context, mail string) (string, error) {
	p, err := s.plans.PlanOf(ctx, mail)
	if err != nil {
		return "", fmt.Errorf("plan: %w", err)
	}
	return "plan " + p, nil
}

// Outer is one layer more.
type Outer struct{ inner *Service }

func NewOuter(s *Service) *Outer { return &Outer{s} }

func (o *Outer) Plan(ctx context.Context, mail string) string {
	p, _ := o.inner.Plan(ctx, mail)
	return p
}

// Cache asks a function.
type Cache[K comparable, V any] struct {
	all  map[K]V
	load func(context.Context, K) (V, error)
}

func NewCache[K comparable, V any](load func(context.Context, K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{all: map[K]V{}, load: load}
}

func (c *Cache[K, V]) Get(ctx context.Context, k K) (V, error) {
	if v, ok := c.all[k]; ok {
		return v, nil
	}
	v, err := c.load(ctx, k)
	if err == nil {
		c.all[k] = v
	}
	return v, err
}
