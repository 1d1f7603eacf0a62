package flowgen

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Taxonomy says what the programs' source, sink and sanitizer are.
const Taxonomy = `version: 1
extends: [fideslang]
first_party: [random/p, random/h]
data:
  - func: random/src.Mail
    category: user.contact.email
vendors:
  - name: Sink
    module: sdk.example/sdk
    sinks:
      - func: sdk.example/sdk.Send
        args: [1]
sanitizers:
  - func: random/src.Clean
`

// Write writes the programs as package random/p of a GOPATH below dir, with
// what they import and a main package that runs them.
func Write(dir string, programs []*Program) error {
	files := map[string]string{"random/src/src.go": srcPackage, "sdk.example/sdk/sdk.go": sdkPackage, "random/main/main.go": mainPackage,
		"random/h/h.go": helperPackage, "random/h/variables.go": variables(programs)}
	var table, calls strings.Builder
	for i, p := range programs {
		files[fmt.Sprintf("random/p/p%d.go", i)] = p.Source(i)
		fmt.Fprintf(&calls, "\tp.Prog%d,\n", i)
		if i%4 == 0 { // in a table, as the handlers of applications
			fmt.Fprintf(&table, "\tProg%d,\n", i)
		}
	}
	files["random/p/table.go"] = "package p\n\nimport \"random/src\"\n\nvar table = []func(*src.In){\n" + table.String() + "}\n"
	files["random/main/all.go"] = "package main\n\nimport (\n\t\"random/p\"\n\t\"random/src\"\n)\n\nvar all = []func(*src.In){\n" + calls.String() + "}\n"
	return writeFiles(dir, files)
}

// WriteStress writes a package random/p of the shape and size, and what it
// imports.
func WriteStress(dir, shape string, n int) error {
	return writeFiles(dir, map[string]string{"random/src/src.go": srcPackage, "sdk.example/sdk/sdk.go": sdkPackage, "random/h/h.go": helperPackage, "random/p/p.go": Stress(shape, n)})
}

func writeFiles(dir string, files map[string]string) error {
	for name, text := range files {
		name = filepath.Join(dir, "src", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Env is the environment of the go command for the GOPATH in dir.
func Env(dir string) []string {
	return append(os.Environ(), "GOPATH="+dir, "GO111MODULE=off", "GOFLAGS=", "GOWORK=off")
}

// Run runs the programs that Write wrote, each with all inputs, and returns
// the sinks that the marker reached as "program.sink". A program that panics
// or deadlocks is an error of the generator.
func Run(dir string) (map[string]bool, error) {
	bin := filepath.Join(dir, "programs")
	var out, stderr bytes.Buffer
	for _, args := range [][]string{{"go", "build", "-gcflags=-N -l", "-o", bin, "random/main"}, {bin}} {
		cmd := exec.Command(args[0], args[1:]...)
		out.Reset()
		cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = filepath.Join(dir, "src"), Env(dir), &out, &stderr
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", args[0], err, stderr.Bytes())
		}
	}
	reached := map[string]bool{}
	for _, line := range strings.Fields(out.String()) {
		reached[line] = true
	}
	return reached, nil
}

const srcPackage = `// Package src is where data comes from.
package src

// In drives branches and loops.
type In struct {
	B [4]bool
	N [4]int
}

func Mail() string          { return "QQQQQQ" }
func Plan() string          { return "basic" }
func Clean(s string) string { return "clean" }
`

const sdkPackage = `// Package sdk is the sink: it notes what the marker reaches.
package sdk

import (
	"reflect"
	"strings"
)

var Reached = map[string]bool{}

func Send(id string, v any) {
	if holds(reflect.ValueOf(v), 0) {
		Reached[id] = true
	}
}

func holds(v reflect.Value, depth int) bool {
	if depth > 20 {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		return strings.ContainsAny(v.String(), "Qq")
	case reflect.Pointer, reflect.Interface:
		return !v.IsNil() && holds(v.Elem(), depth+1)
	case reflect.Struct:
		for i := range v.NumField() {
			if holds(v.Field(i), depth+1) {
				return true
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if holds(v.Index(i), depth+1) {
				return true
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if holds(it.Key(), depth+1) || holds(it.Value(), depth+1) {
				return true
			}
		}
	}
	return false
}
`

const mainPackage = `// Command main runs the programs with all inputs.
package main

import (
	"fmt"
	"os"

	"random/src"
	"sdk.example/sdk"
)

func main() {
	for i, f := range all {
		for n := range 8 {
			for turns := 1; turns <= 3; turns++ {
				in := &src.In{}
				for k := range 3 {
					if n&(1<<k) != 0 {
						in.B[k], in.N[k] = true, turns
					}
				}
				run(i, f, in)
			}
		}
	}
	for id := range sdk.Reached {
		fmt.Println(id)
	}
}

func run(i int, f func(*src.In), in *src.In) {
	defer func() {
		if x := recover(); x != nil {
			fmt.Fprintln(os.Stderr, "program", i, "panics:", x)
			os.Exit(2)
		}
	}()
	f(in)
}
`
