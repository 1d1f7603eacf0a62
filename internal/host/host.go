// Package host helps to test consentvet as a program, by itself and inside the
// programs that people use it with: a test writes or copies a module, runs
// programs in it, and compares what they show.
package host

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// Root is the root of the repository.
func Root() string {
	_, file, _, ok := runtime.Caller(0)
	if !ok {
		panic("the tests were built without file names")
	}
	return filepath.Join(filepath.Dir(file), "..", "..")
}

// Build builds a program into a directory, under the name, and returns its path.
// The package is named as the go command does it in the directory from.
func Build(dir, from, pkg, name string, flags ...string) (string, error) {
	name = filepath.Join(dir, name)
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	cmd := exec.Command("go", slices.Concat([]string{"build", "-o", name}, flags, []string{pkg})...)
	cmd.Dir = from
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", pkg, err, out)
	}
	return name, nil
}

// Consentvet is the package of the program, as [Main] takes it.
const Consentvet = "./cmd/consentvet"

// Main runs the tests with the program of a package of this repository, named
// consentvet, built into a directory that it removes again. It sets *tool to
// the program's path. The functions build what is needed besides, into the same
// directory.
func Main(m *testing.M, tool *string, pkg string, build ...func(dir string) error) {
	os.Exit(run(m, tool, pkg, build))
}

func run(m *testing.M, tool *string, pkg string, build []func(dir string) error) int {
	dir, err := os.MkdirTemp("", "consentvet hosts") // with spaces: users have them
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if *tool, err = Build(dir, Root(), pkg, "consentvet"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for _, f := range build {
		if err := f(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return m.Run()
}

// A Module is a directory of files in which programs are run.
type Module struct {
	T   *testing.T
	Dir string
	Env []string
}

// New returns an empty module in a directory of its own, whose name contains a
// space. The environment is the test's, without what would change the result.
func New(t *testing.T) *Module {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	m := &Module{T: t, Dir: filepath.Join(dir, "a module")}
	if err := os.Mkdir(m.Dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, env := range os.Environ() {
		switch name, _, _ := strings.Cut(env, "="); name {
		case "CONSENTVET_CONFIG", "GOFLAGS", "GOWORK", "NO_COLOR", "PWD":
		default:
			m.Env = append(m.Env, env)
		}
	}
	return m
}

// WriteAll writes the files of archives: each starts with a line "-- name --".
func (m *Module) WriteAll(archives ...string) {
	m.T.Helper()
	for _, a := range archives {
		for _, part := range strings.Split("\n"+a, "\n-- ")[1:] {
			name, text, _ := strings.Cut(part, " --\n")
			m.Write(name, text+"\n")
		}
	}
}

// Copy returns a copy of a module of the repository's testdata, such as "shop".
func Copy(t *testing.T, name string) *Module {
	t.Helper()
	m := New(t)
	if err := os.CopyFS(m.Dir, os.DirFS(filepath.Join(Root(), "testdata", name))); err != nil {
		t.Fatal(err)
	}
	return m
}

// With returns the module with more environment.
func (m *Module) With(env ...string) *Module {
	n := *m
	n.Env = slices.Concat(m.Env, env)
	return &n
}

// AtHome returns the module with an empty home directory of its own. What an
// editor has started may outlive the editor and go on writing there, so that the
// directory cannot be the test's own, which has to be removable when it ends.
func (m *Module) AtHome() *Module {
	m.T.Helper()
	home, err := os.MkdirTemp("", "home")
	if err != nil {
		m.T.Fatal(err)
	}
	m.T.Cleanup(func() {
		for end := time.Now().Add(10 * time.Second); os.RemoveAll(home) != nil && time.Now().Before(end); {
			time.Sleep(100 * time.Millisecond)
		}
	})
	return m.With("HOME=" + home)
}

// In returns the module seen from one of its directories.
func (m *Module) In(sub string) *Module {
	n := *m
	n.Dir = filepath.Join(m.Dir, filepath.FromSlash(sub))
	return &n
}

// Write writes a file, and its directory where it is missing.
func (m *Module) Write(name, text string) {
	m.T.Helper()
	name = filepath.Join(m.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		m.T.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		m.T.Fatal(err)
	}
}

// Read returns the content of a file.
func (m *Module) Read(name string) string {
	m.T.Helper()
	data, err := os.ReadFile(filepath.Join(m.Dir, filepath.FromSlash(name)))
	if err != nil {
		m.T.Fatal(err)
	}
	return string(data)
}

// Replace replaces a part of a file, which must be there once.
func (m *Module) Replace(name, old, text string) {
	m.T.Helper()
	have := m.Read(name)
	if strings.Count(have, old) != 1 {
		m.T.Fatalf("%s contains %d times what is to be replaced: %q", name, strings.Count(have, old), old)
	}
	m.Write(name, strings.Replace(have, old, text, 1))
}

// Files lists the files with the extension, as slash-separated paths.
func (m *Module) Files(ext string) []string {
	m.T.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(m.Dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(path) == ext {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		m.T.Fatal(err)
	}
	return list
}

// A Result is the outcome of a command.
type Result struct {
	Stdout, Stderr string
	Code           int
}

// Output is everything that a user sees.
func (r Result) Output() string { return r.Stdout + r.Stderr }

func (r Result) String() string {
	return fmt.Sprintf("exit status %d\n--- stdout\n%s--- stderr\n%s", r.Code, r.Stdout, r.Stderr)
}

// Run runs a program in the module. A program that cannot be started ends the
// test; one that fails does not.
func (m *Module) Run(name string, args ...string) Result {
	m.T.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = m.Dir, m.Env
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		m.T.Fatal(err)
	}
	return Result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// Must is Run for programs that have to succeed.
func (m *Module) Must(name string, args ...string) Result {
	m.T.Helper()
	r := m.Run(name, args...)
	if r.Code != 0 {
		m.T.Fatalf("%s %q: %s", name, args, r)
	}
	return r
}

// Remove removes a file.
func (m *Module) Remove(name string) error {
	return os.Remove(filepath.Join(m.Dir, filepath.FromSlash(name)))
}
