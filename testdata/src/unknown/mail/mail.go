// Package mail sends to addresses that callers know, or nobody.
package mail

import (
	"net"
	"net/http"
	"net/smtp"
	"os"
)

type Person struct{ ID, Plan, Email string }

func Mail(addr, to string) error {
	return smtp.SendMail(addr, nil, "us@example.com", []string{to}, nil)
}

func Line(addr, s string) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return
	}
	c.Write([]byte(s))
}

func known(p *Person) {
	Mail("mail.example.com:25", p.Email)
	Line("crm.example.com:7", p.Email)
	http.Get("https://crm.example.com/" + p.Email)
	Mail("api.talkdeskapp.com:25", p.Email) // want `reaches Talkdesk`
	Line("api.talkdeskapp.com:7", p.Email)  // want `reaches Talkdesk`
}

func unknown(p *Person) {
	Mail(os.Getenv("MAIL"), p.Email)           // want `a host that cannot be told`
	Line(os.Getenv("LINE"), p.Email)           // want `a host that cannot be told`
	http.Get(os.Getenv("URL") + "/" + p.Email) // want `a host that cannot be told`
	http.Get(os.Getenv("URL") + "/" + p.Plan)
}
