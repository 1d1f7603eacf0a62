// Package elements: elements are cleared in place.
package elements

import (
	"flow/person"

	acme "acme.example/sdk"
)

func clearedEachTurn(list []person.Person) {
	for i := range list {
		list[i].Email = ""
		list[i].Phone = ""
		list[i].Name = ""
		list[i].Home = person.Address{}
		list[i].Billing = nil
		acme.Text(list[i].Email)
	}
}
