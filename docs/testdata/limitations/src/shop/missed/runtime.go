// Package missed discloses personal data in ways that are not seen. Nothing in
// it is reported; the functions whose names start with Seen are the exception,
// and show what the others differ from.
package missed

import (
	"os"
	"reflect"
	"unsafe"

	"sdk.example/sdk"
	"shop/customer"
)

func SeenDirect(c *customer.Customer) {
	sdk.Send(c.Email) // want `user.contact.email \(Customer.Email\) reaches Vendor`
}

func SeenFieldByName(c *customer.Customer) {
	sdk.Send(reflect.ValueOf(c).Elem().FieldByName("Email").String()) // want `reaches Vendor`
}

func ReflectCall(c *customer.Customer) {
	reflect.ValueOf(sdk.Send).Call([]reflect.Value{reflect.ValueOf(c.Email)})
}

func UnsafePointer(c *customer.Customer) {
	email := (*string)(unsafe.Add(unsafe.Pointer(c), unsafe.Offsetof(c.Email)))
	sdk.Send(*email)
}

func Branch(c *customer.Customer) {
	domain := "other"
	if c.Email == "ada@example.com" {
		domain = "ada"
	}
	sdk.Send(domain)
}

func Length(c *customer.Customer) { sdk.Send(len(c.Email)) }

func File(c *customer.Customer) error {
	if err := os.WriteFile("customer.txt", []byte(c.Email), 0o600); err != nil {
		return err
	}
	data, err := os.ReadFile("customer.txt")
	sdk.Send(string(data))
	return err
}
