package classify

import (
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/consentvet/consentvet/analyzers/internal/directive"
)

// encodings returns struct tag keys that belong to other tools. A rule may
// read them, but what it does not know there is no mistake.
func encodings() []string {
	return []string{"avro", "bson", "bun", "cbor", "csv", "datastore", "db", "dynamodbav", "env", "firestore", "form", "gorm",
		"graphql", "header", "json", "mapstructure", "msgpack", "param", "path", "pg", "protobuf", "query", "schema", "spanner", "toml",
		"uri", "url", "validate", "xml", "xorm", "yaml"}
}

// Problems returns the unknown categories in struct tags and data directives
// of the package, in source order.
func (r *Result) Problems() []Problem {
	var out []Problem
	for _, d := range r.Directives.All() {
		if d.Kind != directive.Data || d.Problem != "" {
			continue
		}
		for i, cat := range d.Args {
			if msg := r.config.Taxonomy.CategoryError(cat); msg != "" {
				if fn, ok := d.Obj().(*types.Func); ok && d.Param == "" && i == 0 && len(d.Args) > 1 {
					msg = fmt.Sprintf("%q is neither a parameter of %s nor a category%s", cat, fn.Name(),
						directive.DidYouMean(cat, append(paramNames(fn), slices.Sorted(maps.Keys(r.config.Taxonomy.Categories))...)))
				}
				out = append(out, Problem{d.ArgPos(i), d.End, msg})
			}
		}
	}
	if len(r.rules.tags) > 0 {
		r.eachStruct(func(_ types.Type, st *ast.StructType) {
			for _, f := range st.Fields.List {
				out = append(out, r.tagProblems(f)...)
			}
		})
	}
	slices.SortStableFunc(out, func(a, b Problem) int { return int(a.Pos - b.Pos) })
	return out
}

func paramNames(fn *types.Func) []string {
	var names []string
	for v := range fn.Signature().Params().Variables() {
		if v.Name() != "" && v.Name() != "_" {
			names = append(names, v.Name())
		}
	}
	return names
}

func (r *Result) tagProblems(f *ast.Field) []Problem {
	if f.Tag == nil {
		return nil
	}
	tag, err := strconv.Unquote(f.Tag.Value)
	if err != nil {
		return nil
	}
	var out []Problem
	for _, key := range r.tagKeys() {
		if slices.Contains(encodings(), key) {
			continue
		}
		values := r.tagValues(key)
		for _, word := range tagWords(tag, key) {
			if values[word] || notPersonal(word) || r.config.Taxonomy.Categories[word] != nil {
				continue
			}
			allowed := slices.Sorted(maps.Keys(values))
			msg := fmt.Sprintf("unknown data category %q in struct tag %s%s; allowed are the keys of the taxonomy's categories",
				word, key, directive.DidYouMean(word, append(allowed, slices.Sorted(maps.Keys(r.config.Taxonomy.Categories))...)))
			if len(allowed) > 0 {
				msg += " and " + strings.Join(allowed, ", ")
			}
			out = append(out, Problem{f.Tag.Pos(), f.Tag.End(), msg})
		}
	}
	return out
}

// tagKeys returns the struct tag keys that rules read, without repetitions.
func (r *Result) tagKeys() []string {
	var keys []string
	for _, rule := range r.rules.tags {
		keys = append(keys, rule.Tag)
	}
	return sorted(keys)
}

// tagValues returns the words that the rules for a key translate.
func (r *Result) tagValues(key string) map[string]bool {
	out := make(map[string]bool)
	for _, rule := range r.rules.tags {
		if rule.Tag == key {
			for v := range rule.Values {
				out[v] = true
			}
		}
	}
	return out
}

// Suggestions returns the fields of the package that look like personal data
// by their names, in structs that nobody classified, in source order.
func (r *Result) Suggestions() []Problem {
	var out []Problem
	r.mu.Lock()
	defer r.mu.Unlock()
	r.eachStruct(func(t types.Type, st *ast.StructType) {
		info := r.structInfo(t)
		if info == nil {
			return
		}
		owner := ""
		if named := namedOf(t); named != nil {
			owner = named.Obj().Name() + "."
		}
		i := 0
		for _, f := range st.Fields.List {
			idents := f.Names
			if len(idents) == 0 {
				i++ // an embedded field: what is in it counts
				continue
			}
			for _, id := range idents {
				if c := info.full[i]; c.Origin == FromNames {
					out = append(out, Problem{id.Pos(), id.End(), fmt.Sprintf(
						"%s%s looks like %s by its name and nobody classified it: add //consentvet:data %s to the field, or its type to the taxonomy's data section",
						owner, id.Name, strings.Join(c.Categories, ", "), strings.Join(c.Categories, " "))})
				}
				i++
			}
		}
	})
	slices.SortStableFunc(out, func(a, b Problem) int { return int(a.Pos - b.Pos) })
	return out
}

// eachStruct calls f for every struct type written in the package, with its
// named type where a declaration gives it one.
func (r *Result) eachStruct(f func(t types.Type, st *ast.StructType)) {
	for _, file := range r.pass.Files {
		named := make(map[*ast.StructType]types.Type)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				obj := r.pass.TypesInfo.Defs[n.Name]
				if st, ok := ast.Unparen(n.Type).(*ast.StructType); ok && obj != nil && !n.Assign.IsValid() {
					named[st] = obj.Type()
				}
			case *ast.StructType:
				t := named[n]
				if t == nil {
					t = r.pass.TypesInfo.TypeOf(n)
				}
				if t != nil {
					f(t, n)
				}
			}
			return true
		})
	}
}
