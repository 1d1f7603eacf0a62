// Package models says how data moves through functions that consentvet does
// not analyse: the standard library and well-known third-party libraries.
//
// A model is one row of a data file, data/*.yml:
//
//	library: strings
//	functions:
//	  - {func: strings.ToUpper, flow: ["0 -> r0"]}
//	  - {func: (*strings.Builder).WriteString, flow: ["0 -> recv"]}
//	  - {func: strings.Contains}
//
// Names are what (*types.Func).FullName prints, without type parameters, and
// without the major version of a third-party module. A function that is listed
// without a flow carries nothing. One that is not listed has no model, and the
// caller's default applies.
//
// # Flows
//
// "from -> to" says that what `from` holds, however deep, reaches `to`; between
// places of one type it keeps its shape. A destination that is an argument or
// the receiver means what it points to. "from => to" says more: `to` holds
// `from` itself, so that a later write to either is seen through both, and a
// method called on `to` may be called on `from` (an encoder and its writer).
// Only this one may join two results (the ends of a pipe).
//
// # Places
//
//	recv         the receiver
//	0, 1, ...    an argument, counted without the receiver; a variadic
//	             parameter is one argument, the slice
//	r0, r1, ...  a result
//	?            as a source: what comes from outside, such as a row of a database.
//	             What is in it the type of the destination says
//	$name        what the library keeps for all in a variable of that name, as a
//	             default logger; the name is the library's where it exports one
//	_            nothing (a callback's parameter or result that carries nothing)
//
// and behind one of them, in this order:
//
//	.Field:Name  that exported field
//	[]           its elements: of a slice, array, channel or container, the
//	             values of a map, what an iterator yields or another function
//	             returns (the second, of two)
//	{}           its keys: of a map, the first of two that an iterator yields or
//	             another function returns; []{} is the keys of its elements (a
//	             variadic list of maps)
//	%w           of an error, those that it wraps; as a source it itself, too,
//	             as far as the destination can hold them
//	.Name        as a destination: that method is called with the data, on the
//	             value or on what it keeps, and where the modelled function is
//	             that method itself, only on what it keeps; as the `arg` of
//	             `calls`, the method that is called
//
// # Other keys
//
//	calls     [{arg: 1, with: ["0[]"], results: ["r0[]"]}]: argument 1 is called
//	          with elements of argument 0, and what it returns becomes the
//	          elements of the result. Without `with` its parameters carry
//	          nothing; otherwise there is one place for each parameter.
//	          With keeps: "true" or "false", only elements for which it answers so
//	          flow on from the place that they are of.
//	codec     the flow goes through an encoding that honours struct tags, drops
//	          unexported fields and calls the values' own methods (MarshalJSON):
//	          json, xml, yaml, gob, mapstructure or protobuf; or through one that
//	          takes all fields and calls methods: fmt (String, Error, Format), or
//	          log (the same), slog (LogValue) and zap (MarshalLogObject), which
//	          is how loggers look at what they write
//	address   ["0 -> recv"]: the text at a place is the address that the receiver
//	          (or a result, or what an argument points to) is sent to, or its
//	          start; "recv -> r0" hands on that of a client to its request
//	context   ["0 -> recv"]: it is sent with this context
//	sends     {url: "0", data: ["recv", "1"]}: the function sends a request; without
//	          url, the first of data knows the whole address
//	returns   recv: the result is the receiver itself; own: what the result
//	          points to is the caller's alone, until it gives it back
//	noreturn  true: the call does not return
//
// The files are YAML in a fixed layout, one row to a line, so that an Index can
// be made without parsing rows that no analysed package needs.
package models

// PlaceKind says what a Place starts from.
type PlaceKind uint8

// Kinds of places.
const (
	None     PlaceKind = iota // carries nothing
	Recv                      // the receiver
	Arg                       // argument Index
	Result                    // result Index
	Outside                   // what comes from outside the program
	Variable                  // what the library's package keeps under Name
)

// Place is a part of a call that data moves from or to.
type Place struct {
	Kind  PlaceKind
	Index int    // Arg, Result
	Name  string // Variable

	Field  string // this exported field of it
	Elem   bool   // its elements, map values, yielded values
	Key    bool   // its map keys, first yielded values; after Elem, those of the elements
	Method string // this method is called

	Wrapped bool // the errors that it wraps; as a source it itself, too
}

// Flow is one movement of data.
type Flow struct {
	From, To Place
	Keep     bool // To holds From itself
}

// Callback is one call of a function that the modelled function is given.
type Callback struct {
	Arg     Place   // the function, or with Method the value whose method is called
	With    []Place // what its parameters receive, nil for nothing
	Results []Place // where its results go, nil for nowhere
	Keeps   string  // true | false: what flows on from With are those for which it answers so
}

// Sending says that a function sends a request to the address at URL, which may
// be relative to the one that the first of Data remembers.
type Sending struct {
	URL  Place   // None: Data has all of the address
	Data []Place // what is sent
}

// Model says what one function does with data. It must not be modified.
type Model struct {
	Func        string // FullName without type parameters and major version
	Flows       []Flow
	Calls       []Callback
	Addresses   []Flow   // the text at From is the address that To is sent to, or its start
	Contexts    []Flow   // To is sent with the context at From
	Sends       *Sending // the function sends a request
	Codec       string   // "" for none, else the encoding whose struct tags count
	ReturnsRecv bool     // the result is the receiver
	ReturnsOwn  bool     // nobody else has what the result points to
	ClearsRecv  bool     // what the receiver points to holds nothing afterwards
	NoReturn    bool     // the call does not return
}
