package vet

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// After each kind of edit, go vet must find what consentvet does, which keeps
// nothing.
func TestCache(t *testing.T) {
	m := host.Copy(t, "pair")
	all := len(same(t, m, "before any edit"))

	const vendor, ours = `"https://api.sendgrid.com/v3/mail/send"`, `"https://localhost/v3/mail/send"`
	m.Replace("mail/mail.go", vendor, ours)
	for _, f := range same(t, m, "after an edit of a dependency") {
		if f.Check == "consentcheck" {
			t.Errorf("although nothing is sent to a vendor, there is %s", f)
		}
	}
	m.Replace("mail/mail.go", ours, vendor)
	if n := len(same(t, m, "after that was undone")); n != all {
		t.Errorf("%d findings after the edit was undone, want %d", n, all)
	}

	const phone = "      Phone: user.contact.phone_number\n"
	m.Replace(".consentvet.yml", phone, "")
	if n := len(same(t, m, "after an edit of the taxonomy")); n >= all {
		t.Errorf("%d findings after the edit of the taxonomy, %d before it", n, all)
	}
	m.Replace(".consentvet.yml", "      Email: user.contact.email\n", "      Email: user.contact.email\n"+phone)

	same(t, m, "with another flag", "-directive=false")
	if n := len(same(t, m, "with all checks again")); n != all {
		t.Errorf("%d findings in the end, want %d", n, all)
	}
}

// A dependency's findings are not lost because its importer was vetted first.
func TestImporterFirst(t *testing.T) {
	m := host.Copy(t, "pair")
	m.Write("last/last.go", "package last\n\nimport \"example.com/pair/signup\"\n\nfunc F(c signup.Customer) error { return signup.Offer(c) }\n")
	m.Run("go", "vet", "-vettool="+consentvet, "./last")
	host.Same(t, "go vet of a package after its importer", own(m, "./signup"), vet(t, m, "./signup"))
}

// Another version of the tool starts afresh: what one has kept is not shown for
// another one.
func TestToolVersion(t *testing.T) {
	m := host.Copy(t, "pair")
	want := same(t, m, "with the first version")
	dir := t.TempDir()
	other, err := host.Build(dir, host.Root(), "./cmd/consentvet", "other", "-ldflags=-X=main.unused=other -s")
	if err != nil {
		t.Fatal(err)
	}
	first := m.Must(consentvet, "-V=full").Stdout
	if second := m.Must(other, "-V=full").Stdout; second == first {
		t.Errorf("two versions have the same identity %s", first)
	}
	// The same file name, other bytes: as after an upgrade.
	data, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	upgraded := filepath.Join(dir, filepath.Base(consentvet))
	if err := os.WriteFile(upgraded, data, 0o777); err != nil {
		t.Fatal(err)
	}
	host.Same(t, "go vet with another version", want, vetWith(t, m, upgraded, "./..."))
}
