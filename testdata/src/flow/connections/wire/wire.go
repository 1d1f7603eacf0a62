// Package wire writes to connections that others open.
package wire

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/smtp"
)

func Line(w io.Writer, s string) error {
	_, err := fmt.Fprintf(w, "%s\r\n", s)
	return err
}

func Raw(w io.Writer, b []byte) { w.Write(b) }

type Client struct {
	conn net.Conn
	w    *bufio.Writer
}

func Dial(addr string) (*Client, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return &Client{conn, bufio.NewWriter(conn)}, nil
}

func (c *Client) Send(s string) error {
	_, err := c.conn.Write([]byte(s))
	return err
}

func (c *Client) Buffered(s string) error {
	if _, err := c.w.WriteString(s); err != nil {
		return err
	}
	return c.w.Flush()
}

// Mail sends a mail by hand.
func Mail(addr, to, text string) error {
	c, err := smtp.Dial(addr)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.Mail("us@example.com"); err != nil {
		return err
	}
	if err := c.Rcpt(to); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, text); err != nil {
		return err
	}
	return w.Close()
}

func Simple(addr, to, text string) error {
	return smtp.SendMail(addr, nil, "us@example.com", []string{to}, []byte(text))
}
