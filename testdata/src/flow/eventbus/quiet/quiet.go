// Package quiet listens, and sends nothing of it.
package quiet

import (
	acme "acme.example/sdk"

	"flow/eventbus/bus"
)

func init() {
	bus.Default.On("signup", func(v any) { acme.Send("one more") })
}
