// Package interception defines the analyzer that reports recordings and
// transcriptions started without consent.
//
// # Analyzer interception
//
// interception: report recording, transcription or session capture started without consent
//
// Starting a call recording or a live transcription hands over no personal data
// as an argument, and collects it all the same. Such calls (sinks of the kind
// interception) need a covering consent check or a purpose tag whatever their
// arguments are. Where the law asks for the consent of all parties
// (parties: all), a tag does not do, and only a check that the taxonomy marks so
// counts.
//
// Wrong, because one of the two on the line was never asked:
//
//	if ledger.Granted(call.CustomerID, "support") {
//		client.CreateCallRecording(call.SID, params) // recorded with parties: all
//	}
//
// Right, if the taxonomy marks RecordingAgreed with parties: all:
//
//	if ledger.RecordingAgreed(call.ID) {
//		client.CreateCallRecording(call.SID, params)
//	}
//
// The suggested fix asks such a check before the call and leaves without consent.
// It is offered where the check's arguments can be told: its subject is in scope,
// or the call that starts the recording has an argument of the name and type of
// the check's parameter.
//
// Where consent is given elsewhere, or not needed, say so at the call:
//
//	//consentvet:consent support -- the announcement at the start of the call asks both
//	//consentvet:ignore interception -- the training line; nobody but staff calls it
package interception
