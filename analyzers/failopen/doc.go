// Package failopen defines the analyzer that reports consent checks whose
// failure lets data through.
//
// # Analyzer failopen
//
// failopen: report a consent lookup whose error path goes on to send
//
// A lookup that fails says nothing of consent. Code that logs the error and goes
// on sends data without it:
//
//	if err := ledger.Require(ctx, c.ID, "marketing"); err != nil {
//		log.Print(err) // and on it goes
//	}
//	client.Enqueue(event(c))
//
// Return on the error, or send nothing.
package failopen
