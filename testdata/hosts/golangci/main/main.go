// Program main is golangci-lint with the plugin built in, as `golangci-lint
// custom` makes it. That command fetches golangci-lint's repository; this module
// needs the module proxy only.
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/consentvet/consentvet/analyzers/golangci"
)

func main() {
	// A version, since golangci-lint keys its cache by it: the test holds that
	// the plugin makes up for what a version does not tell.
	info := commands.BuildInfo{Version: "2.15.0-custom", GoVersion: runtime.Version(), Commit: "?", Date: "?"}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}
