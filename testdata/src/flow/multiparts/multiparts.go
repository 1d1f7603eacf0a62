// Package multiparts: files and fields of a multipart body.
package multiparts

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"

	"flow/person"
)

const upload = "https://api.talkdeskapp.com/files"

func part(p *person.Person) error {
	var buf, clean bytes.Buffer
	mw := multipart.NewWriter(&buf)
	w, err := mw.CreateFormFile("file", "people.csv")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s,%s\n", p.Email, p.Plan)
	mw.Close()
	req, err := http.NewRequest("POST", upload, &buf)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", mw.FormDataContentType())
	if _, err := http.DefaultClient.Do(req); err != nil { // want `Person\.Email.* reaches Talkdesk`
		return err
	}
	cw := multipart.NewWriter(&clean)
	w, err = cw.CreateFormField("plan")
	if err != nil {
		return err
	}
	io.WriteString(w, p.Plan)
	cw.Close()
	_, err = http.Post(upload, cw.FormDataContentType(), &clean)
	return err
}
