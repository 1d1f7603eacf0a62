package taxonomy

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// FileName is the name under which a taxonomy file is found.
const FileName = ".consentvet.yml"

// EnvConfig names the environment variable that names a taxonomy file.
const EnvConfig = "CONSENTVET_CONFIG"

// Discover returns the taxonomy file that holds for the package in dir:
// explicit if it is not "", else what $CONSENTVET_CONFIG names, else
// .consentvet.yml at the root of dir's module, else of its workspace, else of
// its repository, and "" if there is none. A file that merely lies in a
// package's directory on the way does not count, nor does one of a dependency
// in the module cache.
//
// A file that was named and does not exist is an error, and so is one with a
// name that is almost right, because passing it over would silence the checks.
func Discover(dir, explicit string) (path string, err error) {
	if explicit != "" {
		return Named(explicit, "-config")
	}
	if env := os.Getenv(EnvConfig); env != "" {
		return Named(env, "$"+EnvConfig)
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", fmt.Errorf("cannot look for %s: %w", FileName, err)
	}
	module := upwards(dir, "go.mod")
	if module != "" && inModuleCache(module) {
		return "", nil
	}
	for _, root := range []string{module, workspace(dir), upwards(dir, ".git")} {
		if root == "" {
			continue
		}
		if path, err := fileAt(root); path != "" || err != nil {
			return path, err
		}
	}
	return "", nil
}

// Repository returns the root of the repository that a directory is in: the
// nearest one upwards with a .git, else the workspace's, else the module's,
// else the directory itself.
func Repository(dir string) string {
	for _, root := range []string{upwards(dir, ".git"), workspace(dir), upwards(dir, "go.mod")} {
		if root != "" && contains(root, dir) {
			return root
		}
	}
	return dir
}

// contains tells whether dir is root or below it; a workspace may be elsewhere.
func contains(root, dir string) bool {
	rel, err := filepath.Rel(root, dir)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// Named checks a file that the user named, by a flag or the like.
func Named(path, by string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("the taxonomy file %s, which %s names, does not exist", path, by)
	case err != nil:
		return "", fmt.Errorf("cannot read the taxonomy file that %s names: %w", by, err)
	case info.IsDir():
		return "", fmt.Errorf("%s, which %s names, is a directory; name the taxonomy file itself", path, by)
	}
	return path, nil
}

// upwards returns the nearest directory from dir upwards that holds an entry
// of that name, "" if none does.
func upwards(dir, name string) string {
	for {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// workspace returns the directory of the go.work file that is in effect.
func workspace(dir string) string {
	switch env := os.Getenv("GOWORK"); env {
	case "off":
		return ""
	case "", "auto":
		return upwards(dir, "go.work")
	default:
		return filepath.Dir(env)
	}
}

// fileAt returns the taxonomy file in a root, "" if there is none.
func fileAt(root string) (string, error) {
	path := filepath.Join(root, FileName)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return "", fmt.Errorf("%s is a directory; allowed: a file", path)
	case err == nil:
		return path, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("cannot read the taxonomy file: %w", err)
	}
	if to, err := os.Readlink(path); err == nil {
		return "", fmt.Errorf("%s is a link to %s, which does not exist", path, to)
	}
	for _, wrong := range []string{".consentvet.yaml", "consentvet.yml", "consentvet.yaml"} {
		if info, err := os.Stat(filepath.Join(root, wrong)); err == nil && info.Mode().IsRegular() {
			return "", fmt.Errorf("%s is not read; rename it to %s", filepath.Join(root, wrong), FileName)
		}
	}
	return "", nil
}

var versioned = regexp.MustCompile(`@v[0-9]`)

// inModuleCache tells the root of a downloaded module: the go command puts
// name@version into its path. A replaced module has a directory of its own.
func inModuleCache(root string) bool {
	for _, elem := range strings.Split(filepath.ToSlash(root), "/") {
		if versioned.MatchString(elem) {
			return true
		}
	}
	return false
}
