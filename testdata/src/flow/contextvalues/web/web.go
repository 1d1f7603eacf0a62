// Package web reads, in handlers, what a middleware of another package put into
// the request.
package web

import (
	"net/http"

	"flow/contextvalues/session"
	"flow/person"

	acme "acme.example/sdk"
)

func profile(w http.ResponseWriter, r *http.Request) {
	acme.Text(session.Person(r.Context()).Name) // want `Person\.Name`
	acme.Text(session.Person(r.Context()).Plan)
}

func show(w http.ResponseWriter, r *http.Request) {
	acme.Text(session.Mail(r.Context()))
}

func plan(w http.ResponseWriter, r *http.Request) {
	acme.Text(session.Trace(r.Context()))
}

func routes(store *person.Store) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/profile", profile)
	mux.Handle("/show", session.Middleware(store, http.HandlerFunc(show))) // want `Person\.Email`
	mux.Handle("/plan", session.Middleware(store, http.HandlerFunc(plan)))
	return mux
}
