// Package awaited: a goroutine that was waited for has overwritten.
package awaited

import (
	"sync"

	"flow/person"

	acme "acme.example/sdk"
)

func group(p person.Person) {
	v, w := p.Email, p.Plan
	var wg sync.WaitGroup
	wg.Go(func() { v = p.Plan })
	wg.Go(func() { w = p.Phone })
	wg.Wait()
	acme.Text(v)
	acme.Text(w) // want `Person\.Phone`
}
