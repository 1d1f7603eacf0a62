// Package sockets: websockets, whose messages go where they were dialled to.
package sockets

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsutil"
	gorilla "github.com/gorilla/websocket"
	xnet "golang.org/x/net/websocket"
	old "nhooyr.io/websocket"

	"example.com/models/flow/acme"
)

const (
	vendor = "wss://api.acme.example/live"
	own    = "wss://live.example.com/"
)

func gorillas(ctx context.Context, p *acme.Person) error {
	c, _, err := gorilla.DefaultDialer.Dial(vendor+"?mail="+url.QueryEscape(p.Email), nil) // want `Person\.Email.* reaches Acme`
	if err != nil {
		return err
	}
	defer c.Close()
	c.WriteMessage(gorilla.TextMessage, []byte(p.Plan))
	c.WriteMessage(gorilla.TextMessage, []byte(p.Phone)) // want `Person\.Phone.* reaches Acme`
	c.WriteJSON(p)                                       // want `Person\.Email.* reaches Acme`
	c.WriteJSON(map[string]string{"plan": p.Plan})
	if w, err := c.NextWriter(gorilla.TextMessage); err == nil {
		fmt.Fprintf(w, "plan %s", p.Plan)
		io.WriteString(w, p.Name) // want `Person\.Name.* reaches Acme`
	}
	var d gorilla.Dialer
	d.DialContext(ctx, vendor, http.Header{"X-Phone": {p.Phone}}) // want `Person\.Phone.* reaches Acme`
	d.DialContext(ctx, vendor, http.Header{"X-Plan": {p.Plan}})
	o, _, err := d.DialContext(ctx, own+p.Email, nil)
	if err != nil {
		return err
	}
	return o.WriteJSON(p)
}

func served(w http.ResponseWriter, r *http.Request, p *acme.Person) {
	var u gorilla.Upgrader
	c, err := u.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c.WriteJSON(p)
	c.ReadJSON(p)
	acme.Send(p) // want `Person\.Email`
	s, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	wsjson.Write(r.Context(), s, p)
}

func coders(ctx context.Context, p *acme.Person) error {
	c, _, err := websocket.Dial(ctx, vendor, &websocket.DialOptions{HTTPHeader: http.Header{"X-Mail": {p.Email}}}) // want `Person\.Email.* reaches Acme`
	if err != nil {
		return err
	}
	c.Write(ctx, websocket.MessageText, []byte(p.Phone)) // want `Person\.Phone.* reaches Acme`
	c.Write(ctx, websocket.MessageText, []byte(p.Plan))
	wsjson.Write(ctx, c, map[string]any{"n": p.Name}) // want `Person\.Name.* reaches Acme`
	wsjson.Write(ctx, c, map[string]any{"n": p.Plan})
	o, _, err := websocket.Dial(ctx, own, nil)
	if err != nil {
		return err
	}
	return wsjson.Write(ctx, o, p)
}

func xnets(p *acme.Person) {
	c, err := xnet.Dial(vendor, "", "https://example.com")
	if err != nil {
		return
	}
	io.WriteString(c, p.Email) // want `Person\.Email.* reaches Acme`
	io.WriteString(c, p.Plan)
	c.Write([]byte(p.Phone)) // want `Person\.Phone.* reaches Acme`
	xnet.JSON.Send(c, p)     // want `Person\.Email.* reaches Acme`
	xnet.Message.Send(c, p.Plan)
	cfg, _ := xnet.NewConfig(own, "https://example.com")
	o, err := xnet.DialConfig(cfg)
	if err != nil {
		return
	}
	xnet.JSON.Send(o, p)
	cfg, _ = xnet.NewConfig(vendor+"?p="+p.Phone, "https://example.com")
	v, _ := xnet.DialConfig(cfg) // want `Person\.Phone.* reaches Acme`
	xnet.Message.Send(v, p.Name) // want `Person\.Name.* reaches Acme`
}

func gobwas(ctx context.Context, p *acme.Person) error {
	c, _, _, err := ws.Dial(ctx, vendor+"?p="+p.Phone) // want `Person\.Phone.* reaches Acme`
	if err != nil {
		return err
	}
	wsutil.WriteClientText(c, []byte(p.Email)) // want `Person\.Email.* reaches Acme`
	wsutil.WriteClientText(c, []byte(p.Plan))
	ws.WriteFrame(c, ws.MaskFrame(ws.NewTextFrame([]byte(p.Name)))) // want `Person\.Name.* reaches Acme`
	ws.WriteFrame(c, ws.MaskFrame(ws.NewTextFrame([]byte(p.Plan))))
	o, _, _, err := ws.Dialer{}.Dial(ctx, own)
	if err != nil {
		return err
	}
	return wsutil.WriteClientText(o, []byte(p.Email))
}

func nhooyr(ctx context.Context, p *acme.Person) error {
	c, _, err := old.Dial(ctx, vendor, nil)
	if err != nil {
		return err
	}
	c.Write(ctx, old.MessageText, []byte(p.Plan))
	return c.Write(ctx, old.MessageText, []byte(p.Phone)) // want `Person\.Phone.* reaches Acme`
}

type key struct{}

// told keeps the data to itself: only what is written is sent.
func told(ctx context.Context, p *acme.Person) error {
	c, _, err := old.Dial(ctx, vendor, nil)
	if err != nil {
		return err
	}
	return c.Write(context.WithValue(ctx, key{}, p.Email), old.MessageText, []byte(p.Plan))
}

// feed is a connection that is opened in one place and written to in another.
type feed struct{ c *gorilla.Conn }

func (f *feed) open(address string) (err error) {
	f.c, _, err = gorilla.DefaultDialer.Dial(address, nil)
	return err
}

func push(c *gorilla.Conn, v any) error { return c.WriteJSON(v) }

func feeds(p *acme.Person) {
	var theirs, ours feed
	if theirs.open(vendor) != nil || ours.open(own) != nil {
		return
	}
	push(theirs.c, p) // want `Person\.Email.* reaches Acme`
	push(theirs.c, p.Plan)
	push(ours.c, p)
}
