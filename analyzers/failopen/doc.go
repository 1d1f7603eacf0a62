// Package failopen defines the analyzer that reports consent checks whose
// failure lets data through.
//
// # Analyzer failopen
//
// failopen: report a consent lookup whose error path goes on to send
//
// A lookup that fails says nothing of consent.
//
// Wrong, because code that logs the error and goes on sends data without consent
// whenever the ledger is down:
//
//	if err := ledger.Require(ctx, c.ID, "marketing"); err != nil {
//		log.Print(err) // and on it goes
//	}
//	mailer.Send(ctx, c.Email)
//
// Right: return on the error, or send nothing.
//
//	if err := ledger.Require(ctx, c.ID, "marketing"); err != nil {
//		return err
//	}
//	mailer.Send(ctx, c.Email)
//
// The suggested fix asks right before the call that sends and leaves on a refusal
// or an error. Where the branch for the error can return itself, prefer that: the
// ledger is then asked once.
//
// To accept it nevertheless, at the call that sends:
//
//	//consentvet:ignore failopen -- the customer pressed "mail me" a moment ago
package failopen
