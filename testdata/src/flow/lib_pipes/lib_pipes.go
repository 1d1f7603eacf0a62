// Package lib_pipes: what is written into a pipe comes out.
package lib_pipes

import (
	"io"

	"flow/person"

	acme "acme.example/sdk"
)

func piped(p person.Person) {
	r, w := io.Pipe()
	go func() {
		io.WriteString(w, p.Email)
		w.Close()
	}()
	data, _ := io.ReadAll(r)
	acme.Send(data) // want `Person\.Email`
}
