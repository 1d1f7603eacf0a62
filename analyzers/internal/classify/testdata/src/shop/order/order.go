// Package order uses the classified types of other packages.
package order

import (
	"unicode/utf8"

	"shop/customer"
	"vendored/crm/v3"
)

type Order struct {
	Buyer  *customer.Customer
	Items  []Item
	ByMail map[customer.EmailAddress]Line
	Total  int
	Any    any
	Person crm.Person // third-party: its Email is not told by its name
	Func   func(customer.Customer)
	Width  [utf8.UTFMax]byte
}

type Item struct {
	Order *Order // back to the order
	//consentvet:data user.content
	Gift   string                 `json:"-"` // want `Gift: user.content directive`
	Boxed  customer.Box[crm.Lead] // want `Boxed: system directive`
	C      chan customer.EmailAddress
	hidden customer.Contact
	embedded
}

type embedded struct {
	In string //consentvet:data user.location // want `In: user.location directive`
}

type Line struct{ Text string }

type Copy customer.Contact

var (
	Root     *Order                             // want `^Root: \*\.Buyer\*\.Email "Customer\.Email" user\.contact\.email$` `^Root: \*\.Buyer\*\.Notes "Customer\.Notes" user\.content,user\.health$` `^Root: \*\.Buyer\*\.Phone "Customer\.Phone" user\.contact\.email$` `^Root: \*\.Buyer\*\.Alt "Customer\.Alt" user\.contact\.email$` `^Root: \*\.Buyer\*\.Ptr\* "Customer\.Ptr" user\.contact\.email$` `^Root: \*\.Buyer\*\.List\[elem\] "Customer\.List" user\.contact\.email$` `^Root: \*\.Buyer\*\.Contact\.Phone "Contact\.Phone" user\.contact\.phone$` `^Root: \*\.Items\[elem\]\.Gift "Item\.Gift" user\.content nojson$` `^Root: \*\.Items\[elem\]\.Boxed "Item\.Boxed" system$` `^Root: \*\.Items\[elem\]\.Boxed\.Value\.Score "Lead\.Score" user\.behavior$` `^Root: \*\.Items\[elem\]\.Boxed\.Private "Box\.Private" user$` `^Root: \*\.Items\[elem\]\.Boxed\.ByRule "Box\.ByRule" user\.financial$` `^Root: \*\.Items\[elem\]\.C\[elem\] "Item\.C" user\.contact\.email nojson$` `^Root: \*\.Items\[elem\]\.hidden\.Phone "Contact\.Phone" user\.contact\.phone unexported nojson$` `^Root: \*\.Items\[elem\]\.embedded\.In "embedded\.In" user\.location unexported$` `^Root: \*\.ByMail\[key\] "Order\.ByMail" user\.contact\.email$`
	Customer customer.Customer                  // want `^Customer: \.Email "Customer\.Email" user\.contact\.email$` `^Customer: \.Notes "Customer\.Notes" user\.content,user\.health$` `^Customer: \.Phone "Customer\.Phone" user\.contact\.email$` `^Customer: \.Alt "Customer\.Alt" user\.contact\.email$` `^Customer: \.Ptr\* "Customer\.Ptr" user\.contact\.email$` `^Customer: \.List\[elem\] "Customer\.List" user\.contact\.email$` `^Customer: \.Contact\.Phone "Contact\.Phone" user\.contact\.phone$`
	Mails    map[string][]customer.EmailAddress // want `^Mails: \[elem\]\[elem\] "EmailAddress" user\.contact\.email$`
	Nested   customer.Nested                    // want `^Nested: \.In\.Street "Nested\.In\.Street" user\.contact\.address$` `^Nested: \.In\.List\[elem\]\.Deep "Nested\.In\.List\.Deep" user\.name$`
	Copied   Copy                               // want `^Copied: \.Phone "Copy\.Phone" user\.contact\.phone$`
	Boxed    customer.Box[*customer.Contact]    // want `^Boxed:  "Box" system$` `^Boxed: \.Value\*\.Phone "Contact\.Phone" user\.contact\.phone$` `^Boxed: \.Private "Box\.Private" user$` `^Boxed: \.ByRule "Box\.ByRule" user\.financial$`
	Hidden   = customer.NewHidden()             // want `^Hidden: \*\.Secret "hidden\.Secret" user\.password$`
	Generic  Pair[customer.EmailAddress]        // want `^Generic: \.A "Pair\.A" user\.contact\.email$` `^Generic: \.B "Pair\.B" user\.contact\.email$`
)

type Pair[T any] struct{ A, B T }

type Loop []Loop

var L Loop
