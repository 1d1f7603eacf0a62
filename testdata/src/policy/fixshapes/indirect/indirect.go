// Package indirect depends on the package of the check, and imports it nowhere.
package indirect

import "guardstubs/customer"
import "guardstubs/mailer"
import _ "guardstubs/token"

func Plain(c customer.Customer) {
	mailer.Mail(c.Email) // fix "Return early without consent for marketing"
}
