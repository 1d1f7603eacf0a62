// Package hold is where writer and reader meet.
package hold

type Box struct {
	Mail string
	Plan string
}

var Shared = &Box{}
