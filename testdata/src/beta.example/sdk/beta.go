// Package beta is the SDK of a vendor with approvals.
package beta

import "context"

func Send(ctx context.Context, v ...any) {}
