package command_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// openTerminal returns the two ends of a terminal: what is written to tty can
// be read from screen.
func openTerminal(t *testing.T) (screen, tty *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { screen.Close() })
	var n uint32
	ioctl := func(request uintptr, arg *uint32) {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, screen.Fd(), request, uintptr(unsafe.Pointer(arg))); errno != 0 {
			t.Fatal(errno)
		}
	}
	ioctl(syscall.TIOCSPTLCK, new(uint32))
	ioctl(syscall.TIOCGPTN, &n)
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return screen, tty
}

// onTerminal runs the command with one of its outputs, or both, on a terminal
// and returns what is shown there and what goes elsewhere.
func (p *project) onTerminal(stdout, stderr bool, args ...string) (shown, elsewhere string) {
	p.T.Helper()
	screen, tty := openTerminal(p.T)
	cmd := exec.Command(tool, args...)
	cmd.Dir, cmd.Env = p.Dir, p.Env
	var other strings.Builder
	cmd.Stdout, cmd.Stderr = &other, &other
	if stdout {
		cmd.Stdout = tty
	}
	if stderr {
		cmd.Stderr = tty
	}
	done := make(chan string)
	go func() {
		text, _ := io.ReadAll(screen) // ends with an error when the last writer is gone
		done <- string(text)
	}()
	_ = cmd.Run() // the output tells
	tty.Close()
	return strings.ReplaceAll(<-done, "\r\n", "\n"), other.String()
}

// For people, there is colour, the code, and what is being done meanwhile;
// for programs, none of it.
func TestTerminal(t *testing.T) {
	p := newProject(t, shop).with("TERM=xterm")
	plain := p.run("-sinkcheck", "./c").Stdout
	frame := "     5 | func Far() { b.Via() }\n       |              "

	shown, _ := p.onTerminal(true, false, "-sinkcheck", "./c")
	wantText(t, "a terminal", shown, frame+"\x1b[31m^~~~~~~\x1b[0m\n")
	wantText(t, "a terminal", shown, "\t\x1b[2mc/c.go:5:1\x1b[0m: in Far\n\t     5 | func Far() { b.Via() }\n")

	shown, _ = p.with("NO_COLOR=1").onTerminal(true, false, "-sinkcheck", "./c")
	wantText(t, "a terminal with NO_COLOR", shown, frame+"^~~~~~~\n")
	wantNoText(t, "a terminal with NO_COLOR", shown, "\x1b[")
	shown, _ = p.onTerminal(true, false, "-color=never", "-sinkcheck", "./c")
	wantNoText(t, "a terminal with -color=never", shown, "\x1b[")
	if shown, _ = p.with("TERM=dumb").onTerminal(true, false, "-sinkcheck", "./c"); shown != plain {
		t.Errorf("a terminal that can do nothing shows\n%q\nwant\n%q", shown, plain)
	}

	// Progress is the standard error's, and goes away.
	shown, stdout := p.onTerminal(false, true, "-sinkcheck", "./c")
	if stdout != plain {
		t.Errorf("beside a terminal, the output is\n%q\nwant\n%q", stdout, plain)
	}
	wantText(t, "progress", shown, "loading packages")
	wantText(t, "progress", shown, "] example.com/shop/c")
	if !strings.HasSuffix(shown, "\r\x1b[K") || strings.Contains(shown, "\n") {
		t.Errorf("progress stays on the screen: %q", shown)
	}
	shown, _ = p.onTerminal(true, false, "-sarif", "-sinkcheck", "./c")
	wantNoText(t, "a document on a terminal", shown, "\x1b[")
}
