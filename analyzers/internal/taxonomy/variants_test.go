package taxonomy

import (
	"slices"
	"testing"
)

func TestNameVariants(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string // besides the name itself
	}{
		{"example.com/shop/consent.Granted", nil},
		{"(*github.com/deepgram/deepgram-go-sdk/v3/pkg/api/listen/v1/rest.Client).FromFile", []string{"(*github.com/deepgram/deepgram-go-sdk/pkg/api/listen/v1/rest.Client).FromFile"}},
		{"(gopkg.in/segmentio/analytics-go.v3.Client).Enqueue", []string{"(gopkg.in/segmentio/analytics-go.Client).Enqueue"}},
		{"gopkg.in/yaml.v1.Marshal", []string{"gopkg.in/yaml.Marshal"}},
		{"gopkg.in/yaml.v3/sub.Marshal", []string{"gopkg.in/yaml/sub.Marshal"}},
		{"gopkg.in/x.v2-unstable.F", []string{"gopkg.in/x.F"}},
		{"github.com/a/b/v2.F", []string{"github.com/a/b.F"}},
		{"github.com/a/b/v12.T.Field", []string{"github.com/a/b.T.Field"}},
		{"github.com/a/b/v1.F", nil},
		{"github.com/a/v2/b/v3.F", []string{"github.com/a/b/v3.F", "github.com/a/v2/b.F"}},
		{"github.com/a/b.v3.F", nil},
		{"(github.com/a/vendors.v2).M", nil},
		{"(*github.com/a/b/v2.Queue[github.com/c/d/v3.T]).Push", []string{"(*github.com/a/b/v2.Queue).Push", "(*github.com/a/b.Queue).Push"}},
		{"github.com/a/b/v2.Map[int]", []string{"github.com/a/b/v2.Map", "github.com/a/b.Map"}},
		{"(error).Error", nil},
		{"", nil},
	} {
		want := append([]string{c.name}, c.want...)
		if got := NameVariants(c.name); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, want)
		}
	}
	if got, want := PathVariants("github.com/a/b/v2"), []string{"github.com/a/b/v2", "github.com/a/b"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := PathVariants("gopkg.in/a.v2"), []string{"gopkg.in/a.v2", "gopkg.in/a"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPackageOf(t *testing.T) {
	for ref, want := range map[string]string{
		"example.com/a/b.F": "example.com/a/b", "(*example.com/a/b.T).M": "example.com/a/b", "gopkg.in/x.v3.F": "gopkg.in/x.v3",
		"(gopkg.in/x.v3.T).M": "gopkg.in/x.v3", "a/b.T.Field": "a/b", "time.Now": "time", "(*a/b.Q[c.D]).M": "a/b", "F": "",
	} {
		if got := PackageOf(ref); got != want {
			t.Errorf("%s: got %q, want %q", ref, got, want)
		}
	}
}

func TestOwnsPackage(t *testing.T) {
	v := &Vendor{Module: "github.com/a/sdk", Sinks: []*Sink{{Func: FuncRef{Name: "(*github.com/c/d.T).M"}}}}
	for path, want := range map[string]bool{
		"github.com/a/sdk": true, "github.com/a/sdk/v4": true, "github.com/a/sdk/v4/x": true, "github.com/a/sdk/x": true, "github.com/a/sdk2": false,
		"github.com/c/d": true, "github.com/c/d/v2": true, "github.com/c/d/e": false, "": false,
	} {
		if got := v.OwnsPackage(path); got != want {
			t.Errorf("%s: got %v", path, got)
		}
	}
}

func TestHostMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, host string
		want          bool
	}{
		{"api.a.com", "api.a.com", true}, {"api.a.com", "API.a.com:443", true}, {"api.a.com", "api.a.com.", true}, {"api.a.com", "x.api.a.com", false},
		{"*.a.com", "x.a.com", true}, {"*.a.com", "x.y.a.com", true}, {"*.a.com", "a.com", false}, {"*.a.com", ".a.com", false}, {"*.a.com", "xa.com", false},
		{"a.com", "", false},
	} {
		if got := HostMatches(c.pattern, c.host); got != c.want {
			t.Errorf("%s, %s: got %v", c.pattern, c.host, got)
		}
	}
}

func TestPathMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"a.com/x", "a.com/x", true}, {"a.com/x", "a.com/x/y", false}, {"a.com/x/...", "a.com/x", true}, {"a.com/x/...", "a.com/x/y/z", true},
		{"a.com/x/...", "a.com/xy", false}, {"a.com/x...", "a.com/xy", true}, {"a.com/.../y", "a.com/b/c/y", true}, {"a.com/.../y/...", "a.com/b/y", true},
		{"a.com/.../y", "aXcom/b/y", false}, {"...", "anything/at/all", true},
	} {
		if got := PathMatches(c.pattern, c.path); got != c.want {
			t.Errorf("%s, %s: got %v", c.pattern, c.path, got)
		}
	}
}

func TestCovers(t *testing.T) {
	for _, c := range []struct {
		parent, child string
		want          bool
	}{
		{"user.contact", "user.contact", true}, {"user.contact", "user.contact.email", true}, {"user.contact.email", "user.contact", false},
		{"user.con", "user.contact", false}, {"", "user", false}, {"", "", true},
	} {
		if got := Covers(c.parent, c.child); got != c.want {
			t.Errorf("%q, %q: got %v", c.parent, c.child, got)
		}
	}
}

func TestPurposeOf(t *testing.T) {
	tx := parse(t, v1("purposes:", "  support: {values: [CS, '2', example.com/x.PurposeCare, PurposeOdd]}", "  sms.alerts:", "  sms_alerts:", "  data_sharing:"))
	for _, c := range []struct{ value, name, want string }{
		{"marketing", "", "marketing"}, {"MARKETING", "", "marketing"}, {"analytics.reporting", "PurposeMarketing", "analytics.reporting"},
		{"analytics_reporting", "", "analytics.reporting"}, {"analytics-reporting", "", "analytics.reporting"},
		{"CS", "PurposeMarketing", "support"}, {"2", "", "support"}, {"1", "example.com/x.PurposeCare", "support"}, {"", "example.com/y.PurposeOdd", "support"},
		{"", "PurposeMarketing", "marketing"}, {"7", "example.com/x.PurposeMarketing", "marketing"}, {"", "ConsentAnalyticsReporting", "analytics.reporting"},
		{"", "MarketingPurpose", "marketing"}, {"", "PURPOSE_MARKETING", "marketing"}, {"", "purposeTrainAISystem", "train_ai_system"},
		{"", "PurposeMarketingCommunicationsEmail", "marketing.communications.email"}, {"", "PurposeDataSharing", "data_sharing"}, {"MKT", "ConsentForSales", "sales"},
		{"", "NoMarketing", ""}, {"", "OptOutMarketing", ""}, {"", "MarketingDisabled", ""}, {"", "Purpose", ""}, {"", "PurposeSMSAlerts", ""}, {"", "PurposeReporting", ""},
		{"", "", ""}, {"no marketing", "", ""}, {"", "PurposeMarketingSales", ""},
	} {
		got, ok := tx.PurposeOf(c.value, c.name)
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%q, %q: got %q, want %q", c.value, c.name, got, c.want)
		}
	}
	op := &Operand{Values: map[string]string{"2": "marketing"}}
	if got, _ := tx.PurposeVia(op, "2", ""); got != "marketing" {
		t.Errorf("values of the operand: got %q", got)
	}
	if got, _ := tx.PurposeVia(nil, "2", ""); got != "support" {
		t.Errorf("without operand: got %q", got)
	}
}

func TestKeyErrors(t *testing.T) {
	tx := parse(t, v1("purposes: {support: {}}"))
	if msg := tx.CategoryError("user.contact.email") + tx.PurposeError("support"); msg != "" {
		t.Error(msg)
	}
	for got, want := range map[string]string{
		tx.CategoryError("user.contact.emial"): `unknown data category "user.contact.emial"; allowed: user.contact or, below it, address, email, fax_number, organization, phone_number, url, or one declared under "categories" (did you mean "user.contact.email"?)`,
		tx.CategoryError("fax_number"):         `unknown data category "fax_number"; allowed: system, user and the keys below them, or one declared under "categories" (did you mean "user.contact.fax_number"?)`,
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if tx.PurposeError("suport") == "" || tx.PurposeError("") == "" || tx.CategoryError("") == "" {
		t.Error("an unknown key passes")
	}
}
