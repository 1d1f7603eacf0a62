package models

import (
	"fmt"
	"slices"
	"strings"
)

// Keys of a row and of an entry of its `calls`, for messages.
const (
	rowKeys  = "func, flow, calls, codec, address, context, sends, returns, clears, noreturn"
	callKeys = "arg, with, results, keeps"
	sendKeys = "url, data"
)

// decodeRow makes a Model of a row. Errors are *colError.
func decodeRow(n node) (*Model, error) {
	m := &Model{}
	err := eachKey(n, rowKeys, func(key string, v node) error {
		var err error
		switch key {
		case "func":
			m.Func, err = decodeName(v)
		case "flow":
			m.Flows, err = decodeList(v, parseFlow)
		case "calls":
			m.Calls, err = decodeCalls(v)
		case "codec":
			m.Codec, err = decodeCodec(v)
		case "address":
			m.Addresses, err = decodeList(v, parseFlow)
		case "context":
			m.Contexts, err = decodeList(v, parseFlow)
		case "sends":
			m.Sends, err = decodeSends(v)
		case "returns":
			m.ReturnsRecv, m.ReturnsOwn = v.scalar == "recv", v.scalar == "own"
			if v.kind != scalarNode || !m.ReturnsRecv && !m.ReturnsOwn {
				err = errorAt(v.col, "the values allowed here are recv and own")
			}
		case "clears":
			err = decodeConst(v, "recv")
			m.ClearsRecv = true
		case "noreturn":
			err = decodeConst(v, "true")
			m.NoReturn = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	switch {
	case m.Func == "":
		return nil, errorAt(n.col, "a row needs `func`")
	case m.ReturnsRecv && !strings.HasPrefix(m.Func, "("):
		return nil, errorAt(n.col, "%s has no receiver to return", m.Func)
	case m.ClearsRecv && !strings.HasPrefix(m.Func, "(*"):
		return nil, errorAt(n.col, "%s has no receiver to clear", m.Func)
	case m.NoReturn && slices.ContainsFunc(m.Flows, func(f Flow) bool { return f.To.Method == "" }):
		return nil, errorAt(n.col, "%s does not return, so its flows lead nowhere but to methods that it calls", m.Func)
	case m.Codec != "" && len(m.Flows) == 0:
		return nil, errorAt(n.col, "%s has a codec and no flow", m.Func)
	}
	return m, nil
}

// eachKey calls f for the entries of a mapping and reports keys that are not
// in the comma-separated list of allowed ones, and repeated ones.
func eachKey(n node, allowed string, f func(key string, v node) error) error {
	if n.kind != mapNode {
		return errorAt(n.col, "found %s: want a mapping with the keys %s", n.kind, allowed)
	}
	for i, k := range n.keys {
		if !listed(allowed, k.scalar) {
			return errorAt(k.col, "unknown key %q: allowed are %s", k.scalar, allowed)
		}
		for _, earlier := range n.keys[:i] {
			if earlier.scalar == k.scalar {
				return errorAt(k.col, "the key %q stands twice", k.scalar)
			}
		}
		if err := f(k.scalar, n.seq[i]); err != nil {
			return err
		}
	}
	return nil
}

func decodeScalar(n node) (string, error) {
	if n.kind != scalarNode {
		return "", errorAt(n.col, "found %s: want a scalar", n.kind)
	}
	return n.scalar, nil
}

func decodeConst(n node, want string) error {
	if n.kind != scalarNode || n.scalar != want {
		return errorAt(n.col, "the only value allowed here is %s", want)
	}
	return nil
}

// codecs are the encodings that the engine may be told of, for the check and
// its message.
const codecs = "json, xml, yaml, gob, mapstructure, protobuf, fmt, log, slog, zap"

func decodeCodec(n node) (string, error) {
	s, err := decodeScalar(n)
	if err == nil && !listed(codecs, s) {
		err = errorAt(n.col, "unknown codec %q: allowed are %s", s, codecs)
	}
	return s, err
}

// listed tells whether an entry is in a comma-separated list.
func listed(list, entry string) bool {
	return strings.Contains(", "+list+",", ", "+entry+",")
}

// decodeName checks the shape of a full name: pkg/path.Func,
// (pkg/path.Type).Method or (*pkg/path.Type).Method.
func decodeName(n node) (string, error) {
	s, err := decodeScalar(n)
	if err != nil {
		return "", err
	}
	name := s
	if inner, isMethod := strings.CutPrefix(s, "("); isMethod {
		recv, method, found := strings.Cut(inner, ").")
		if !found || method == "" || strings.ContainsAny(method, "./()") {
			return "", errorAt(n.col, "%q: want (pkg/path.Type).Method", s)
		}
		name = strings.TrimPrefix(recv, "*")
		if name == "error" {
			return s, nil
		}
	}
	if packageOf(s) == "" || strings.HasSuffix(name, ".") || strings.ContainsAny(name, "()*[] ") {
		return "", errorAt(n.col, "%q: want a name as (*types.Func).FullName prints it, without type parameters", s)
	}
	return s, nil
}

// decodeList reads a list of scalars with parse.
func decodeList[T any](n node, parse func(string) (T, error)) ([]T, error) {
	if n.kind != seqNode || len(n.seq) == 0 {
		return nil, errorAt(n.col, "want a list with at least one entry")
	}
	list := make([]T, 0, len(n.seq))
	for _, item := range n.seq {
		v, err := decodeWith(item, parse)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func decodeWith[T any](n node, parse func(string) (T, error)) (T, error) {
	var zero T
	s, err := decodeScalar(n)
	if err != nil {
		return zero, err
	}
	v, err := parse(s)
	if err != nil {
		return zero, errorAt(n.col, "%v", err)
	}
	return v, nil
}

func decodeCalls(n node) ([]Callback, error) {
	if n.kind != seqNode || len(n.seq) == 0 {
		return nil, errorAt(n.col, "want a list of calls with the keys %s", callKeys)
	}
	calls := make([]Callback, 0, len(n.seq))
	for _, item := range n.seq {
		var c Callback
		err := eachKey(item, callKeys, func(key string, v node) error {
			var err error
			switch key {
			case "arg":
				c.Arg, err = decodeWith(v, parsePlace)
			case "with":
				c.With, err = decodeList(v, parseValue)
			case "results":
				c.Results, err = decodeList(v, parsePlace)
			case "keeps":
				if c.Keeps, err = decodeScalar(v); err == nil && c.Keeps != "true" && c.Keeps != "false" {
					err = errorAt(v.col, "%q: want true or false", c.Keeps)
				}
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		if c.Arg.Kind != Arg && c.Arg.Kind != Recv {
			return nil, errorAt(item.col, "`arg` names the argument that is called, or recv")
		}
		calls = append(calls, c)
	}
	return calls, nil
}

func decodeSends(n node) (*Sending, error) {
	s := &Sending{}
	err := eachKey(n, sendKeys, func(key string, v node) error {
		var err error
		switch key {
		case "url":
			s.URL, err = decodeWith(v, parseValue)
		case "data":
			s.Data, err = decodeList(v, parseValue)
		}
		return err
	})
	if err == nil && len(s.Data) == 0 && s.URL.Kind == None {
		err = errorAt(n.col, "`sends` needs url or data")
	}
	return s, err
}

// parseValue reads a place that data is taken from.
func parseValue(s string) (Place, error) {
	p, err := parsePlace(s)
	if err == nil && p.Method != "" {
		err = fmt.Errorf("place %q: a method is a destination only", s)
	}
	return p, err
}
