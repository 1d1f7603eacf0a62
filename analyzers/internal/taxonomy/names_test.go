package taxonomy

import (
	"slices"
	"strings"
	"testing"
)

// classify returns the categories that the pack of names gives to a field.
func classify(t *testing.T, tx *Taxonomy, field, kind string) []string {
	t.Helper()
	structName, name, ok := strings.Cut(field, ".")
	if !ok {
		structName, name = "Thing", field
	}
	var out []string
	for _, r := range tx.Data {
		if m := r.FieldMatcher(); m != nil && m(structName, name, kind) {
			out = append(out, r.Category...)
		}
	}
	return out
}

func TestNamesPack(t *testing.T) {
	tx, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ field, kind, want string }{
		{"Email", "string", "user.contact.email"},
		{"email", "string", "user.contact.email"},
		{"EMail", "string", "user.contact.email"},
		{"EmailAddress", "string", "user.contact.email"},
		{"Emails", "string", "user.contact.email"},
		{"CustomerEmail", "string", "user.contact.email"},
		{"customer_email", "string", "user.contact.email"},
		{"RecoveryEmail", "database/sql.NullString", "user.contact.email"},
		{"Phone", "string", "user.contact.phone_number"},
		{"PhoneNumber", "string", "user.contact.phone_number"},
		{"phone_number", "string", "user.contact.phone_number"},
		{"MobilePhone", "string", "user.contact.phone_number"},
		{"Mobile", "string", "user.contact.phone_number"},
		{"MobileNumber", "string", "user.contact.phone_number"},
		{"CallerNumber", "string", "user.contact.phone_number"},
		{"FirstName", "string", "user.name.first"},
		{"GivenName", "string", "user.name.first"},
		{"LastName", "string", "user.name.last"},
		{"Surname", "string", "user.name.last"},
		{"FamilyName", "string", "user.name.last"},
		{"FullName", "string", "user.name"},
		{"CustomerName", "string", "user.name"},
		{"Customer.Name", "string", "user.name"},
		{"CreateUserRequest.Name", "string", "user.name"},
		{"PatientRecord.Name", "string", "user.name"},
		{"customer.name", "string", "user.name"},
		{"User.DisplayName", "string", "user.name"},
		{"User.Username", "string", "user.account.username"},
		{"AddressLine1", "string", "user.contact.address.street"},
		{"Address2", "string", "user.contact.address.street"},
		{"StreetAddress", "string", "user.contact.address"},
		{"ShippingAddress", "string", "user.contact.address"},
		{"Customer.Address", "string", "user.contact.address.street"},
		{"Address.Street", "string", "user.contact.address.street"},
		{"ShippingAddress.City", "string", "user.contact.address.city"},
		{"Customer.City", "string", "user.contact.address.city"},
		{"PostalCode", "string", "user.contact.address.postal_code"},
		{"ZipCode", "string", "user.contact.address.postal_code"},
		{"DateOfBirth", "time.Time", "user.demographic.date_of_birth"},
		{"DOB", "string", "user.demographic.date_of_birth"},
		{"BirthDate", "string", "user.demographic.date_of_birth"},
		{"Birthday", "time.Time", "user.demographic.date_of_birth"},
		{"SSN", "string", "user.government_id.national_identification_number"},
		{"SocialSecurityNumber", "string", "user.government_id.national_identification_number"},
		{"NationalID", "string", "user.government_id.national_identification_number"},
		{"PassportNumber", "string", "user.government_id.passport_number"},
		{"DriversLicense", "string", "user.government_id.drivers_license_number"},
		{"IBAN", "string", "user.financial.bank_account"},
		{"BankAccountNumber", "string", "user.financial.bank_account"},
		{"CardNumber", "string", "user.financial.credit_card"},
		{"CreditCardNumber", "string", "user.financial.credit_card"},
		{"CVV", "string", "user.financial.credit_card"},
		{"ClientIP", "string", "user.device.ip_address"},
		{"RemoteIP", "net/netip.Addr", "user.device.ip_address"},
		{"LastLoginIP", "string", "user.device.ip_address"},
		{"Customer.IPAddress", "string", "user.device.ip_address"},
		{"UserSession.IP", "net.IP", "user.device.ip_address"},
		{"IDFA", "string", "user.device.device_id"},
		{"Transcript", "string", "user.content.private.call_transcript"},
		{"CallTranscript", "string", "user.content.private.call_transcript"},
		{"TranscriptText", "string", "user.content.private.call_transcript"},
		{"CallRecording", "uint8", "user.content.private.call_recording"},
		{"Patient.Gender", "string", "user.demographic.gender"},
		{"Diagnosis", "string", "user.health_and_medical"},
		{"Driver.Latitude", "float64", "user.location.precise"},
	} {
		if got := classify(t, tx, c.field, c.kind); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s %s: got %v, want [%s]", c.field, c.kind, got, c.want)
		}
	}
}

func TestNamesPackLeavesOthers(t *testing.T) {
	tx, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range strings.Fields(`
		EmailTemplate EmailEnabled EmailVerified EmailCount EmailSubject EmailID EmailProvider SendEmail FromEmail
		NoreplyEmail EmailHash EmailDomain EmailAddressID PhoneNumberID PhoneEnabled PhoneType PhonePool Cell Cells Mobility Headphone
		Name Thing.DisplayName FileName HostName Hostname PackageName ClassName FuncName TableName BucketName UserGroup.Name UserRole.Name
		MemberType.Name ContactForm.Name EmailTemplate.Name Product.Name Template.Name ClusterMember.Name CompanyName Company.Name
		UserPool.Name AccountName ClientName Username SMTPConfig.Username DBConfig.UserName
		Address Addr Server.Address ServerAddr ListenAddress BaseAddress MemoryAddress IPAddress IP IPAddressRange Pod.IP Node.IPAddress
		NodeIP ClusterIP PodIP ExternalIP BindIP Host.IPAddress IPRange ClientIPHeader RemoteAddr ZipFile Zip Gzip City Weather.City
		Street SSNRequired SSNMask PassportStrategy Passport.Name DOBRequired Birthplace CardNumberLength CardID CardType IBANRequired
		TranscriptID TranscriptURL TranscriptCount TranscriptionModel TranscriptionID RecordingID RecordingURL
		CallRecordingEnabled CallRecordingURL Diagnostics DiagnosisCode.Kind Race Latitude Gender Transcriber Language Line1 Number AccountNumber
		FirstNameRequired LastNameLabel FullNameFormat Nickel Handler Handle Namespace MiddleNameEnabled UserAgent UserID User`) {
		if got := classify(t, tx, field, "string"); len(got) > 0 {
			t.Errorf("%s: got %v, want nothing", field, got)
		}
	}
	for _, c := range []struct{ field, kind string }{
		{"Email", "bool"}, {"Email", "example.com/x.Template"}, {"Phone", "int"}, {"Mobile", "bool"},
		{"SSN", "bool"}, {"Transcript", "bool"}, {"Birthday", "bool"}, {"Fax", "bool"},
	} {
		if got := classify(t, tx, c.field, c.kind); len(got) > 0 {
			t.Errorf("%s %s: got %v, want nothing", c.field, c.kind, got)
		}
	}
}
