package missed

import (
	"sdk.example/sdk"
	"shop/customer"
)

var last string

func storeLast(c *customer.Customer) { last = c.Email }

func SeenVariable() { sdk.Send(last) } // want `reaches Vendor`

// Outbox keeps what is sent later.
type Outbox struct {
	next  string
	queue chan string
}

func (o *Outbox) put(c *customer.Customer) { o.next = c.Email }

func (o *Outbox) keep(c *customer.Customer) { o.next = c.Email }

func (o *Outbox) SeenFlush() { sdk.Send(o.next) } // want `reaches Vendor`

func (o *Outbox) flush() { sdk.Send(o.next) }

func SeenField(c *customer.Customer) {
	o := new(Outbox)
	o.put(c)
	o.flush() // want `reaches Vendor`
}

func (o *Outbox) enqueue(c *customer.Customer) { o.queue <- c.Email }

func (o *Outbox) SeenLoop() {
	for email := range o.queue {
		sdk.Send(email) // want `reaches Vendor`
	}
}

func SeenChannel(c *customer.Customer) {
	queue := make(chan string, 1)
	queue <- c.Email
	sdk.Send(<-queue) // want `reaches Vendor`
}

var send = sdk.Send

func SeenFunctionVariable(c *customer.Customer) { send(c.Email) } // want `reaches Vendor`

var senders = map[string]func(any){"vendor": sdk.Send}

func SeenFunctionTable(c *customer.Customer) { senders["vendor"](c.Email) } // want `reaches Vendor`

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
