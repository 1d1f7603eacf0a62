// Package editor is the consentvet-gopls command as a library: a language
// server that an editor starts in place of gopls. It starts the real gopls,
// passes everything through in both directions, and adds consentvet's findings
// on the buffers as they are, saved or not, to what gopls publishes, with quick
// fixes. It knows the protocol and no version of gopls.
package editor

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/consentvet/consentvet/analyzers"
	"github.com/consentvet/consentvet/analyzers/command/internal/workspace"
)

// goplsEnv names the real gopls in the environment.
const goplsEnv = "CONSENTVET_GOPLS"

const usage = `usage: consentvet-gopls [-gopls=FILE] [-config=FILE] [gopls's own flags and arguments]

An editor starts this program as its gopls. It starts the real one and adds
consentvet's findings to its diagnostics.

  -gopls=FILE   the real gopls; else $CONSENTVET_GOPLS, else the first gopls in
                $PATH that is not this program, else that of 'go install'
  -config=FILE  the taxonomy; else $CONSENTVET_CONFIG, else .consentvet.yml as
                for consentvet

Everything else goes to gopls.
`

// flags are this program's own.
type flags struct {
	gopls, config string
	help          bool
	rest          []string // gopls's
}

// parse takes the program's own flags off the arguments; they have one or two
// dashes, and their value after an equals sign or in the next argument.
func parse(args []string) (flags, error) {
	var f flags
	for i := 0; i < len(args); i++ {
		name, value, hasValue := strings.Cut(args[i], "=")
		var to *string
		switch strings.TrimPrefix(strings.TrimPrefix(name, "-"), "-") {
		case name:
		case "gopls":
			to = &f.gopls
		case "config":
			to = &f.config
		case "h", "help":
			f.help = true
		}
		if to == nil {
			f.rest = append(f.rest, args[i])
			continue
		}
		if !hasValue {
			if i++; i == len(args) {
				return f, fmt.Errorf("%s needs the name of a file", name)
			}
			value = args[i]
		}
		*to = value
	}
	return f, nil
}

// serves reports whether gopls is to be a language server on its standard
// input with these arguments. Otherwise they ask for one of its other commands.
func serves(args []string) bool {
	boolean := []string{"v", "vv", "verbose", "veryverbose", "rpc.trace"}
	for i := 0; i < len(args); i++ {
		name, isFlag := strings.CutPrefix(args[i], "-")
		name = strings.TrimPrefix(name, "-")
		switch {
		case !isFlag:
			return args[i] == "serve" && serves(args[i+1:])
		case strings.HasPrefix(name, "listen") || strings.HasPrefix(name, "port"):
			return false
		case !strings.Contains(name, "=") && !slices.Contains(boolean, name):
			i++ // its value
		}
	}
	return true
}

// Main runs the command with the arguments (without the program's name) and
// returns its exit status.
func Main(args []string, stdin io.Reader, stdout io.WriteCloser, stderr io.Writer) int {
	f, err := parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "consentvet-gopls: %v\n%s", err, usage)
		return 2
	}
	if f.help {
		fmt.Fprint(stdout, usage)
		return 0
	}
	if !serves(f.rest) {
		return passOn(f, stdin, stdout, stderr)
	}
	config := f.config
	if config == "" {
		config = os.Getenv("CONSENTVET_CONFIG")
	}
	if config != "" {
		if config, err = filepath.Abs(config); err != nil {
			fmt.Fprintf(stderr, "consentvet-gopls: -config: %v\n", err)
			return 2
		}
	}
	p := &proxy{
		start:    func() (*process, error) { return startGopls(f, stderr) },
		analysis: workspace.Options{Build: analyzers.Build, Config: config},
		debounce: 250 * time.Millisecond, poll: 2 * time.Second, backoff: time.Second,
		logTo: stderr,
	}
	return p.run(stdin, stdout)
}

// passOn runs gopls for something else than an editor, such as gopls version,
// which editors call too.
func passOn(f flags, stdin io.Reader, stdout, stderr io.Writer) int {
	path, err := findGopls(f.gopls)
	if err != nil {
		fmt.Fprintf(stderr, "consentvet-gopls: %v\n", err)
		return 2
	}
	cmd := exec.Command(path, f.rest...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, stdout, stderr
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() > 0:
		return exit.ExitCode()
	case err != nil:
		fmt.Fprintf(stderr, "consentvet-gopls: %s: %v\n", path, err)
		return 2
	}
	return 0
}

func startGopls(f flags, stderr io.Writer) (*process, error) {
	path, err := findGopls(f.gopls)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path, f.rest...)
	cmd.Stderr = stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("gopls cannot be started: %w", err)
	}
	return &process{in: in, out: out, wait: cmd.Wait, kill: func() { cmd.Process.Kill() }}, nil
}

// findGopls returns the real gopls. This program may well be installed under
// that name, so that it must not find itself.
func findGopls(flag string) (string, error) {
	for _, named := range []struct{ path, by string }{{flag, "-gopls"}, {os.Getenv(goplsEnv), "$" + goplsEnv}} {
		if named.path == "" {
			continue
		}
		path, err := exec.LookPath(named.path)
		if err != nil {
			return "", fmt.Errorf("no gopls where %s says: %w", named.by, err)
		}
		if isSelf(path) {
			return "", fmt.Errorf("%s names %s, which is consentvet-gopls itself; name the real gopls", named.by, path)
		}
		return path, nil
	}
	exe := "gopls"
	if runtime.GOOS == "windows" {
		exe += ".exe"
	}
	for _, dir := range append(filepath.SplitList(os.Getenv("PATH")), installDirs()...) {
		path, err := exec.LookPath(filepath.Join(dir, exe))
		if err == nil && filepath.IsAbs(path) && !isSelf(path) {
			return path, nil
		}
	}
	return "", fmt.Errorf("gopls was not found: install it (go install golang.org/x/tools/gopls@latest), or name it with -gopls=FILE or $%s", goplsEnv)
}

// installDirs are where go install puts programs. Editors that are started
// from a desktop often have a PATH without them.
func installDirs() []string {
	var dirs []string
	out, err := exec.Command("go", "env", "GOBIN", "GOPATH").Output()
	if err != nil {
		return nil
	}
	lines := strings.Split(strings.ReplaceAll(string(out), "\r", ""), "\n")
	if lines[0] != "" {
		dirs = append(dirs, lines[0])
	}
	if len(lines) > 1 {
		for _, dir := range filepath.SplitList(lines[1]) {
			dirs = append(dirs, filepath.Join(dir, "bin"))
		}
	}
	return dirs
}

func isSelf(path string) bool {
	self, err := os.Executable()
	if err != nil {
		return false
	}
	a, aerr := os.Stat(self)
	b, berr := os.Stat(path)
	return aerr == nil && berr == nil && os.SameFile(a, b)
}
