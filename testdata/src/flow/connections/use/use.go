// Package use opens connections.
package use

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/smtp"
	"os"
	"strings"

	"flow/connections/wire"
	"flow/person"
)

func dialled(p *person.Person) error {
	conn, err := net.Dial("tcp", "api.talkdeskapp.com:80")
	if err != nil {
		return err
	}
	fmt.Fprintf(conn, "GET /?q=%s\r\n", p.Email) // want `Person\.Email.* reaches Talkdesk`
	fmt.Fprintf(conn, "GET /?q=%s\r\n", p.Plan)
	conn.Write([]byte(p.Phone))              // want `Person\.Phone.* reaches Talkdesk`
	io.Copy(conn, strings.NewReader(p.Name)) // want `Person\.Name.* reaches Talkdesk`
	wire.Line(conn, p.Email)                 // want `Person\.Email.* reaches Talkdesk`
	wire.Raw(conn, []byte(p.Phone))          // want `Person\.Phone.* reaches Talkdesk`
	wire.Raw(conn, []byte(p.Plan))
	wire.Line(os.Stderr, p.Email)
	return json.NewEncoder(conn).Encode(map[string]string{"m": p.Email}) // want `Person\.Email.* reaches Talkdesk`
}

func own(p *person.Person) error {
	conn, err := tls.Dial("tcp", "crm.example.com:443", nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(conn, "GET /?q=%s\r\n", p.Email)
	wire.Line(conn, p.Email)
	return json.NewEncoder(conn).Encode(p)
}

func secure(p *person.Person) {
	conn, _ := tls.Dial("tcp", net.JoinHostPort("api.talkdeskapp.com", "443"), nil)
	conn.Write([]byte(p.Email)) // want `Person\.Email.* reaches Talkdesk`
}

func accepted(l net.Listener, p *person.Person) {
	conn, _ := l.Accept()
	fmt.Fprintln(conn, p.Email)
}

func clients(p *person.Person) error {
	c, err := wire.Dial("api.talkdeskapp.com:7")
	if err != nil {
		return err
	}
	c.Send(p.Email) // want `Person\.Email.* reaches Talkdesk`
	c.Send(p.Plan)
	c.Buffered(p.Phone) // want `Person\.Phone.* reaches Talkdesk`
	d, err := wire.Dial("crm.example.com:7")
	if err != nil {
		return err
	}
	d.Buffered(p.Phone)
	return d.Send(p.Email)
}

func mails(p *person.Person) {
	wire.Mail("api.talkdeskapp.com:587", p.Email, "hi")     // want `Person\.Email.* reaches Talkdesk`
	wire.Mail("api.talkdeskapp.com:587", "x", "hi "+p.Name) // want `Person\.Name.* reaches Talkdesk`
	wire.Mail("api.talkdeskapp.com:587", "x", p.Plan)
	wire.Mail("mail.example.com:25", p.Email, p.Name)
	wire.Simple("api.talkdeskapp.com:587", p.Email, "hi") // want `Person\.Email.* reaches Talkdesk`
	wire.Simple("mail.example.com:25", p.Email, p.Name)
}

func mailClient(p *person.Person) error {
	conn, err := net.Dial("tcp", "api.talkdeskapp.com:25")
	if err != nil {
		return err
	}
	c, err := smtp.NewClient(conn, "api.talkdeskapp.com")
	if err != nil {
		return err
	}
	if err := c.Rcpt(p.Email); err != nil { // want `Person\.Email.* reaches Talkdesk`
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Hello %s", p.Name) // want `Person\.Name.* reaches Talkdesk`
	return w.Close()
}
