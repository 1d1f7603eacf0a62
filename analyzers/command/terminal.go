package command

import (
	"fmt"
	"io"
	"os"
)

// isTerminal reports whether w is a terminal that shows what is written to it.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull) // a character device as well
	return err != nil || !os.SameFile(info, null)
}

// progress shows on a terminal what is being done, on one line that goes away.
// With -v, it writes lines that stay, wherever it writes.
type progress struct {
	w       io.Writer
	live    bool
	verbose bool
}

func newProgress(w io.Writer, verbose bool) *progress {
	return &progress{w: w, live: isTerminal(w) && !verbose, verbose: verbose}
}

func (p *progress) say(what string) {
	switch {
	case p.verbose:
		fmt.Fprintf(p.w, "consentvet: %s\n", what)
	case p.live:
		fmt.Fprintf(p.w, "\r\x1b[K%s", what)
	}
}

func (p *progress) pkg(path string, done, total int) {
	p.say(fmt.Sprintf("[%d/%d] %s", done, total, path))
}

func (p *progress) clear() {
	if p.live {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
