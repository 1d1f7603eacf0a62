// Package vendorstore implements store.Sink with a vendor, and with a file.
package vendorstore

import (
	"context"
	"encoding/json"
	"os"

	acme "acme.example/sdk"
)

type Vendor struct{ Client *acme.Client }

func NewVendor(key string) *Vendor { return &Vendor{acme.New(key)} }

func (v *Vendor) Put(ctx context.Context, x any) error { return v.Client.Send(ctx, x) }

type File struct{ Name string }

func NewFile(name string) *File { return &File{name} }

func (f *File) Put(ctx context.Context, x any) error {
	data, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return os.WriteFile(f.Name, data, 0o600)
}
