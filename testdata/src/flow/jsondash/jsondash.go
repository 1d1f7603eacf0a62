// Package jsondash: the tag "-," names the key "-", and leaves nothing out.
package jsondash

import (
	"encoding/json"

	"flow/person"

	acme "acme.example/sdk"
)

type dash struct {
	To string `json:"-,"`
}

func namedDash(p *person.Person) {
	data, _ := json.Marshal(dash{To: p.Email})
	acme.Send(data) // want `Person\.Email`
}
