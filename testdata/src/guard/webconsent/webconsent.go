// Package webconsent has HTTP handlers that run behind middleware, and look
// for the person in the request.
package webconsent

import (
	"context"
	"net/http"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

type sessionKey struct{}

// Current is the customer of a request.
func Current(r *http.Request) *customer.Customer {
	c, _ := r.Context().Value(sessionKey{}).(*customer.Customer)
	return c
}

// Login puts the customer into the request.
func Login(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := customer.Load(r.FormValue("id"))
		if err != nil {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), sessionKey{}, c)))
	})
}

func requireConsent(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c := Current(r); c == nil || !consent.Granted(c.ID, consent.Marketing) {
			http.Error(w, "no consent", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func logConsent(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c := Current(r); c == nil || !consent.Granted(c.ID, consent.Marketing) {
			w.Header().Set("X-Consent", "no")
		}
		next.ServeHTTP(w, r)
	})
}

func subscribe(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email)
}

func profile(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email) // want "Customer.Email.*consentcheck"
}

func remind(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email) // want "Customer.Email.*consentcheck"
}

func both(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email) // want "Customer.Email.*consentcheck"
}

// Routes wires the handlers.
func Routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("/subscribe", Login(requireConsent(http.HandlerFunc(subscribe))))
	mux.Handle("/remind", Login(logConsent(http.HandlerFunc(remind))))
	mux.HandleFunc("/profile", profile)
	mux.Handle("/both", requireConsent(http.HandlerFunc(both)))
	mux.HandleFunc("/both2", both)
	return mux
}

func withConsent(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := consent.Require(r.FormValue("id"), consent.Marketing); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		h(w, r)
	}
}

type server struct{ checker consent.Checker }

func (s *server) news(w http.ResponseWriter, r *http.Request) {
	c := customer.Get(r.FormValue("id"))
	acme.Send(c.Email)
}

func (s *server) bare(w http.ResponseWriter, r *http.Request) {
	c := customer.Get(r.FormValue("id"))
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func (s *server) friend(w http.ResponseWriter, r *http.Request) {
	if !s.checker.Allowed(r.FormValue("id"), consent.Marketing) {
		return
	}
	me := customer.Get(r.FormValue("id"))
	acme.Send(me.Email)
	f := customer.Get(r.FormValue("friend"))
	acme.Send(f.Email) // want "Customer.Email.*consentcheck"
}

func (s *server) pathOf(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if !s.checker.Allowed(id, consent.Marketing) {
		http.NotFound(w, r)
		return
	}
	acme.Send(customer.Get(r.PathValue("id")).Email)
	acme.Send(customer.Get(r.PathValue("other")).Email) // want "Customer.Email.*consentcheck"
}

func (s *server) routes(mux *http.ServeMux) {
	mux.HandleFunc("/news", withConsent(s.news))
	mux.HandleFunc("/bare", s.bare)
	mux.HandleFunc("/friend", s.friend)
	mux.HandleFunc("/path/{id}", s.pathOf)
}

// Guard is middleware as a type.
type Guard struct {
	next http.Handler
	need consent.Purpose
}

// ServeHTTP runs what follows with consent.
func (g *Guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !consent.Granted(r.FormValue("id"), consent.Marketing) {
		return
	}
	g.next.ServeHTTP(w, r)
}

func inner(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email)
}

// Typed wraps a handler with a Guard.
func Typed() http.Handler { return &Guard{next: http.HandlerFunc(inner)} }

func (s *server) query(w http.ResponseWriter, r *http.Request) {
	if !s.checker.Allowed(r.URL.Query().Get("id"), consent.Marketing) {
		return
	}
	acme.Send(customer.Get(r.URL.Query().Get("id")).Email)
	acme.Send(customer.Get(r.URL.Query().Get("by")).Email) // want "Customer.Email.*consentcheck"
}

func (s *server) header(w http.ResponseWriter, r, other *http.Request) {
	if !s.checker.Allowed(r.Header.Get("X-Customer"), consent.Marketing) {
		return
	}
	acme.Send(customer.Get(r.Header.Get("X-Customer")).Email)
	acme.Send(customer.Get(other.Header.Get("X-Customer")).Email) // want "Customer.Email.*consentcheck"
}

func (s *server) cookie(w http.ResponseWriter, r *http.Request) {
	id, err := r.Cookie("id")
	if err != nil || !s.checker.Allowed(id.Value, consent.Marketing) {
		return
	}
	acme.Send(customer.Get(id.Value).Email)
	if friend, err := r.Cookie("friend"); err == nil {
		acme.Send(customer.Get(friend.Value).Email) // want "Customer.Email.*consentcheck"
	}
}

func eachRequest(in <-chan *http.Request) {
	ok := false
	for r := range in {
		if ok {
			acme.Send(customer.Get(r.FormValue("id")).Email) // want "Customer.Email.*consentcheck"
		}
		ok = consent.Granted(r.FormValue("id"), consent.Marketing)
	}
}

var _ = eachRequest

// Logger is middleware that lets everybody pass.
type Logger struct{ next http.Handler }

// ServeHTTP runs what follows in any case.
func (l *Logger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !consent.Granted(r.FormValue("id"), consent.Marketing) {
		println("no consent")
	}
	l.next.ServeHTTP(w, r)
}

func logged(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email) // want "Customer.Email.*consentcheck"
}

// NewGuard makes a Guard.
func NewGuard(next http.Handler, need consent.Purpose) *Guard { return &Guard{next, need} }

func constructed(w http.ResponseWriter, r *http.Request) {
	acme.Send(Current(r).Email)
}

// Wired wraps handlers with types.
func Wired() []http.Handler {
	return []http.Handler{
		&Logger{http.HandlerFunc(logged)},
		NewGuard(http.HandlerFunc(constructed), consent.Marketing),
	}
}

type task struct {
	run func(customer.Customer)
	who customer.Customer
}

func (t *task) start() {
	if consent.Granted(t.who.ID, consent.Marketing) {
		t.run(t.who)
	}
}

func (t *task) startAny() { t.run(t.who) }

func Tasks(c customer.Customer) {
	t := &task{who: c, run: func(c customer.Customer) {
		acme.Send(c.Email) // want "Customer.Email.*consentcheck"
	}}
	t.start()
	t.startAny()
}

type job struct {
	run func(customer.Customer)
	who customer.Customer
}

func (j *job) start() {
	if consent.Granted(j.who.ID, consent.Marketing) {
		j.run(j.who)
	}
}

func Jobs(c customer.Customer) {
	j := &job{who: c, run: func(c customer.Customer) { acme.Send(c.Email) }}
	j.start()
}
