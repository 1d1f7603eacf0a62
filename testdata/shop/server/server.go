// Package server is the shop's HTTP interface.
package server

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"example.com/shop/calls"
	"example.com/shop/consent"
	"example.com/shop/customer"
	"example.com/shop/marketing"
	"example.com/shop/orders"
	"example.com/shop/shipping"
	"example.com/shop/signup"
	"example.com/shop/support"
)

// Server routes requests to the shop's services.
type Server struct {
	Customers   customer.Repository
	SignUp      *signup.Service
	Orders      *orders.Service
	Rewards     *orders.Rewards
	Desk        *support.Desk
	Parcels     *shipping.Notifier
	Campaigns   *marketing.Campaigns
	Recorder    *calls.Recorder
	Transcriber *calls.Transcriber
	Summariser  *calls.Summariser
	Newsletter  *marketing.Worker
}

// Handler returns the routes.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /customers", s.register)
	mux.HandleFunc("POST /customers/{id}/confirm", s.confirm)
	mux.HandleFunc("POST /customers/{id}/orders", s.order)
	mux.HandleFunc("POST /customers/{id}/tickets", s.ticket)
	mux.HandleFunc("POST /customers/{id}/parcels/{tracking}", s.dispatched)
	mux.HandleFunc("POST /campaigns", s.campaign)
	mux.HandleFunc("POST /calls/{sid}/answered", s.answered)
	mux.HandleFunc("POST /calls/{sid}/recorded", s.recorded)
	return mux
}

func (s *Server) register(w http.ResponseWriter, r *http.Request) {
	var form signup.Form
	if !decode(w, r, &form) {
		return
	}
	c, err := s.SignUp.Register(r.Context(), form)
	if err != nil {
		fail(r.Context(), w, err)
		return
	}
	welcome := marketing.Campaign{Subject: "Welcome", Body: "News every month."}
	if err := s.Newsletter.Enqueue(r.Context(), c, welcome); err != nil {
		slog.WarnContext(r.Context(), "newsletter not queued", "err", err)
	}
	// The customer's own data, back to the customer: no third party.
	w.WriteHeader(http.StatusCreated)
	if err := json.NewEncoder(w).Encode(c); err != nil {
		slog.WarnContext(r.Context(), "answer not written", "err", err)
	}
}

func (s *Server) confirm(w http.ResponseWriter, r *http.Request) {
	if err := s.SignUp.Confirm(r.Context(), r.PathValue("id")); err != nil {
		fail(r.Context(), w, err)
	}
}

func (s *Server) order(w http.ResponseWriter, r *http.Request) {
	buyer, err := s.Customers.ByID(r.Context(), r.PathValue("id"))
	if err != nil {
		fail(r.Context(), w, err)
		return
	}
	o := orders.Order{Buyer: buyer, Recipient: buyer, Currency: "eur"}
	var cart struct {
		ID    string        `json:"id"`
		Lines []orders.Line `json:"lines"`
		Cents int64         `json:"cents"`
	}
	if !decode(w, r, &cart) {
		return
	}
	o.ID, o.Lines, o.Cents = cart.ID, cart.Lines, cart.Cents
	if err := s.Orders.Place(r.Context(), o); err != nil {
		fail(r.Context(), w, err)
		return
	}
	if err := s.Rewards.ForOrder(r.Context(), o); err != nil {
		slog.WarnContext(r.Context(), "no voucher sent", "order", o.ID, "err", err)
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *Server) ticket(w http.ResponseWriter, r *http.Request) {
	c, err := s.Customers.ByID(r.Context(), r.PathValue("id"))
	if err != nil {
		fail(r.Context(), w, err)
		return
	}
	var t support.Ticket
	if !decode(w, r, &t) {
		return
	}
	t.CustomerID, t.Opened = c.ID, time.Now() // whatever the request says
	if err := s.Desk.Escalate(r.Context(), c, t); err != nil {
		fail(r.Context(), w, err)
	}
}

func (s *Server) dispatched(w http.ResponseWriter, r *http.Request) {
	c, err := s.Customers.ByID(r.Context(), r.PathValue("id"))
	if err == nil {
		err = s.Parcels.Dispatched(r.Context(), c, r.PathValue("tracking"))
	}
	if err != nil {
		fail(r.Context(), w, err)
	}
}

func (s *Server) campaign(w http.ResponseWriter, r *http.Request) {
	var cp marketing.Campaign
	if !decode(w, r, &cp) {
		return
	}
	if err := s.Campaigns.Run(r.Context(), cp); err != nil {
		fail(r.Context(), w, err)
	}
}

func (s *Server) answered(w http.ResponseWriter, r *http.Request) {
	c := &calls.Call{SID: r.PathValue("sid"), CustomerID: r.FormValue("customer"), CallerNumber: r.FormValue("From")}
	if err := s.Recorder.Start(r.Context(), c); err != nil && !errors.Is(err, calls.ErrNotAgreed) {
		fail(r.Context(), w, err)
	}
}

func (s *Server) recorded(w http.ResponseWriter, r *http.Request) {
	c := &calls.Call{SID: r.PathValue("sid"), CustomerID: r.FormValue("customer"), RecordingURL: r.FormValue("RecordingUrl")}
	if err := s.Transcriber.Transcribe(r.Context(), c); err != nil {
		fail(r.Context(), w, err)
		return
	}
	summary, err := s.Summariser.Summarise(r.Context(), c)
	if err != nil {
		fail(r.Context(), w, err)
		return
	}
	if err := json.NewEncoder(w).Encode(map[string]string{"summary": summary}); err != nil {
		slog.WarnContext(r.Context(), "answer not written", "err", err)
	}
}

func decode(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(into); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return false
	}
	return true
}

func fail(ctx context.Context, w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, customer.ErrNotFound):
		http.Error(w, "not found", http.StatusNotFound)
	case errors.Is(err, consent.ErrMissing):
		http.Error(w, "consent missing", http.StatusForbidden)
	default:
		slog.ErrorContext(ctx, "request failed", "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
