// Package middlewares: handlers behind layers that put values into the request.
package middlewares

import (
	"context"
	"log"
	"net/http"

	"flow/person"

	acme "acme.example/sdk"
)

type (
	mailKey struct{}
	planKey struct{}
)

func Identify(p *person.Person, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), mailKey{}, p.Email)
		ctx = context.WithValue(ctx, planKey{}, p.Plan)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func Logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print(r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

// limited is a handler type of its own.
type limited struct {
	next http.Handler
	n    int
}

func (l *limited) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if l.n--; l.n > 0 {
		l.next.ServeHTTP(w, r)
	}
}

func Limited(n int) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return &limited{next, n} }
}

func showMail(w http.ResponseWriter, r *http.Request) {
	acme.Text(r.Context().Value(mailKey{}).(string))
}

func showPlan(w http.ResponseWriter, r *http.Request) {
	s, _ := r.Context().Value(planKey{}).(string)
	acme.Text(s)
}

func one(p *person.Person) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/mail", Identify(p, http.HandlerFunc(showMail))) // want `Person\.Email`
	mux.Handle("/plan", Identify(p, http.HandlerFunc(showPlan)))
	return mux
}

func several(p *person.Person) {
	http.Handle("/mail", Identify(p, Logged(http.HandlerFunc(showMail)))) // want `Person\.Email`
	http.Handle("/plan", Identify(p, Logged(http.HandlerFunc(showPlan))))
	http.Handle("/none", Logged(http.HandlerFunc(showMail)))
}

func ownType(p *person.Person) {
	http.Handle("/mail", Identify(p, Limited(3)(http.HandlerFunc(showMail)))) // want `Person\.Email`
	http.Handle("/plan", Identify(p, Limited(3)(http.HandlerFunc(showPlan))))
}

func wrap(h http.Handler, layers ...func(http.Handler) http.Handler) http.Handler {
	for _, l := range layers {
		h = l(h)
	}
	return h
}

func listed(p *person.Person) {
	identify := func(h http.Handler) http.Handler { return Identify(p, h) }
	http.Handle("/mail", wrap(http.HandlerFunc(showMail), Logged, identify)) // want `Person\.Email`
	http.Handle("/plan", wrap(http.HandlerFunc(showPlan), Logged, identify))
}
