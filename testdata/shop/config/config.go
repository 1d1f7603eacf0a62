// Package config reads the shop's settings from the environment.
package config

import (
	"errors"
	"fmt"
	"os"
)

// Config holds what the shop needs to start.
type Config struct {
	Addr string // listen address of the web server

	TwilioSID, TwilioToken, TwilioFrom string
	SendGridKey                        string
	SegmentKey                         string
	PostHogKey                         string
	SentryDSN                          string
	StripeKey                          string
	OpenAIKey                          string
	DeepgramKey                        string
	TalkdeskToken                      string
	PseudonymKey                       string // secret of privacy.Hash
}

// Load reads the configuration. It returns an error that names every required
// variable that is missing.
func Load() (Config, error) {
	cfg := Config{Addr: ":8080", SentryDSN: os.Getenv("SENTRY_DSN")}
	if addr := os.Getenv("SHOP_ADDR"); addr != "" {
		cfg.Addr = addr
	}
	required := []struct {
		name string
		into *string
	}{
		{"TWILIO_ACCOUNT_SID", &cfg.TwilioSID},
		{"TWILIO_AUTH_TOKEN", &cfg.TwilioToken},
		{"TWILIO_FROM", &cfg.TwilioFrom},
		{"SENDGRID_API_KEY", &cfg.SendGridKey},
		{"SEGMENT_WRITE_KEY", &cfg.SegmentKey},
		{"POSTHOG_API_KEY", &cfg.PostHogKey},
		{"STRIPE_API_KEY", &cfg.StripeKey},
		{"OPENAI_API_KEY", &cfg.OpenAIKey},
		{"DEEPGRAM_API_KEY", &cfg.DeepgramKey},
		{"TALKDESK_TOKEN", &cfg.TalkdeskToken},
		{"PSEUDONYM_KEY", &cfg.PseudonymKey},
	}
	var errs []error
	for _, r := range required {
		*r.into = os.Getenv(r.name)
		if *r.into == "" {
			errs = append(errs, fmt.Errorf("config: %s is not set", r.name))
		}
	}
	return cfg, errors.Join(errs...)
}
