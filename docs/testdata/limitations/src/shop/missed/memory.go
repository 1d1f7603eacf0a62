package missed

import (
	"sdk.example/sdk"
	"shop/customer"
)

var last string

func VariableIn(c *customer.Customer) { last = c.Email }

func VariableOut() { sdk.Send(last) }

// Outbox keeps what is sent later.
type Outbox struct {
	next  string
	queue chan string
}

func (o *Outbox) FieldIn(c *customer.Customer) { o.next = c.Email }

func (o *Outbox) FieldOut() { sdk.Send(o.next) }

func SeenField(c *customer.Customer) {
	o := new(Outbox)
	o.FieldIn(c)
	o.FieldOut() // want `reaches Vendor`
}

func (o *Outbox) ChannelIn(c *customer.Customer) { o.queue <- c.Email }

func (o *Outbox) ChannelOut() {
	for email := range o.queue {
		sdk.Send(email)
	}
}

func SeenChannel(c *customer.Customer) {
	queue := make(chan string, 1)
	queue <- c.Email
	sdk.Send(<-queue) // want `reaches Vendor`
}

var send = sdk.Send

func FunctionVariable(c *customer.Customer) { send(c.Email) }

var senders = map[string]func(any){"vendor": sdk.Send}

func FunctionTable(c *customer.Customer) { senders["vendor"](c.Email) }

type box struct{ text string }

func fill(a, b *box, c *customer.Customer) {
	a.text = c.Email
	sdk.Send(b.text)
}

func TwoNames(c *customer.Customer) {
	b := new(box)
	fill(b, b, c)
}

// Inbox keeps whole customers.
type Inbox struct{ queue chan *customer.Customer }

func (b *Inbox) SeenWorker() {
	for c := range b.queue {
		sdk.Send(c.Email) // want `reaches Vendor`
	}
}
