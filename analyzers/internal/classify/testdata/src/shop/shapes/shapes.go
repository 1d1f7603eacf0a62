// want package:"data\\(Base.Mail=user.contact.email Box.In.Deep=user.name Box.Value=user.content\\)"

// Package shapes has the forms in which a type can be asked for, and types
// that refer to each other in circles.
package shapes

type Base struct {
	Mail string //consentvet:data user.contact.email
	Note string
}

type (
	Alias   = Base
	Pointer = *Alias
	Inst    = Box[int]
)

type Box[T any] struct {
	Value T //consentvet:data user.content
	In    struct {
		Deep T //consentvet:data user.name
	}
}

var (
	BoxOfInt    Box[int]
	BoxOfString Box[string]
	Number      int
)

type Outer struct{ Base }

// Every one of these holds all of the others.
type (
	A struct {
		B *B
		C *C
		D *D
		E *E
		F *F
		Base
	}
	B struct {
		A *A
		C *C
		D *D
		E *E
		F *F
		Base
	}
	C struct {
		A *A
		B *B
		D *D
		E *E
		F *F
		Base
	}
	D struct {
		A *A
		B *B
		C *C
		E *E
		F *F
		Base
	}
	E struct {
		A *A
		B *B
		C *C
		D *D
		F *F
		Base
	}
	F struct {
		A *A
		B *B
		C *C
		D *D
		E *E
		Base
	}
)

// Next leads round in a circle without anything classified.
type Next struct{ Next *Next }

type Deep struct {
	X1 struct {
		X2 struct{ X3 struct{ X4 struct{ Base } } }
	}
}

type TooDeep struct{ X0 Deep }
