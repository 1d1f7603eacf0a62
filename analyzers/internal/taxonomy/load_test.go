package taxonomy

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type goodFile struct{ name, text string }

func goodFiles(t *testing.T) []goodFile {
	t.Helper()
	full, err := os.ReadFile("testdata/full.yml")
	if err != nil {
		t.Fatal(err)
	}
	return []goodFile{
		{"full", string(full)},
		{"full with CRLF and BOM", bom + strings.ReplaceAll(string(full), "\n", "\r\n")},
		{"smallest", "version: 1"},
		{"JSON", `{"version": 1, "policy": {"require": "both"}}`},
		{"document marks", "---\nversion: 1\n...\n"},
		{"no packs", v1("extends: []", "categories: [x, x.y]", "purposes: {p: {}}", "data: [{type: a.B, category: x.y}]")},
		{"categories with meanings", v1("categories: {user.pager: Number of a pager, user.badge: }")},
		{"purposes of all kinds", v1("purposes:", "  a:", "  a.b: {}", "  c: {legal_basis: vital_interests, values: [CS, '2', 3, example.com/x.PurposeC]}")},
		{"data param", v1("data:", "  - func: gopkg.in/x.v3.Handle", "    param: 1", "    category: [user.contact, user.name]")},
		{"names in", v1("data:", "  - names: ^Name$", "    in: Customer", "    kinds: [string, time.Time, byte]", "    category: user.name")},
		{"type whole", v1("data:", "  - {type: net/mail.Address, category: user.contact.email}", "  - {type: a/b.c, subject: ID}")},
		{"vendor details", v1("vendors:", "  - name: A", "    owner: Legal", "    dpa: https://example.com/dpa", "    module: github.com/a/b/v3", "    approved: []",
			"    sinks: []", "    hosts: ['*.a.com', localhost, 10.0.0.1]")},
		{"approval details", v1("vendors:", "  - name: A", "    hosts: [a.com]", "    approved:", "      - categories: [user]", "        review_by: '2027-01-01'",
			"        safeguards: [{arg: 0}, {arg: 1, path: A.B, want: true}, {arg: 2, want: 3}]")},
		{"receivers", v1("vendors: [{name: A, sinks: [{func: '(a/b.T).M', args: [0, receiver]}]}]",
			"consent_checks:", "  - func: (a/b.T).Granted", "    subject: {receiver: true, path: User.ID}", "    purpose: {arg: 0, path: Purpose, values: {2: marketing, X: sales}}",
			"    result: 1", "    parties: all", "  - field: a/b.T.OptIn", "    subject: {receiver: true, path: CustomerID}", "    purpose: {key: true, values: {m: marketing}}",
			"  - field: a/b.T.Sales", "    purpose: {const: sales}", "    granted_when: a/b.Yes", "    explicit: false",
			"purpose_tags:", "  - {func: (a/b.T).Tag, purpose: {receiver: true}}", "  - {func: a/b.Tag, purposes: [marketing, sales]}", "  - {func: a/b.Tag2, purpose: {const: sales}}")},
		{"granted_when quoted", v1("consent_checks:", "  - {func: a.F, granted_when: 'true'}", "  - {func: a.G, granted_when: false}", "  - {func: a.H, granted_when: nil}",
			"  - {func: a.I, granted_when: non-nil}", "  - {func: a.J, granted_when: returns}", "  - {func: a.J, result: 1}")},
		{"anchors", v1("vendors:", "  - name: A", "    hosts: &h [a.com]", "  - name: B", "    hosts: *h")},
		{"sanitizer", v1("sanitizers: [{func: a.Hash}, {func: a.Mask, becomes: user.unique_id.pseudonymous}]")},
	}
}

func parse(t *testing.T, text string) *Taxonomy {
	t.Helper()
	tx, err := Parse("f.yml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func TestParseFull(t *testing.T) {
	data, err := os.ReadFile("testdata/full.yml")
	if err != nil {
		t.Fatal(err)
	}
	tx := parse(t, strings.Replace(string(data), "extends: [fideslang, go-sdks, names]", "extends: [fideslang]", 1))
	want := map[string]any{}
	got := map[string]any{}
	check := func(name string, g, w any) { got[name], want[name] = g, w }
	check("first party", tx.FirstParty, []string{"example.com/shop/..."})
	check("hosts", tx.FirstPartyHosts, []string{"*.example.com"})
	check("policy", tx.Policy, Policy{"consent_or_purpose", "optional", "report", "ignore", "ignore"})
	check("support", tx.BasisOf("support"), "contract")
	d := tx.Data[0]
	check("type", []string{d.Type, d.Subject, d.Fields[0].Name, d.Fields[1].Categories[1]}, []string{"example.com/shop/customer.Customer", "ID", "Email", "user.health_and_medical"})
	d = tx.Data[1]
	check("func", []any{d.Func.Name, d.Result, d.Param, d.Category}, []any{"(*example.com/shop/calls.Call).Transcript", 0, -1, []string{"user.content.private.call_transcript"}})
	d = tx.Data[2]
	check("tag", []any{d.Tag, d.Values}, []any{"pii", map[string]string{"email": "user.contact.email", "true": "user"}})
	d = tx.Data[3]
	check("names", []any{d.Names, d.Kinds, d.In}, []any{"(?i)^(e_?mail|phone)", []string{"string"}, ""})
	v := tx.Vendors[0]
	check("vendor", []any{v.Name, v.Module, v.Decided, v.Hosts, v.Pack}, []any{"Talkdesk", "github.com/example/talkdesk-go", true, []string{"api.talkdeskapp.com"}, ""})
	check("sink", []any{v.Sinks[0].Args, v.Sinks[0].Kind, v.Sinks[1].Args == nil, v.Sinks[1].Kind, v.Sinks[1].Parties}, []any{[]int{1, 2}, Egress, true, Interception, "all"})
	a := v.Approvals[0]
	check("approval", []any{a.Categories, a.Purposes, a.Regions, a.ReviewBy, a.Safeguards[0].Arg, a.Safeguards[0].Path, a.Safeguards[0].Want},
		[]any{[]string{"user.contact", "user.content.private.call_transcript"}, []string{"support"}, []string{"eu"}, "2027-01-01", 1, "RedactPII", "true"})
	c := tx.Checks[0]
	check("check", []any{c.Func.Name, c.Subject.Arg, c.Purpose.Arg, c.Result, c.GrantedWhen, c.Explicit, c.Purposes == nil}, []any{"example.com/shop/consent.Granted", 1, 2, 0, "true", true, true})
	check("field", []any{tx.Checks[1].Field, tx.Checks[1].Purposes, tx.Checks[2].Purpose.Key}, []any{"example.com/shop/customer.Customer.MarketingOptIn", []string{"marketing"}, true})
	check("guards", []any{tx.Checks[3].Guards.Arg, tx.Checks[3].Purpose.Arg}, []any{1, 0})
	check("tag func", []any{tx.Tags[0].Func.Name, tx.Tags[0].Purpose.Arg}, []any{"example.com/shop/privacy.WithPurpose", 1})
	check("sanitizer", []any{tx.Sanitizers[0].Func.Name, tx.Sanitizers[0].Becomes}, []any{"example.com/shop/privacy.Hash", "user.unique_id.pseudonymous"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The packs are read without a check of their notation; here it is checked.
func TestPacksAreValid(t *testing.T) {
	for _, name := range packNames() {
		p, err := readPack(name)
		if err != nil {
			t.Fatal(err)
		}
		f, rep := newFile(name, name), newReport()
		for _, s := range p.sources {
			s.trusted = false
			f.read(s, rep)
		}
		if err := rep.err(nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, v := range f.vendors {
			if v.has["approved"] {
				t.Errorf("%s: %s has approvals; what is approved is the user's to say", name, v.Name)
			}
		}
	}
}

func TestInheritedLegalBasis(t *testing.T) {
	tx := parse(t, v1("purposes:", "  a: {legal_basis: contract}", "  a.b.c: {}", "  d: {}", "  essential: {legal_basis: legitimate_interests}", "  marketing: {values: [MKT]}"))
	for key, want := range map[string]string{
		"a": "contract", "a.b.c": "contract", "a.b.c.x": "contract", "d": "consent", "zzz": "consent",
		"essential.fraud_detection": "legitimate_interests", "essential.service.security": "contract", "marketing": "consent",
		"essential.legal_obligation": "legal_obligation",
	} {
		if got := tx.BasisOf(key); got != want {
			t.Errorf("%s: got %s, want %s", key, got, want)
		}
	}
}

func TestLaterFilesOverride(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	a := write("a.yml", v1("extends: [fideslang]", "first_party: [example.com/a]", "policy: {require: both, tests: report}", "purposes: {p: {legal_basis: contract}}",
		"data: [{type: x.T, subject: A}, {tag: pii}]",
		"vendors:", "  - {name: V, owner: Ann, hosts: [V.com], sinks: [{func: 'x.com/sdk.Send'}]}", "  - {name: W, hosts: [w.com], approved: []}", "sanitizers: [{func: x.H}]"))
	b := write("b.yml", v1("policy: {require: consent}", "purposes: {p: {values: [PP]}}", "data: [{type: x.T, subject: B}]",
		"vendors:", "  - {name: V, owner: Bob, approved: [{categories: [user], purposes: [p]}]}", "  - {name: New W, hosts: [w.com], sinks: [{func: 'x.com/sdk.Other'}]}",
		"sanitizers: [{func: x.H, becomes: user.name}]"))
	tx, err := Load(a, b)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]any{
		"policy": tx.Policy, "basis": tx.BasisOf("p"), "values": tx.PurposeNames["PP"], "subject": tx.Data[0].Subject, "data": len(tx.Data),
		"extends": tx.Extends, "first": tx.FirstParty, "becomes": tx.Sanitizers[0].Becomes, "files": tx.Files,
	}
	want := map[string]any{
		"policy": Policy{"consent", "optional", "report", "ignore", "report"}, "basis": "contract", "values": "p", "subject": "B", "data": 2,
		"extends": []string{"fideslang"}, "first": []string{"example.com/a"}, "becomes": "user.name", "files": []string{a, b},
	}
	for _, v := range tx.Vendors {
		got[v.Name] = []any{v.Owner, v.Hosts, len(v.Sinks), v.Decided, len(v.Approvals)}
	}
	want["V"] = []any{"Bob", []string{"v.com"}, 1, true, 1}
	want["W"] = []any{"", []string{}, 0, true, 0}
	want["New W"] = []any{"", []string{"w.com"}, 1, false, 0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestSinkMovesToUsersVendor(t *testing.T) {
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(base.Vendors, func(v *Vendor) bool { return len(v.Sinks) > 1 })
	if i < 0 {
		t.Skip("no pack has a vendor with two sinks")
	}
	old := base.Vendors[i]
	tx := parse(t, v1("vendors:", "  - name: Mine", "    sinks: [{func: '"+old.Sinks[0].Func.Name+"'}]"))
	for _, v := range tx.Vendors {
		for _, s := range v.Sinks {
			if s.Func.Name == old.Sinks[0].Func.Name && v.Name != "Mine" {
				t.Errorf("%s still has %s", v.Name, s.Func.Name)
			}
		}
	}
	tx = parse(t, v1("vendors:", "  - name: '"+old.Name+"'", "    approved: []"))
	j := slices.IndexFunc(tx.Vendors, func(v *Vendor) bool { return v.Name == old.Name })
	if v := tx.Vendors[j]; len(v.Sinks) != len(old.Sinks) || v.Module != old.Module || !v.Decided {
		t.Errorf("the pack's sinks are lost: %+v", v)
	}
}

func TestDigest(t *testing.T) {
	base, again := parse(t, v1("policy: {}")), parse(t, v1("policy: {}"))
	if base.Digest != again.Digest || len(base.Digest) != 64 {
		t.Errorf("digests %q and %q", base.Digest, again.Digest)
	}
	other, err := Parse("elsewhere.yml", []byte(v1("policy: {}")))
	if err != nil || other.Digest != base.Digest {
		t.Errorf("the place of the file changes the digest: %v", err)
	}
	for _, text := range []string{v1("policy: {}", "#"), v1("extends: [fideslang]")} {
		if parse(t, text).Digest == base.Digest {
			t.Errorf("%q has the same digest", text)
		}
	}
	none, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if none.Digest == base.Digest || !slices.Equal(none.Extends, packNames()) || none.Files != nil {
		t.Errorf("Load() gives %v, %v", none.Extends, none.Files)
	}
}

func TestLoadReportsUnreadableFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{filepath.Join(dir, "none.yml"), dir} {
		var list Errors
		if _, err := Load(name); err == nil || errors.As(err, &list) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestFideslang(t *testing.T) {
	tx, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Concat(slices.Collect(maps.Keys(tx.Categories))) {
		if p := parent(key); p != "" && !tx.Category(p) {
			t.Errorf("the category %s has no parent", key)
		}
	}
	for key := range tx.Purposes {
		if p := parent(key); p != "" && tx.Purpose(p) == nil {
			t.Errorf("the purpose %s has no parent", key)
		}
	}
	for _, key := range []string{"user.biometric.voice.voiceprint", "user.behavior.sentiment", "user.content.private.support_ticket", "user.health_and_medical.genetic"} {
		if msg := tx.CategoryError(key); msg != "" {
			t.Error(msg)
		}
	}
}
