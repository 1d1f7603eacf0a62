package classify_test

import (
	"bytes"
	"encoding/gob"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/consentvet/consentvet/analyzers/internal/classify"
	"github.com/consentvet/consentvet/analyzers/internal/config"
	"github.com/consentvet/consentvet/analyzers/internal/taxonomy"
)

// silent drops what analysistest says of want comments that are meant for
// another analyzer.
type silent struct{}

func (silent) Errorf(string, ...any) {}

func factsOf(t *testing.T, pkg string) []analysis.Fact {
	t.Helper()
	tax := testTaxonomy()
	cls := classify.New(config.New(func(string) (*taxonomy.Taxonomy, error) { return tax, nil }))
	res := analysistest.Run(silent{}, analysistest.TestData(), cls, pkg)
	if len(res) != 1 || res[0].Err != nil {
		t.Fatalf("%s: %v", pkg, res)
	}
	return res[0].Facts[nil]
}

func TestFacts(t *testing.T) {
	for pkg, want := range map[string]string{
		"shop/customer": "data(Box=system Box.Private=user Contact.Phone=user.contact.phone Directory.ByKey#p0=user.unique_id " +
			"Directory.ByKey#r0=user.content EmailAddress=user.contact.email Find#p0=user.contact.email Find#r1=user.content " +
			"Nested.In.List.Deep=user.name Nested.In.Street=user.contact.address Public.Phone=user.contact.phone " +
			"Wide.A=user.name.first|user.name.last Wide.B=user.name.first|user.name.last hidden.Secret=user.password)",
		"shop/order": "data(Copy.Phone=user.contact.phone Item.Gift=user.content embedded.In=user.location)",
		"shop/alias": "",
		"plain":      "",
	} {
		got := ""
		facts := factsOf(t, pkg)
		if len(facts) > 0 {
			got = facts[0].(*classify.DataFact).String()
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", pkg, diff)
		}
	}
}

func TestFactIsStable(t *testing.T) {
	encode := func() []byte {
		var buf bytes.Buffer
		if err := gob.NewEncoder(&buf).Encode(factsOf(t, "shop/customer")[0]); err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
	if !bytes.Equal(encode(), encode()) {
		t.Error("two runs give different facts")
	}
}
