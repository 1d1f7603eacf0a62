// Package interception defines the analyzer that reports recordings and
// transcriptions started without consent.
//
// # Analyzer interception
//
// interception: report recording, transcription or session capture started without consent
//
// Starting a call recording or a live transcription hands over no personal data
// as an argument, and collects it all the same. Such calls need a covering
// consent check or a purpose tag whatever their arguments are. Where the law
// asks for the consent of all parties (`parties: all`), only a check that the
// taxonomy marks so counts.
package interception
