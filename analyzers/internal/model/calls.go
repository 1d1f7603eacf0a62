package model

import (
	"go/constant"
	"go/types"
	"strings"
)

// neverReturn lists functions after which nothing runs. Drivers that skip the
// analysis of dependencies lose the facts by which this would be known.
var neverReturn = map[string]bool{
	"os.Exit": true, "log.Fatal": true, "log.Fatalf": true, "log.Fatalln": true,
	"log.Panic": true, "log.Panicf": true, "log.Panicln": true,
	"(*log.Logger).Fatal": true, "(*log.Logger).Fatalf": true, "(*log.Logger).Fatalln": true,
	"(*log.Logger).Panic": true, "(*log.Logger).Panicf": true, "(*log.Logger).Panicln": true,
	"runtime.Goexit": true, "syscall.Exit": true,
	"(*testing.common).Fatal": true, "(*testing.common).Fatalf": true, "(*testing.common).FailNow": true,
	"(*testing.common).Skip": true, "(*testing.common).Skipf": true, "(*testing.common).SkipNow": true,
	"(*go.uber.org/zap.Logger).Fatal": true, "(*go.uber.org/zap.Logger).Panic": true,
	"(*go.uber.org/zap.SugaredLogger).Fatal": true, "(*go.uber.org/zap.SugaredLogger).Fatalf": true,
	"(*go.uber.org/zap.SugaredLogger).Fatalw": true,
	"github.com/sirupsen/logrus.Fatal":        true, "github.com/sirupsen/logrus.Fatalf": true,
	"(*github.com/sirupsen/logrus.Logger).Fatal": true, "(*github.com/sirupsen/logrus.Logger).Fatalf": true,
	"(*github.com/sirupsen/logrus.Entry).Fatal": true, "(*github.com/sirupsen/logrus.Entry).Fatalf": true,
}

// NoReturn reports whether fn is a library function that never returns.
func NoReturn(fn *types.Func) bool { return fn != nil && neverReturn[fn.FullName()] }

// Constant returns the value of the constant that a qualified name
// (path/of/pkg.Name) stands for, or nil when no imported package has it.
func (m *Model) Constant(name string) constant.Value {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return nil
	}
	for _, p := range m.pkgs.find(name[:dot]) {
		if c, ok := p.Scope().Lookup(name[dot+1:]).(*types.Const); ok {
			return c.Val()
		}
	}
	return nil
}
