// Command shop serves a small web shop with a contact centre.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"time"

	"example.com/shop/calls"
	"example.com/shop/config"
	"example.com/shop/consent"
	"example.com/shop/crm/talkdesk"
	"example.com/shop/customer"
	"example.com/shop/marketing"
	"example.com/shop/messaging"
	"example.com/shop/orders"
	"example.com/shop/preferences"
	"example.com/shop/server"
	"example.com/shop/shipping"
	"example.com/shop/signup"
	"example.com/shop/support"
	"example.com/shop/telemetry"
	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	twilio "github.com/twilio/twilio-go/client"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		slog.Error("shop stopped", "err", err)
		os.Exit(1)
	}
}

// run wires the shop together and serves it until the context ends.
func run(ctx context.Context) error {
	cfg, err := config.Load()
	if err != nil {
		return err
	}
	failures, err := telemetry.NewErrors(cfg.SentryDSN, []byte(cfg.PseudonymKey))
	if err != nil {
		return err
	}
	defer failures.Close()
	ledger := consent.NewLedger(&consent.Memory{})
	customers := &customer.Memory{}
	account := &twilio.Client{Credentials: twilio.NewCredentials(cfg.TwilioSID, cfg.TwilioToken)}
	account.SetAccountSid(cfg.TwilioSID)
	phone := openapi.NewApiServiceWithClient(account)
	mailer := messaging.NewMailer(cfg.SendGridKey)
	texter := messaging.NewTexter(phone, cfg.TwilioFrom)
	tracker := telemetry.NewTracker(cfg.SegmentKey)
	defer tracker.Close()
	product := telemetry.NewProduct(cfg.PostHogKey, preferences.New(ledger))
	defer product.Close()
	model := openai.NewClient(option.WithAPIKey(cfg.OpenAIKey))
	worker := marketing.NewWorker(100, ledger, mailer)
	go worker.Run(ctx)

	// Leak: this is where the tracker becomes Segment, to which a sign-up then
	// tells the address of somebody who hasn't consented.
	signUps := signup.NewService(customers, ledger, mailer, tracker) // want consentcheck "user.contact.email.*Email.*reach.* Segment"

	shop := &server.Server{
		Customers: customers,
		SignUp:    signUps,
		Orders: orders.NewService(orders.Deps{
			Payments: orders.NewPayments(cfg.StripeKey),
			Ledger:   ledger,
			Mailer:   mailer,
			Tracker:  tracker,
			Product:  product,
			Errors:   failures,
		}),
		Rewards:     orders.NewRewards(ledger, marketing.NewProgram(ledger, mailer)),
		Desk:        support.NewDesk(model, talkdesk.New(cfg.TalkdeskToken)),
		Parcels:     shipping.NewNotifier(texter),
		Campaigns:   marketing.NewCampaigns(customers, ledger, mailer, texter),
		Recorder:    calls.NewRecorder(phone, ledger),
		Transcriber: calls.NewTranscriber(cfg.DeepgramKey, ledger),
		Summariser:  calls.NewSummariser(model, ledger),
		Newsletter:  worker,
	}
	return serve(ctx, &http.Server{Addr: cfg.Addr, Handler: shop.Handler(), ReadHeaderTimeout: 5 * time.Second})
}

func serve(ctx context.Context, srv *http.Server) error {
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		stopped <- srv.Shutdown(grace)
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
