// Package analytics stands for Segment's SDK.
package analytics

// Message is what the client sends.
type Message interface{ Validate() error }

// Properties describe an event.
type Properties map[string]interface{}

// NewProperties returns empty properties.
func NewProperties() Properties { return make(Properties, 10) }

// Set sets a property.
func (p Properties) Set(name string, value interface{}) Properties {
	p[name] = value
	return p
}

// SetName sets a property of a fixed name.
func (p Properties) SetName(value string) Properties { return p.Set("name", value) }

// Traits describe a user.
type Traits map[string]interface{}

// NewTraits returns empty traits.
func NewTraits() Traits { return make(Traits, 10) }

// Set sets a trait.
func (t Traits) Set(name string, value interface{}) Traits {
	t[name] = value
	return t
}

// SetEmail sets the trait "email".
func (t Traits) SetEmail(value string) Traits { return t.Set("email", value) }

// SetAge sets the trait "age".
func (t Traits) SetAge(value int) Traits { return t.Set("age", value) }

// Track is an event.
type Track struct {
	MessageId   string
	AnonymousId string
	UserId      string
	Event       string
	Properties  Properties
}

func (Track) Validate() error { return nil }

// Identify tells who a user is.
type Identify struct {
	UserId string
	Traits Traits
}

func (Identify) Validate() error { return nil }

// Client sends messages.
type Client interface {
	Enqueue(Message) error
	Close() error
}

type client struct{ key string }

// New returns a client.
func New(writeKey string) Client { return &client{writeKey} }

func (*client) Enqueue(Message) error { return nil }
func (*client) Close() error          { return nil }
