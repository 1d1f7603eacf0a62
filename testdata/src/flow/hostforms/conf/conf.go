// Package conf keeps addresses in many forms.
package conf

import (
	"cmp"
	"flag"
	"os"
)

type Endpoint string

const (
	Vendor Endpoint = "https://api.talkdeskapp.com"
	Own    Endpoint = "https://crm.example.com"
)

type Region int

const (
	US Region = iota
	EU
)

var hosts = [...]string{US: "https://api.talkdeskapp.com", EU: "https://api.talkdeskapp.com/eu"}

func (r Region) URL() string { return hosts[r] }

var Endpoints = map[string]string{"us": "https://api.talkdeskapp.com/us", "eu": "https://api.talkdeskapp.com/eu"}

var OwnEndpoints = map[string]string{"us": "https://crm.example.com/us"}

var Services = struct{ Mail, CRM string }{Mail: "https://api.talkdeskapp.com", CRM: "https://crm.example.com"}

func For(region string) string {
	switch region {
	case "eu":
		return "https://api.talkdeskapp.com/eu"
	default:
		return "https://api.talkdeskapp.com/us"
	}
}

func Default() string { return cmp.Or(os.Getenv("TALKDESK"), "https://api.talkdeskapp.com") }

var (
	vendorFlag = flag.String("vendor", "https://api.talkdeskapp.com", "address")
	ownFlag    = flag.String("own", "https://crm.example.com", "address")
)

func VendorFlag() string { return *vendorFlag }
func OwnFlag() string    { return *ownFlag }

// Env is filled from the environment, as its tags say.
type Env struct {
	VendorURL string `env:"VENDOR_URL" envDefault:"https://api.talkdeskapp.com"`
	OwnURL    string `env:"OWN_URL" envDefault:"https://crm.example.com"`
	Other     string `env:"OTHER"`
}

type Provider interface{ Base() string }

type vendor struct{}

func (vendor) Base() string { return "https://api.talkdeskapp.com" }

type own struct{}

func (own) Base() string { return "https://crm.example.com" }

func VendorProvider() Provider { return vendor{} }
func OwnProvider() Provider    { return own{} }
