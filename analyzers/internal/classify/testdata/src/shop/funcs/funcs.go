// Package funcs has functions that rules and directives classify.
package funcs

import "shop/customer"

type Store interface {
	Load(id string) (string, error) // want `Load: r0=user.content taxonomy`
}

type memory struct{}

func (m *memory) Load(id string) (string, error) { return "", nil } // want `Load: r0=user.content taxonomy`

type other struct{}

func (other) Load() string { return "" }

type dir struct{}

func (dir) ByKey(key string) string { return "" } // want `ByKey: p0=user.unique_id directive r0=user.content directive`

type Box[T any] struct{}

func (b *Box[T]) Get() (int, T) { panic(b) } // want `Get: r1=user.name taxonomy`

func Handle(w int, body []byte) {} // want `Handle: p1=user.content taxonomy`

//consentvet:data user.location
func Both() string { return "" } // want `Both: r0=user.location directive`

func Use() {
	var d customer.Directory = dir{}
	d.ByKey("")
}
