// Package crm is third-party: name rules do not apply.
package crm

type Lead struct { // want `Lead: subject ""`
	Email string
	Score int // want `Score: user.behavior taxonomy`
}

type Person struct{ Email string }
