package taxonomy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func touch(t *testing.T, root string, names ...string) {
	t.Helper()
	for _, n := range names {
		p := filepath.Join(root, n)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDiscover(t *testing.T) {
	for _, c := range []struct {
		name, files, dir, gowork, want string
	}{
		{"module", "m/go.mod m/.consentvet.yml m/p/x.go", "m/p", "", "m/.consentvet.yml"},
		{"not in a package", "m/go.mod m/p/.consentvet.yml m/p/q/x.go", "m/p/q", "", ""},
		{"not in the package itself", "m/go.mod m/p/.consentvet.yml", "m/p", "", ""},
		{"module before workspace", "go.work .consentvet.yml m/go.mod m/.consentvet.yml", "m", "", "m/.consentvet.yml"},
		{"workspace", "go.work .consentvet.yml m/go.mod m/p/x.go", "m/p", "", ".consentvet.yml"},
		{"workspace off", "go.work .consentvet.yml m/go.mod", "m", "off", ""},
		{"workspace elsewhere", "w/go.work w/.consentvet.yml m/go.mod", "m", "w/go.work", "w/.consentvet.yml"},
		{"workspace before repository", ".git/HEAD .consentvet.yml w/go.work w/.consentvet.yml w/m/go.mod", "w/m", "", "w/.consentvet.yml"},
		{"repository", ".git/HEAD .consentvet.yml a/m/go.mod a/m/p/x.go", "a/m/p", "", ".consentvet.yml"},
		{"worktree", ".git .consentvet.yml m/go.mod", "m", "", ".consentvet.yml"},
		{"not between module and repository", ".git/HEAD a/.consentvet.yml a/m/go.mod", "a/m", "", ""},
		{"nearest module", "go.mod .consentvet.yml m/go.mod m/.consentvet.yml", "m", "", "m/.consentvet.yml"},
		{"outer module does not count", "go.mod .consentvet.yml m/go.mod", "m", "", ""},
		{"dependency", "mod/x@v1.2.3/go.mod mod/x@v1.2.3/.consentvet.yml", "mod/x@v1.2.3", "", ""},
		{"without module", ".git/HEAD .consentvet.yml p/x.go", "p", "", ".consentvet.yml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			t.Setenv(EnvConfig, "")
			touch(t, root, strings.Fields(c.files)...)
			if c.gowork != "" && c.gowork != "off" {
				c.gowork = filepath.Join(root, c.gowork)
			}
			t.Setenv("GOWORK", c.gowork)
			got, err := Discover(filepath.Join(root, c.dir), "")
			if err != nil {
				t.Fatal(err)
			}
			if want := c.want; want != "" {
				c.want = filepath.Join(root, want)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestDiscoverNamed(t *testing.T) {
	root := t.TempDir()
	touch(t, root, "go.mod", ".consentvet.yml", "a.yml", "b.yml", "dir/x", "yaml/go.mod", "yaml/.consentvet.yaml")
	t.Setenv(EnvConfig, filepath.Join(root, "a.yml"))
	if got, err := Discover(root, ""); err != nil || got != filepath.Join(root, "a.yml") {
		t.Errorf("environment: %q, %v", got, err)
	}
	if got, err := Discover(root, filepath.Join(root, "b.yml")); err != nil || got != filepath.Join(root, "b.yml") {
		t.Errorf("explicit: %q, %v", got, err)
	}
	if _, err := Discover(root, filepath.Join(root, "none.yml")); err == nil || !strings.Contains(err.Error(), "-config") {
		t.Errorf("missing explicit file: %v", err)
	}
	t.Setenv(EnvConfig, filepath.Join(root, "none.yml"))
	if _, err := Discover(root, ""); err == nil || !strings.Contains(err.Error(), "$"+EnvConfig) {
		t.Errorf("missing file of the environment: %v", err)
	}
	t.Setenv(EnvConfig, filepath.Join(root, "dir"))
	if _, err := Discover(root, ""); err == nil || !strings.Contains(err.Error(), "directory") {
		t.Errorf("directory: %v", err)
	}
	t.Setenv(EnvConfig, "")
	if _, err := Discover(filepath.Join(root, "yaml"), ""); err == nil || !strings.Contains(err.Error(), "rename") {
		t.Errorf("wrong name: %v", err)
	}
	link := t.TempDir()
	if err := os.WriteFile(filepath.Join(link, "go.mod"), []byte("module m\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("elsewhere.yml", filepath.Join(link, FileName)); err != nil {
		t.Fatal(err)
	}
	if _, err := Discover(link, ""); err == nil || !strings.Contains(err.Error(), "a link to elsewhere.yml, which does not exist") {
		t.Errorf("link: %v", err)
	}
}
