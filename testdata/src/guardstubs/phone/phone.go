// Package phone stands for the SDK of a third party that listens in.
package phone

import "context"

// Record starts to record one party of a call.
func Record(ctx context.Context, callID string) {}

// RecordAll starts to record every party of a call.
func RecordAll(ctx context.Context, callID string) {}
