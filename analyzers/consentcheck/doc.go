// Package consentcheck defines the analyzer that reports personal data reaching
// a third party without consent.
//
// # Analyzer consentcheck
//
// consentcheck: report personal data that reaches a third party without a consent check
//
// A flow is personal data that reaches a vendor through a call of its SDK or a
// request to one of its hosts. It needs a reason: a consent check that covers
// it, for this data subject and this purpose, on every path to the call; or a
// purpose tag whose legal basis needs no consent. The check reports the call
// where neither holds, where the consent is another subject's or for another
// purpose, and where its result is inverted, ignored or overwritten:
//
//	analyticsClient.Enqueue(analytics.Identify{UserId: c.ID, Traits: traits(c)})
//
// Ask for consent first, and send only when it is given:
//
//	if !ledger.Granted(ctx, c.ID, "marketing") {
//		return nil
//	}
package consentcheck
