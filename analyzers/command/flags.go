package command

import (
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/consentvet/consentvet/analyzers/command/internal/vettool"
)

// options are the flags of the everyday command and of the vet tool.
type options struct {
	config  string
	json    bool // vet tool only
	fix     bool // vet tool only
	diff    bool // likewise
	formats map[string]*bool
	tags    string
	verbose bool
	color   string
	help    bool
	enabled map[*analysis.Analyzer]*triState
}

// triState is a boolean flag that knows whether it was given.
type triState struct{ set, value bool }

func (t *triState) IsBoolFlag() bool { return true }
func (t *triState) String() string   { return strconv.FormatBool(t == nil || !t.set || t.value) }

func (t *triState) Set(s string) error {
	v, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("want true or false")
	}
	t.set, t.value = true, v
	return nil
}

// sharedFlags declares what both ways of running have: the flags that go vet
// may pass on.
func (p *Program) sharedFlags(o *options) *flag.FlagSet {
	fs := flag.NewFlagSet("consentvet", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&o.config, "config", "", "taxonomy `file`, instead of the one at the root of the module, workspace or repository")
	fs.StringVar(&o.tags, "tags", "", "comma-separated `list` of build tags")
	o.enabled = make(map[*analysis.Analyzer]*triState)
	for _, a := range p.checks {
		t := new(triState)
		o.enabled[a] = t
		fs.Var(t, a.Name, fmt.Sprintf("enable the %s check", a.Name))
		a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	}
	return fs
}

// checkFlags declares the flags of the everyday command.
func (p *Program) checkFlags(o *options) *flag.FlagSet {
	fs := p.sharedFlags(o)
	o.formats = make(map[string]*bool)
	for _, f := range formats {
		o.formats[f.name] = fs.Bool(f.name, false, f.usage)
	}
	fs.BoolVar(&o.verbose, "v", false, "say what is loaded, and show the stack of internal errors")
	fs.StringVar(&o.color, "color", "auto", "`when` to colour: auto, always or never")
	fs.BoolVar(&o.help, "h", false, "print help")
	fs.BoolVar(&o.help, "help", false, "print help")
	fs.String("C", "", "")
	return fs
}

// vetFlags describes the shared flags to the go command.
func (p *Program) vetFlags() []vettool.Flag {
	var list []vettool.Flag
	p.sharedFlags(new(options)).VisitAll(func(f *flag.Flag) {
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		list = append(list, vettool.Flag{Name: f.Name, Bool: ok && b.IsBoolFlag(), Usage: f.Usage})
	})
	return list
}

// selected returns the checks to run: as in go vet, those that were asked for,
// else all but those that were switched off.
func (p *Program) selected(o *options) []*analysis.Analyzer {
	asked := false
	for _, a := range p.checks {
		asked = asked || o.enabled[a].set && o.enabled[a].value
	}
	var list []*analysis.Analyzer
	for _, a := range p.checks {
		t := o.enabled[a]
		if t.set && t.value || !t.set && !asked {
			list = append(list, a)
		}
	}
	return list
}

// validate reports what the flags' types could not, and flags that would be
// taken for packages.
func (o *options) validate(fs *flag.FlagSet) error {
	switch o.color {
	case "auto", "always", "never", "":
	default:
		return fmt.Errorf("-color: %q is none of auto, always, never; %w", o.color, errUsage)
	}
	var asked []string
	for _, f := range formats {
		if *o.formats[f.name] {
			asked = append(asked, "-"+f.name)
		}
	}
	if len(asked) > 1 {
		return fmt.Errorf("%s: one format at a time; %w", strings.Join(asked, " "), errUsage)
	}
	given := false
	fs.Visit(func(f *flag.Flag) { given = given || f.Name == "C" })
	if given {
		return fmt.Errorf("-C must be the first flag")
	}
	for _, arg := range fs.Args() {
		if strings.HasPrefix(arg, "-") {
			return fmt.Errorf("flag %s comes after the packages: flags go first", arg)
		}
	}
	return nil
}
