package host

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Debian installs Debian packages that are not there. A bare machine has no lists
// of packages yet, and tests of other packages may install something meanwhile.
func Debian(t *testing.T, packages ...string) {
	t.Helper()
	// It knows packages that were removed, too.
	have, err := exec.Command("dpkg-query", slices.Concat([]string{"-W", "-f==${db:Status-Status}\n"}, packages)...).Output()
	if err == nil && strings.Count(string(have), "=installed\n") == len(packages) {
		return
	}
	lock := filepath.Join(os.TempDir(), "consentvet hosts.lock")
	cmd := exec.Command("flock", slices.Concat([]string{lock, "sh", "-c",
		`apt-get update; apt-get install -y --no-install-recommends "$@"`, "sh"}, packages)...)
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("install the Debian packages %q: %v\n%s", packages, err, out)
	}
}

// A Tree is a directory with programs of some version of Debian, which need not
// be that of the machine.
type Tree struct {
	t   *testing.T
	Dir string
}

// DebianTree lays packages of a version of Debian, and what they need, into a
// directory. Nothing is installed by it.
func DebianTree(t *testing.T, version string, packages ...string) Tree {
	t.Helper()
	Debian(t, "mmdebstrap")
	tree := Tree{t, filepath.Join(t.TempDir(), "debian")}
	args := []string{"--variant=extract", "--include=" + strings.Join(packages, ","), version, tree.Dir}
	// From where this machine has its own; empty if it has no lists.
	mirror, err := exec.Command("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Label: Debian").Output()
	if err != nil {
		t.Fatal(err)
	}
	if uri, _, _ := strings.Cut(string(mirror), "\n"); uri != "" {
		args = append(args, uri)
	}
	if out, err := exec.Command("mmdebstrap", args...).CombinedOutput(); err != nil {
		t.Fatalf("mmdebstrap %q: %v\n%s", args, err, out)
	}
	return tree
}

// Command is the command for one of the tree's programs, with the libraries there.
func (tree Tree) Command(program string) []string {
	tree.t.Helper()
	loaders, err := filepath.Glob(filepath.Join(tree.Dir, "usr/lib/*-linux-*/ld-linux*"))
	if err != nil || len(loaders) != 1 {
		tree.t.Fatalf("dynamic loaders: %q, %v", loaders, err)
	}
	return []string{loaders[0], "--library-path", filepath.Dir(loaders[0]), filepath.Join(tree.Dir, program)}
}
