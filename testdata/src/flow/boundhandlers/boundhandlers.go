// Package boundhandlers: a bound method as handler: the receiver is not what is sent.
package boundhandlers

import (
	"context"
	"net/http"

	"flow/person"

	acme "acme.example/sdk"
)

type api struct{ people *person.Store }

func (a *api) show(w http.ResponseWriter, r *http.Request) {
	p := a.people.Get(r.PathValue("id"))
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
}

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

func routes(people *person.Store) http.Handler {
	a := &api{people}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /people/{id}", a.show)
	mux.Handle("GET /name", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		acme.Text(people.Get("1").Name) // want `Person\.Name`
	}))
	return authenticated(people, tracked(mux))
}
