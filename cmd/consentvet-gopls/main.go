// Consentvet-gopls is a language server that an editor starts in place of
// gopls: it starts gopls and adds consentvet's findings to its diagnostics.
package main

import (
	"os"

	"github.com/consentvet/consentvet/analyzers/command/editor"
)

func main() {
	os.Exit(editor.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
