// Package openapi stands for a part of Twilio's SDK.
package openapi

type ApiService struct{ base string }

type CreateMessageParams struct {
	To   *string
	From *string
	Body *string
}

func (p *CreateMessageParams) SetTo(to string) *CreateMessageParams {
	p.To = &to
	return p
}

func (p *CreateMessageParams) SetFrom(from string) *CreateMessageParams {
	p.From = &from
	return p
}

func (p *CreateMessageParams) SetBody(body string) *CreateMessageParams {
	p.Body = &body
	return p
}

type ApiV2010Message struct{ Sid *string }

func (c *ApiService) CreateMessage(params *CreateMessageParams) (*ApiV2010Message, error) {
	return &ApiV2010Message{}, nil
}

type CreateCallRecordingParams struct{ RecordingTrack *string }

func (p *CreateCallRecordingParams) SetRecordingTrack(t string) *CreateCallRecordingParams {
	p.RecordingTrack = &t
	return p
}

type ApiV2010CallRecording struct{ Sid *string }

func (c *ApiService) CreateCallRecording(callSid string, params *CreateCallRecordingParams) (*ApiV2010CallRecording, error) {
	return &ApiV2010CallRecording{}, nil
}
