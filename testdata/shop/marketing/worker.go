package marketing

import (
	"context"
	"log/slog"

	"example.com/shop/consent"
	"example.com/shop/customer"
	"example.com/shop/messaging"
)

// job is a mail that waits to be sent.
type job struct {
	name, email string
	campaign    Campaign
}

// Worker sends mails one after the other, so that a campaign doesn't hit the
// limits of the mail service.
type Worker struct {
	jobs   chan job
	ledger *consent.Ledger
	mailer *messaging.Mailer
}

// NewWorker returns a Worker whose queue holds this many mails.
func NewWorker(size int, l *consent.Ledger, m *messaging.Mailer) *Worker {
	return &Worker{jobs: make(chan job, size), ledger: l, mailer: m}
}

// Enqueue queues a mail if the customer agreed. It blocks while the queue is
// full, and returns the context's error when that ends first.
func (w *Worker) Enqueue(ctx context.Context, c customer.Customer, cp Campaign) error {
	if !w.ledger.Granted(ctx, c.ID, consent.Marketing) {
		return nil
	}
	select {
	case w.jobs <- job{name: c.Name, email: c.Email, campaign: cp}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Run sends queued mails until the context ends.
func (w *Worker) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-w.jobs:
			// Allowed: nothing gets into the queue without consent.
			if err := w.mailer.Send(ctx, j.name, j.email, j.campaign.Subject, j.campaign.Body); err != nil {
				slog.WarnContext(ctx, "mail not sent", "err", err)
			}
		}
	}
}
