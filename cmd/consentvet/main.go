// Consentvet reports personal data that reaches a third party without a consent
// check or purpose tag. It checks packages itself (consentvet ./...), or runs
// under go vet (go vet -vettool=$(which consentvet) ./...); consentvet help
// tells more.
package main

import (
	"os"
	"runtime/debug"

	"github.com/consentvet/consentvet/analyzers/command"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(300) // a short run: memory is cheaper than collecting it
	}
	os.Exit(command.Main(os.Args[1:], os.Stdout, os.Stderr))
}
