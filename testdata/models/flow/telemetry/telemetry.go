// Package telemetry: spans, attributes, baggage and metrics. They keep what they
// are given, and what asks them later gets nothing of it back.
package telemetry

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"

	"example.com/models/flow/acme"
)

var tracer = otel.Tracer("telemetry")

type Session struct{ Person acme.Person }

type key struct{}

func spans(ctx context.Context, p acme.Person) {
	ctx, span := tracer.Start(ctx, p.Email, trace.WithAttributes(attribute.String("name", p.Name)))
	defer span.End()
	span.SetAttributes(attribute.String("email", p.Email), attribute.Int("logins", 3))
	span.AddEvent(p.Phone)
	span.SetStatus(codes.Error, p.Name)
	acme.Send(span)
	acme.Text(span.SpanContext().TraceID().String())
	_, other := tracer.Start(ctx, "other")
	acme.Send(other)
	acme.Send(trace.SpanFromContext(ctx))
}

// The context of a span is the one that it was started in.
func contexts(ctx context.Context, p acme.Person) {
	ctx = context.WithValue(ctx, key{}, p.Email)
	ctx, span := tracer.Start(ctx, "work")
	defer span.End()
	ctx = trace.ContextWithSpan(ctx, span)
	acme.Send(ctx.Value(key{})) // want `Person\.Email`
}

func attributes(p acme.Person) {
	acme.Send(attribute.String("email", p.Email)) // want `Person\.Email`
	acme.Send(attribute.String("plan", p.Plan))
	acme.Send(attribute.Key("name").String(p.Name)) // want `Person\.Name`
	acme.Send(attribute.StringValue(p.Phone))       // want `Person\.Phone`
	acme.Send(attribute.Bool("known", p.Email != ""))
	set := attribute.NewSet(attribute.String("plan", p.Plan), attribute.String("email", p.Email))
	acme.Send(set.ToSlice()) // want `Person\.Email`
	kv := attribute.KeyValue{Key: "email", Value: attribute.StringValue(p.Email)}
	acme.Text(kv.Value.AsString()) // want `Person\.Email`
	acme.Text(string(kv.Key))
}

func members(ctx context.Context, p acme.Person) {
	m, err := baggage.NewMember("email", p.Email)
	acme.Send(err)
	acme.Text(m.Value()) // want `Person\.Email`
	b, _ := baggage.New(m)
	acme.Text(b.String())                // want `Person\.Email`
	acme.Text(b.Member("email").Value()) // want `Person\.Email`
	n, _ := baggage.NewMember("plan", p.Plan)
	c, _ := baggage.New(n)
	acme.Text(c.String())
}

var requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "requests"}, []string{"plan"})

func metrics(ctx context.Context, p acme.Person) {
	c := requests.WithLabelValues(p.Email)
	c.Inc()
	acme.Send(c)
	acme.Send(requests)
	m := otel.Meter("telemetry")
	counter, err := m.Int64Counter("requests")
	counter.Add(ctx, 1, metric.WithAttributes(attribute.String("email", p.Email)))
	acme.Send(counter)
	acme.Send(err)
}
