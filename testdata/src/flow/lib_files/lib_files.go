// Package lib_files: what is written to an open file is in it, and what is in an
// archive or a map of files is read from it. A name is not content.
package lib_files

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"os"
	"testing/fstest"

	"flow/person"

	acme "acme.example/sdk"
)

// export writes a file and uploads it.
func export(p person.Person) error {
	f, err := os.CreateTemp("", "export")
	if err != nil {
		return err
	}
	defer f.Close()
	w := csv.NewWriter(f)
	w.Write([]string{p.ID, p.Email})
	w.Flush()
	f.Seek(0, io.SeekStart)
	_, err = http.Post("https://api.talkdeskapp.com/import", "text/csv", f) // want `Person\.Email`
	return err
}

func exportPlan(p person.Person) error {
	f, err := os.CreateTemp("", p.Email)
	if err != nil {
		return err
	}
	f.WriteString(p.Plan)
	_, err = http.Post("https://api.talkdeskapp.com/import", "text/csv", f)
	return err
}

func readBack(p person.Person) {
	f, _ := os.Create("a")
	f.WriteString(p.Email)
	f.Seek(0, io.SeekStart)
	data, _ := io.ReadAll(f)
	acme.Send(data) // want `Person\.Email`
	g, _ := os.Create("b")
	fmt.Fprintln(g, p.Plan)
	data, _ = io.ReadAll(g)
	acme.Send(data)
}

// What is printed stays with the terminal: a place to print to is not what was
// printed there.
func printed(p person.Person) {
	fmt.Fprintln(os.Stdout, p.Email)
	os.Stderr.WriteString(p.Name)
	log.New(os.Stderr, "", 0).Print(p.Phone)
	acme.Send(os.Stdout, os.Stderr)
}

func piped(p person.Person) {
	r, w, _ := os.Pipe()
	w.WriteString(p.Email)
	w.Close()
	data, _ := io.ReadAll(r)
	acme.Send(data) // want `Person\.Email`
}

func archived(p person.Person) {
	data := []byte(p.Email)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	text, err := fs.ReadFile(z, "people.txt")
	acme.Send(text, err) // want `Person\.Email`
	f, _ := z.Open("people.txt")
	text, _ = io.ReadAll(f)
	acme.Send(text) // want `Person\.Email`
}

func mapped(p person.Person) {
	files := fstest.MapFS{"people.txt": {Data: []byte(p.Email)}}
	text, _ := fs.ReadFile(files, "people.txt")
	acme.Send(text) // want `Person\.Email`
	fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		acme.Text(path)
		return err
	})
	named := fstest.MapFS{p.Name: {}}
	fs.WalkDir(named, ".", func(path string, d fs.DirEntry, err error) error {
		acme.Text(path) // want `Person\.Name`
		return err
	})
	plans := fstest.MapFS{"plan.txt": {Data: []byte(p.Plan)}}
	text, _ = fs.ReadFile(plans, p.Email)
	acme.Send(text)
}

func machine(p person.Person) {
	text, _ := fs.ReadFile(os.DirFS("/home/"+p.Name), "notes")
	acme.Send(text)
}
