// Package exits ends the program, the goroutine or the function without
// consent.
package exits

import (
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"runtime"

	"guardstubs/acme"
	"guardstubs/consent"
	"guardstubs/customer"
)

func Exit(c *customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		fmt.Fprintln(os.Stderr, "no consent")
		os.Exit(2)
	}
	acme.Send(c.Email)
}

func Goexit(c *customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		runtime.Goexit()
	}
	acme.Send(c.Email)
}

func Fatal(c *customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		log.Fatalln("mail:", err)
	}
	acme.Send(c.Email)
}

func Logger(l *log.Logger, c *customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		l.Fatalf("mail: %v", err)
	}
	acme.Send(c.Email)
}

func Panicf(l *log.Logger, c *customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		l.Panicf("mail: %v", err)
	}
	acme.Send(c.Email)
}

func Logged(c *customer.Customer) {
	if err := consent.Require(c.ID, consent.Marketing); err != nil {
		slog.Error("mail", "err", err)
	}
	acme.Send(c.Email) // want "Customer.Email.*failopen"
}

func die(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format, args...)
	os.Exit(1)
}

func dieMaybe(strict bool) {
	if strict {
		os.Exit(1)
	}
}

func Helper(c *customer.Customer) {
	if !consent.Granted(c.ID, consent.Marketing) {
		die("%s did not agree", c.ID)
	}
	acme.Send(c.Email)
}

func HelperMaybe(c *customer.Customer, strict bool) {
	if !consent.Granted(c.ID, consent.Marketing) {
		dieMaybe(strict)
	}
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func check(err error) {
	if err != nil {
		panic(fmt.Errorf("check: %w", err))
	}
}

func checkLog(err error) {
	if err != nil {
		log.Print(err)
	}
}

func Check(c *customer.Customer) {
	check(consent.Require(c.ID, consent.Marketing))
	acme.Send(c.Email)
}

func CheckLog(c *customer.Customer) {
	checkLog(consent.Require(c.ID, consent.Marketing))
	acme.Send(c.Email) // want "Customer.Email.*consentcheck|failopen"
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func orZero[T any](v T, err error) T {
	if err != nil {
		var zero T
		return zero
	}
	return v
}

func Must(c *customer.Customer) {
	if must(consent.Lookup(c.ID, consent.Marketing)) {
		acme.Send(c.Email)
	}
}

func MustUnused(c *customer.Customer) {
	must(consent.Lookup(c.ID, consent.Marketing))
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}

func OrZero(c *customer.Customer) {
	if orZero(consent.Lookup(c.ID, consent.Marketing)) {
		acme.Send(c.Email)
	}
}

func Assert(c *customer.Customer) {
	assert := func(ok bool, msg string) {
		if !ok {
			panic(errors.New(msg))
		}
	}
	assert(consent.Granted(c.ID, consent.Marketing), "no consent")
	acme.Send(c.Email)
}

func AssertOther(c *customer.Customer) {
	assert := func(ok bool, msg string) {
		if !ok {
			panic(errors.New(msg))
		}
	}
	assert(c.Enabled, "disabled")
	acme.Send(c.Email) // want "Customer.Email.*consentcheck"
}
