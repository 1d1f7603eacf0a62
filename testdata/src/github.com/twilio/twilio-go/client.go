// Package twilio stands for Twilio's SDK.
package twilio

import openapi "github.com/twilio/twilio-go/rest/api/v2010"

type RestClient struct{ Api *openapi.ApiService }

func NewRestClient() *RestClient { return &RestClient{Api: &openapi.ApiService{}} }

// String returns a pointer to s.
func String(s string) *string { return &s }
