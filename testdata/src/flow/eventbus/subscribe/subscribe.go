// Package subscribe does not know who publishes.
package subscribe

import (
	acme "acme.example/sdk"

	"flow/eventbus/bus"
)

func init() {
	bus.Default.On("signup", func(v any) { acme.Send(v) })
}
