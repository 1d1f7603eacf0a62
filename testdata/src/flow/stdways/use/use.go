// Package use packs personal data and other.
package use

import (
	"strings"

	"flow/person"
	"flow/stdways/pack"

	acme "acme.example/sdk"
)

func personal(p *person.Person) {
	acme.Send(pack.Zip("x", p.Email))                 // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(pack.Zip(p.Email, "x"))                 // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(pack.Tar(p.Email))                      // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(pack.Deflate(p.Email))                  // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Zlib(p.Email))                     // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.CSV([][]string{{"a", p.Email}}))   // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(pack.Gob(p.Email))                      // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.PEM(p.Email))                      // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Hex(p.Email))                      // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Page(p.Email))                     // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Text(p.Email))                     // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Address("x", p.Email))             // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Address(p.Email, "x"))             // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Quoted(p.Email))                   // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Table("x", p.Email))               // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Replace("1", p.Email))             // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Replace(p.Email, "1"))             // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Find(p.Email))                     // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Send(pack.Lines(strings.NewReader(p.Email))) // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Join("x", p.Email))                // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Null(p.Email).String)              // want `^user\.contact\.email \(Person\.Email\) reaches`
	acme.Text(pack.Kept(p.Email))                     // want `^user\.contact\.email \(Person\.Email\) reaches`
}

func innocent(p *person.Person) {
	acme.Send(pack.Zip("x", p.Plan))
	acme.Send(pack.Zip(p.Plan, "x"))
	acme.Send(pack.Tar(p.Plan))
	acme.Send(pack.Deflate(p.Plan))
	acme.Text(pack.Zlib(p.Plan))
	acme.Text(pack.CSV([][]string{{"a", p.Plan}}))
	acme.Send(pack.Gob(p.Plan))
	acme.Text(pack.PEM(p.Plan))
	acme.Text(pack.Hex(p.Plan))
	acme.Text(pack.Page(p.Plan))
	acme.Text(pack.Text(p.Plan))
	acme.Text(pack.Address("x", p.Plan))
	acme.Text(pack.Address(p.Plan, "x"))
	acme.Text(pack.Quoted(p.Plan))
	acme.Text(pack.Table("x", p.Plan))
	acme.Text(pack.Replace("1", p.Plan))
	acme.Text(pack.Replace(p.Plan, "1"))
	acme.Text(pack.Find(p.Plan))
	acme.Send(pack.Lines(strings.NewReader(p.Plan)))
	acme.Text(pack.Join("x", p.Plan))
	acme.Text(pack.Null(p.Plan).String)
	acme.Text(pack.Kept(p.Plan))
}

type record struct {
	Mail string `xml:"mail"`
	Plan string `xml:"plan"`
	Gone string `xml:"-"`
}

func several(p *person.Person) error {
	a, err := pack.XML(record{Mail: p.Email, Plan: p.Plan})
	if err != nil {
		return err
	}
	acme.Send(a) // want `^user\.contact\.email \(Person\.Email\) reaches`
	b, _ := pack.XML(record{Plan: p.Plan, Gone: p.Email})
	acme.Send(b)
	keys, values := pack.Sorted(map[string]string{p.Email: p.Plan})
	acme.Send(keys) // want `Person\.Email`
	acme.Send(values)
	keys, values = pack.Sorted(map[string]string{p.Plan: p.Phone})
	acme.Send(keys)
	acme.Send(values) // want `Person\.Phone`
	c, _ := pack.Piped(p.Name)
	acme.Send(c) // want `Person\.Name`
	c, _ = pack.Piped(p.Plan)
	acme.Send(c)
	x, y := pack.Both(p.Email)
	acme.Text(x) // want `Person\.Email`
	acme.Text(y) // want `Person\.Email`
	x, y = pack.Both(p.Plan)
	acme.Text(x + y)
	acme.Send(pack.Null(p.Email).Valid)
	return nil
}
