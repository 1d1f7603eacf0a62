package gopls_test

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/consentvet/consentvet/internal/host"
)

// wait is what the clients' scripts share: it waits until the form found gives as
// many findings as are wanted, each a line and a message, and prints them.
const wait = `
(defun found-when (found wanted)
  (let ((rounds 0) (list nil))
    (while (and (< rounds 600) (< (length list) wanted))
      (accept-process-output nil 0.2)
      (setq rounds (1+ rounds) list (funcall found)))
    (dolist (f list) (message "FOUND %d: %s" (car f) (car (split-string (cdr f) "\n"))))
    (kill-emacs 0)))
(require 'go-mode)
`

// clients are Emacs's two, with what follows the set-up of docs/editors.md.
var clients = []struct{ name, block, use string }{
	{"eglot", "eglot-server-programs", `
(require 'eglot)
(setq eglot-sync-connect 120 eglot-connect-timeout 120)
(find-file "signup/signup.go")
(call-interactively #'eglot)
(found-when
  (lambda ()
    (flymake-start)
    (mapcar (lambda (d) (cons (line-number-at-pos (flymake-diagnostic-beg d)) (flymake-diagnostic-text d))) (flymake-diagnostics)))
  %d)`},
	{"lsp-mode", "lsp-go-gopls-server-path", `
(require 'lsp-mode)
(require 'lsp-go)
(setq lsp-auto-guess-root t lsp-enable-snippet nil lsp-enable-file-watchers nil lsp-diagnostics-provider :none)
(lsp-workspace-folders-add default-directory)
(find-file "signup/signup.go")
(lsp)
(found-when
  (lambda ()
    (let (list)
      (maphash (lambda (file diagnostics)
                 (when (string-suffix-p "signup.go" file)
                   (dolist (d diagnostics)
                     (push (cons (1+ (lsp:position-line (lsp:range-start (lsp:diagnostic-range d)))) (lsp:diagnostic-message d)) list))))
               (lsp-diagnostics))
      list))
  %d)`},
}

// TestEmacs follows the page for Emacs: with each of its two clients, its buffer
// shows the findings.
func TestEmacs(t *testing.T) {
	host.Debian(t, "emacs-nox", "elpa-go-mode", "elpa-lsp-mode")
	if exec.Command("emacs", "--batch", "-l", "eglot").Run() != nil { // part of Emacs since 29
		host.Debian(t, "elpa-eglot")
	}
	for _, client := range clients {
		t.Run(client.name, func(t *testing.T) {
			setup := block(t, page(t), "elisp", client.block)
			if !strings.Contains(setup, `"/home/me/go/bin/consentvet-gopls"`) {
				t.Fatalf("the set-up names no program: %s", setup)
			}
			setup = strings.ReplaceAll(setup, "/home/me/go/bin/consentvet-gopls", proxy)
			m := host.Copy(t, "pair").AtHome().With("CONSENTVET_GOPLS="+gopls, "GOCACHE="+goEnv(t, "GOCACHE"),
				"GOMODCACHE="+goEnv(t, "GOMODCACHE"), "GOPATH="+goEnv(t, "GOPATH"))
			want := m.Parse(m.Run(tool, "./...").Stdout)
			m.Write("../setup.el", setup+wait+fmt.Sprintf(client.use, len(want)))
			r := m.Run("emacs", "--batch", "-l", "../setup.el")
			var got []host.Finding
			for line := range strings.Lines(r.Stdout + r.Stderr) {
				if text, ok := strings.CutPrefix(strings.TrimSpace(line), "FOUND "); ok {
					place, rest, _ := strings.Cut(text, " ")
					if _, message, ok := strings.Cut(rest, "]: "); ok && strings.HasPrefix(rest, "consentvet [") {
						rest = message // Eglot puts source and check in front
					}
					got = append(got, host.Finding{Message: place + " " + rest})
				}
			}
			host.Same(t, "Emacs with "+client.name, plain(want), got)
			if t.Failed() {
				t.Log(r)
			}
		})
	}
}

// block returns the example of a page, in the language, that contains the text.
func block(t *testing.T, page, language, text string) string {
	t.Helper()
	for _, b := range strings.Split(page, "```"+language+"\n")[1:] {
		if b, _, _ = strings.Cut(b, "```"); strings.Contains(b, text) {
			return b
		}
	}
	t.Fatalf("the page has no example with %q", text)
	return ""
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
