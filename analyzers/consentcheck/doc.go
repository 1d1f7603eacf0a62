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
// purpose, and where its result is inverted, ignored or overwritten.
//
// Wrong, because nobody asked the customer:
//
//	func (s *Signup) Done(c *Customer) error {
//		return s.segment.Enqueue(analytics.Identify{UserId: c.ID, Traits: traits(c)})
//	}
//
// Right: ask for consent first, and send only when it is given.
//
//	func (s *Signup) Done(c *Customer) error {
//		if !s.ledger.Granted(c.ID, "analytics") {
//			return nil
//		}
//		return s.segment.Enqueue(analytics.Identify{UserId: c.ID, Traits: traits(c)})
//	}
//
// The taxonomy's consent_checks say what asks for consent. First-party functions
// around such a check are recognised without being listed. The check may stand
// anywhere on the way of the data: where it is read, stored into a collection, or
// sent.
//
// The suggested fix asks one of the taxonomy's checks before the call and leaves
// without consent; where the vendor is approved for a purpose that needs none, a
// tag with it is the alternative. Tags are never set by -fix.
//
// Where consent is not needed, or where the linter cannot see it, say so at the
// call. The first tag is enough if its purpose has a legal basis other than
// consent:
//
//	//consentvet:purpose essential.service
//	//consentvet:consent analytics -- the query selects only customers who agreed
//	//consentvet:ignore consentcheck -- a test account's address
package consentcheck
