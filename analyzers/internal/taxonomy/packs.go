package taxonomy

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"
)

//go:embed packs
var packFS embed.FS

// Names of the built-in packs.
const (
	packFideslang = "fideslang"
	packSDKs      = "go-sdks"
	packFields    = "names"
)

// builtIn begins the names of the files of packs.
const builtIn = "built-in/"

// packNames lists the built-in packs. It is the default of `extends`, in the
// order in which they are merged.
func packNames() []string { return []string{packFideslang, packSDKs, packFields} }

// packFile is a built-in pack that was read.
type packFile struct {
	*file
	sources []source
}

// pack is a built-in pack in use.
type pack struct {
	*packFile
	at Pos // where the user's file asks for it; zero for the default
}

// packsOf reads the packs that the last file with an `extends` asks for, the
// default packs if none does. A pack that is broken is an error of the
// program, not of the user.
func packsOf(users []*file) ([]*pack, error) {
	names, at := packNames(), map[string]Pos{}
	for _, f := range users {
		if f.extends == nil {
			continue
		}
		asked := map[string]bool{}
		for _, v := range f.extends {
			asked[v.text], at[v.text] = true, v.pos
		}
		names = slices.DeleteFunc(packNames(), func(n string) bool { return !asked[n] })
	}
	var out []*pack
	for _, name := range names {
		f, err := builtin(name)
		if err != nil {
			return nil, fmt.Errorf("built-in pack %q is broken, please report it: %w", name, err)
		}
		out = append(out, &pack{packFile: f, at: at[name]})
	}
	return out, nil
}

// The packs are part of the program and never change, so a process that loads
// several taxonomies, as an editor's does, reads each pack once. What is shared
// is never written to: merging copies.
var (
	onceFideslang = sync.OnceValues(func() (*packFile, error) { return readPack(packFideslang) })
	onceSDKs      = sync.OnceValues(func() (*packFile, error) { return readPack(packSDKs) })
	onceFields    = sync.OnceValues(func() (*packFile, error) { return readPack(packFields) })
)

func builtin(name string) (*packFile, error) {
	switch name {
	case packFideslang:
		return onceFideslang()
	case packSDKs:
		return onceSDKs()
	}
	return onceFields()
}

func readPack(name string) (*packFile, error) {
	files := []string{"packs/" + name + ".yml"}
	if name == packSDKs {
		var err error
		if files, err = fs.Glob(packFS, "packs/sdks/*.yml"); err != nil {
			return nil, err
		}
		slices.Sort(files)
	}
	p := &packFile{file: newFile(name, name)}
	rep := newReport()
	var shown []string
	for _, f := range files {
		data, err := packFS.ReadFile(f)
		if err != nil {
			return nil, err
		}
		s := source{name: builtIn + path.Base(f), data: data, trusted: true}
		p.read(s, rep)
		p.sources, shown = append(p.sources, s), append(shown, s.name)
	}
	if err := rep.err(shown); err != nil {
		return nil, err
	}
	return p, nil
}
