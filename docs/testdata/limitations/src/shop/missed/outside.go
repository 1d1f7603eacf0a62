package missed

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"

	"lib.example/lib"
	"sdk.example/sdk"
	"shop/customer"
)

func SeenStore(c *customer.Customer) {
	s := new(lib.Store)
	s.Put("email", c.Email)
	sdk.Send(s.Get("email")) // want `reaches Vendor`
}

func LibraryPointer(c *customer.Customer) {
	var email string
	lib.Fill(&email, c.Email)
	sdk.Send(email)
}

func SeenHTTP(c *customer.Customer) (*http.Response, error) {
	return http.Get("https://api.vendor.example/?email=" + c.Email) // want `reaches Vendor`
}

func UnknownHost(c *customer.Customer) (*http.Response, error) {
	return http.Post(os.Getenv("VENDOR_URL"), "text/plain", strings.NewReader(c.Email))
}

func SeenSocket(c *customer.Customer) error {
	conn, err := net.Dial("tcp", "api.vendor.example:80")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(conn, "GET /?email=%s HTTP/1.0\r\n\r\n", c.Email) // want `reaches Vendor`
	return err
}

func Program(c *customer.Customer) error {
	return exec.Command("curl", "https://api.vendor.example/?email="+c.Email).Run()
}

func PlainText(email string) { sdk.Send(email) }

func SeenCaller(c *customer.Customer) {
	PlainText(c.Email) // want `reaches Vendor`
}

func Row(row interface{ Scan(...any) error }) error {
	var email string
	err := row.Scan(&email)
	sdk.Send(email)
	return err
}
