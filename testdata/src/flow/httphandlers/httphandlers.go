// Package httphandlers: handlers and middleware.
package httphandlers

import (
	"context"
	"net/http"

	"flow/person"

	acme "acme.example/sdk"
)

func tracked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		acme.Text(r.URL.Path)
		if p, ok := r.Context().Value(userKey{}).(*person.Person); ok {
			acme.Text(p.Phone) // want `Person\.Phone`
		}
		next.ServeHTTP(w, r)
	})
}

type userKey struct{}

func authenticated(people *person.Store, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := people.Get(r.Header.Get("X-User"))
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, p)))
	})
}
