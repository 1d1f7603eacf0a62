// Package approvedsink defines the analyzer that reports data going to third
// parties that may not have it.
//
// # Analyzer approvedsink
//
// approvedsink: report data that the vendor is not approved for, and third parties that nobody listed
//
// The taxonomy says which categories of data each vendor is approved for. The
// check reports personal data of any other category that reaches it, whatever
// consent there is, and personal data in an HTTP request to a constant host that
// is neither the company's own nor any vendor's.
//
// Wrong, if Segment is approved for user.contact.email alone, even with consent:
//
//	segment.Enqueue(analytics.Track{UserId: c.ID, Properties: props("phone", c.Phone)})
//
// Wrong, if no vendor lists the host:
//
//	http.Post("https://api.reviews.example/invite", "text/plain", strings.NewReader(c.Email))
//
// Right: send what is approved only, or get the approval and write it down.
//
//	vendors:
//	  - name: Segment
//	    approved:
//	      - categories: [user.contact.email, user.contact.phone_number]
//	        purposes: [analytics]
//	  - name: Reviews
//	    hosts: [api.reviews.example]
//
// Hosts of your own belong under first_party_hosts. To accept a single call:
//
//	//consentvet:ignore approvedsink -- a pilot with ten customers who were told
package approvedsink
