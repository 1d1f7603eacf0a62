package taxonomy

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// A broken file and, for each error, its line:column and texts that its
// message holds, separated by |.
type badFile struct {
	name, text string
	want       []string
	// semantic marks what a JSON Schema cannot tell.
	semantic bool
}

func v1(lines ...string) string { return "version: 1\n" + strings.Join(lines, "\n") + "\n" }

func badFiles() []badFile {
	return []badFile{
		{"empty", "", []string{`1:1|file is empty|version: 1`}, false},
		{"only comments", "# nothing\n\n# here\n", []string{`1:1|file is empty|version: 1`}, false},
		{"no version", "policy: {}\n", []string{`1:1|no key "version"|needed: version: 1`}, false},
		{"version 2", "version: 2\n", []string{`1:10|found 2|allowed: 1`}, false},
		{"version quoted", "version: \"1\"\n", []string{`1:10|the text "1"|allowed: 1|leave out the quotes`}, false},
		{"version missing value", "version:\n", []string{`1:9|found nothing|allowed: 1`}, false},
		{"a list", "- version: 1\n", []string{`1:1|found a list|allowed: a mapping`}, false},
		{"a scalar", "hello\n", []string{`1:1|found the text "hello"|allowed: a mapping`}, false},
		{"unknown key", v1("vendros: []"), []string{`2:1|"vendros"|allowed: categories, consent_checks|did you mean "vendors"?`}, false},
		{"key twice", v1("policy: {}", "data: []", "policy: {}"), []string{`4:1|"policy" twice|first in line 2`}, true},
		{"unknown pack", v1("extends: [fideslang, nams]"), []string{`2:22|"nams"|allowed: fideslang, go-sdks, names|did you mean "names"?`}, false},
		{"pack twice", v1("extends:", "  - names", "  - fideslang", "  - names"), []string{`5:5|"names" twice|line 3`}, false},
		{"pack without base", v1("extends: [names]"), []string{`2:11|pack "names" uses|together with fideslang`}, true},
		{"relative pattern", v1("first_party: [./...]"), []string{`2:15|"./..."|go list pattern|import path`}, false},
		{"star pattern", v1("first_party: ['example.com/*']"), []string{`2:15|"example.com/*"|wildcard of go list is "..."`}, false},
		{"package set", v1("first_party: [all]"), []string{`2:15|"all"|set of packages`}, true},
		{"URL for host", v1("first_party_hosts: ['https://api.example.com/v1']"), []string{`2:21|"https://api.example.com/v1"|did you mean "api.example.com"?`}, false},
		{"wildcard inside", v1("first_party_hosts: ['a.*.com']"), []string{`2:21|"a.*.com"|alone at the front`}, false},
		{"only wildcard", v1("first_party_hosts: ['*']"), []string{`2:21|"*"|a host name`}, false},
		{"scalar for list", v1("first_party: example.com/..."), []string{`2:14|found the text "example.com/..."|allowed: a list|did you mean [example.com/...]?`}, false},
		{"policy", v1("policy: {require: concent, tests: true, aproval: optional}"), []string{
			`2:19|"concent"|allowed: consent_or_purpose, consent, purpose, both|did you mean "consent"?`,
			`2:35|the boolean true|allowed: ignore, report`,
			`2:41|unknown key "aproval"|did you mean "approval"?`}, false},
		{"policy null", v1("policy:"), []string{`2:8|found nothing|allowed: a mapping`}, false},
		{"legal basis", v1("purposes:", "  support: {legal_basis: legitimate_interest}"), []string{`3:26|"legitimate_interest"|did you mean "legitimate_interests"?`}, false},
		{"purpose key", v1("purposes:", "  a..b: {}"), []string{`3:3|"a..b"|dotted key`}, false},
		{"purpose twice", v1("purposes:", "  a: {}", "  a: {legal_basis: contract}"), []string{`4:3|"a" twice|line 3`}, true},
		{"purpose is text", v1("purposes: {a: contract}"), []string{`2:15|the text "contract"|legal_basis`}, false},
		{"value of two purposes", v1("purposes:", "  a: {values: [X]}", "  b: {values: [X]}"), []string{`4:16|second entry for "X"|line 3`}, true},
		{"category twice", v1("categories: [user.x, user.x]"), []string{`2:22|"user.x" twice`}, false},
		{"category without parent", v1("categories: [user.contct.pager]"), []string{`2:14|"user.contct.pager" below "user.contct"|did you mean "user.contact"?`}, true},
		{"data of no kind", v1("data:", "  - subject: ID"), []string{`3:5|allowed: one of type, func, tag, names`}, false},
		{"data of two kinds", v1("data:", "  - type: a.B", "    subject: ID", "    func: a.F"), []string{`5:5|"func" beside "type"|one of type, func, tag, names`}, false},
		{"key of another kind", v1("data:", "  - tag: pii", "    kinds: [string]"), []string{`4:5|"kinds", which does not go with "tag"|tag, values`}, false},
		{"unknown category", v1("data:", "  - type: a.B", "    fields:", "      Email: user.contact.emial", "      Notes: [user.content.private, user.helth_and_medical]"), []string{
			`5:14|unknown data category "user.contact.emial"|did you mean "user.contact.email"?`,
			`6:37|"user.helth_and_medical"|did you mean "user.health_and_medical"?`}, true},
		{"type of nothing", v1("data: [{type: a.B}]"), []string{`2:8|none of subject, fields, category`}, false},
		{"fields and category", v1("data: [{type: a.B, fields: {X: user}, category: user}]"), []string{`2:39|both "fields" and "category"`}, false},
		{"no fields", v1("data: [{type: a.B, fields: {}}]"), []string{`2:28|empty mapping`}, false},
		{"type twice", v1("data:", "  - {type: a.B, subject: A}", "  - {type: a.B, subject: C}"), []string{`4:12|second entry for "a.B"|line 3`}, true},
		{"pointer type", v1("data: [{type: '*a/b.C', subject: X}]"), []string{`2:15|"*a/b.C"|pkg/path.Type|leave out *`}, false},
		{"type without package", v1("data: [{type: Customer, subject: X}]"), []string{`2:15|"Customer"|import path of its package is missing`}, false},
		{"field as type", v1("data: [{type: a/b.C.Email, category: user}]"), []string{`2:15|"a/b.C.Email"|the type "a/b.C" with Email under "fields"`}, true},
		{"func without brackets", v1("data: [{func: a/b.T.M, category: user}]"), []string{`2:15|"a/b.T.M"|did you mean "(*a/b.T).M"`}, true},
		{"func with call", v1("data: [{func: a/b.F(), category: user}]"), []string{`2:15|"a/b.F()"|did you mean "a/b.F"?`}, false},
		{"func without package", v1("data: [{func: F, category: user}]"), []string{`2:15|"F"|import path of its package is missing`}, false},
		{"func with type arguments", v1("data: [{func: '(*a/b.T[int]).M', category: user}]"), []string{`2:15|leave out type arguments`}, false},
		{"func with a star outside", v1("data: [{func: '*a/b.T.M', category: user}]"), []string{`2:15|did you mean "(*a/b.T).M"?`}, false},
		{"result and param", v1("data: [{func: a.F, result: 0, param: 1, category: user}]"), []string{`2:31|both "result" and "param"`}, false},
		{"negative result", v1("data: [{func: a.F, result: -1, category: user}]"), []string{`2:28|found -1|whole number from 0`}, false},
		{"no category", v1("data:", "  - func: a.F"), []string{`3:5|no key "category"`}, false},
		{"empty categories", v1("data: [{func: a.F, category: []}]"), []string{`2:30|empty list|at least one`}, false},
		{"bad tag", v1("data: [{tag: 'a:b'}]"), []string{`2:14|"a:b"|struct tag key`}, false},
		{"bad regexp", v1("data:", "  - names: '(?i)^(e_?mail'", "    category: user"), []string{`3:12|"(?i)^(e_?mail"|regular expression|missing closing )`}, true},
		{"lookahead", v1("data: [{names: '^(?!x)', category: user}]"), []string{`2:16|no lookahead`}, true},
		{"bad kind", v1("data: [{names: x, kinds: ['*string', strng], category: user}]"), []string{`2:27|"*string"|"string" counts pointers`, `2:38|"strng"|did you mean "string"?`}, false},
		{"vendor without name", v1("vendors:", "  - hosts: [a.com]"), []string{`3:5|no key "name"`}, false},
		{"vendor twice", v1("vendors:", "  - {name: A, hosts: [a.com]}", "  - {name: A, hosts: [b.com]}"), []string{`4:12|second entry for "A"|line 3`}, true},
		{"vendor of nothing", v1("vendors: [{name: Nobody Inc, approved: []}]"), []string{`2:18|"Nobody Inc" without sinks, hosts and module`}, true},
		{"module URL", v1("vendors: [{name: A, module: 'https://github.com/a/b'}]"), []string{`2:29|no scheme`}, false},
		{"module version", v1("vendors: [{name: A, module: 'github.com/a/b@v1.2.3'}]"), []string{`2:29|leave out the version`}, false},
		{"host with port", v1("vendors: [{name: A, hosts: ['a.com:443']}]"), []string{`2:29|"a.com:443"|did you mean "a.com"?`}, false},
		{"sink twice", v1("vendors:", "  - name: A", "    sinks: [{func: a.F}]", "  - name: B", "    sinks: [{func: a.F}]"), []string{`6:20|second entry for "a.F"|line 4`}, true},
		{"sink args", v1("vendors: [{name: A, sinks: [{func: a.F, args: [1, recevier, 1, 300]}]}]"), []string{
			`2:51|"recevier"|did you mean "receiver"?`, `2:61|"1" twice`, `2:64|found 300|0 to 255`}, false},
		{"receiver of a function", v1("vendors: [{name: A, sinks: [{func: a.F, args: [receiver]}]}]"), []string{`2:48|receiver for "a.F", which is a function`}, true},
		{"parties of egress", v1("vendors: [{name: A, sinks: [{func: a.F, parties: all}]}]"), []string{`2:41|"parties" without "kind: interception"`}, false},
		{"sink kind", v1("vendors: [{name: A, sinks: [{func: a.F, kind: intercept}]}]"), []string{`2:47|"intercept"|allowed: egress, interception|did you mean "interception"?`}, false},
		{"approval", v1("vendors:", "  - name: A", "    hosts: [a.com]", "    approved:", "      - purposes: [suport]", "        review_by: 2027-02-30", "        regions: eu"), []string{
			`6:9|no key "categories"`, `6:20|unknown purpose "suport"|essential`, `7:20|"2027-02-30"|no day of the calendar`, `8:18|the text "eu"|did you mean [eu]?`}, false},
		{"date", v1("vendors: [{name: A, hosts: [a.com], approved: [{categories: [user], review_by: 01/02/2027}]}]"), []string{`2:80|"01/02/2027"|YYYY-MM-DD`}, false},
		{"safeguard", v1("vendors: [{name: A, hosts: [a.com], approved: [{categories: [user], safeguards: [{path: 'A.B()'}]}]}]"), []string{`2:82|no key "arg"`, `2:89|"A.B()"|not through calls`}, false},
		{"check of no kind", v1("consent_checks: [{purposes: [marketing]}]"), []string{`2:18|one of func, field`}, false},
		{"check twice", v1("consent_checks:", "  - func: a.F", "  - func: a.F"), []string{`4:11|second entry for "a.F"|line 3`}, true},
		{"purpose as text", v1("consent_checks:", "  - func: a.F", "    purpose: marketing"), []string{`4:14|the text "marketing"|{arg: ...}|did you mean {const: marketing}?`}, false},
		{"purpose as number", v1("consent_checks:", "  - func: a.F", "    purpose: 2"), []string{`4:14|the number 2|did you mean {arg: 2}?`}, false},
		{"purpose and purposes", v1("consent_checks:", "  - func: a.F", "    purpose: {arg: 0}", "    purposes: [marketing]"), []string{`5:5|both "purpose" and "purposes"`}, false},
		{"unknown purposes", v1("consent_checks: [{func: a.F, purpose: {const: marketng}}, {func: a.G, purpose: {arg: 1, values: {X: analytcs}}}]"), []string{
			`2:47|unknown purpose "marketng"|did you mean "marketing"?`, `2:101|unknown purpose "analytcs"|did you mean "analytics"?`}, true},
		{"granted_when", v1("consent_checks: [{func: a.F, granted_when: yes}]"), []string{`2:44|"yes"|true, false, nil, non-nil, returns`}, false},
		{"granted_when null", v1("consent_checks: [{func: a.F, granted_when: null}]"), []string{`2:44|found nothing|true or false`}, false},
		{"explicit quoted", v1("consent_checks: [{func: a.F, explicit: 'true'}]"), []string{`2:40|the text "true"|leave out the quotes`}, false},
		{"guards", v1("consent_checks: [{func: a.F, guards: 1, result: 0}]"), []string{`2:38|the number 1|did you mean {arg: 1}?`, `2:41|both "guards" and "result"`}, false},
		{"check field", v1("consent_checks: [{field: a/b.T}]"), []string{`2:26|"a/b.T"|pkg/path.Type.Field|the field is missing`}, false},
		{"key of a func", v1("consent_checks: [{func: a.F, purpose: {key: true}}]"), []string{`2:39|allowed: one of arg, receiver, const`, `2:40|unknown key "key"`}, false},
		{"path with guards", v1("consent_checks: [{func: a.F, guards: {arg: 1}, path: Granted}]"), []string{`2:48|both "guards" and "path"`}, false},
		{"result of a type", v1("consent_checks: [{type: a.T, result: 1}]"), []string{`2:30|"result", which does not go with "type"`}, false},
		{"type of no package", v1("consent_checks: [{type: T}]"), []string{`2:25|"T"`}, false},
		{"key false", v1("consent_checks: [{field: a.T.F, purpose: {key: false}}]"), []string{`2:48|the boolean false|allowed: true`}, false},
		{"result of a field", v1("consent_checks: [{field: a.T.F, result: 1}]"), []string{`2:33|"result", which does not go with "field"`}, false},
		{"subject of two kinds", v1("consent_checks: [{func: (a.T).F, subject: {arg: 1, receiver: true}}]"), []string{`2:52|"receiver" beside "arg"`}, false},
		{"tag without purpose", v1("purpose_tags:", "  - func: a.F"), []string{`3:5|none of purpose, purposes`}, false},
		{"sanitizer", v1("sanitizers:", "  - {func: a.F(), becomes: user.unique_id.pseudonym}"), []string{`3:12|did you mean "a.F"?`, `3:28|unknown data category|did you mean "user.unique_id.pseudonymous"?`}, false},
		{"sections null", v1("data:", "vendors:"), []string{`2:6|found nothing|allowed: a list`, `3:9|found nothing`}, false},

		{"merge key", v1("a: &a {name: A}", "vendors: [{<<: *a}]"), []string{`2:1|unknown key "a"`, `3:11|no key "name"`, `3:12|merge key "<<"`}, true},
		{"two documents", "version: 1\n---\nversion: 1\n", []string{`2:1|second YAML document`}, true},
		{"tab", "version: 1\npolicy:\n\trequire: both\n", []string{`3:1|tab|allowed: spaces`}, true},
		{"not UTF-8", "version: 1\n# caf\xe9\n", []string{`2:6|byte 0xe9|UTF-8`}, true},
		{"UTF-16", "\xff\xfev\x00", []string{`1:1|UTF-16`}, true},
		{"control character", "version: 1\n# \x07\n", []string{`2:3|U+0007`}, true},
		{"lone CR", "version: 1\rpolicy: {}\n", []string{`1:11|carriage return`}, true},
		{"unknown alias", v1("data: *nope"), []string{`2:7|alias *nope|above it`}, true},
		{"open bracket", v1("extends: [names", "policy: {}"), []string{`3:7|not valid YAML|bracket is closed`}, true},
		{"unquoted star", v1("first_party_hosts: [*.example.com]"), []string{`2:21|`}, true},
		{"custom tag", v1("policy: !mine {}"), []string{`2:9|tag "!mine"`}, true},
		{"bad indentation", v1("policy:", "  require: both", " tests: ignore"), []string{`4:2|not valid YAML`}, true},
		{"escape in regexp", v1("data:", `  - {names: "\d", category: user}`), []string{`3:14|single quotes`}, true},
	}
}

func TestErrors(t *testing.T) {
	for _, c := range badFiles() {
		t.Run(c.name, func(t *testing.T) {
			tx, err := Parse("f.yml", []byte(c.text))
			if tx != nil {
				t.Error("a broken file gave a taxonomy")
			}
			var list Errors
			if !errors.As(err, &list) {
				t.Fatalf("got %v, want Errors", err)
			}
			if len(list) != len(c.want) {
				t.Errorf("got %d errors, want %d", len(list), len(c.want))
			}
			for i, e := range list {
				if i >= len(c.want) {
					break
				}
				parts := strings.Split(c.want[i], "|")
				if got := fmt.Sprintf("%d:%d", e.Pos.Line, e.Pos.Col); got != parts[0] {
					t.Errorf("error %d stands at %s, want %s", i, got, parts[0])
				}
				for _, p := range parts[1:] {
					if !strings.Contains(e.Msg, p) {
						t.Errorf("error %d lacks %q", i, p)
					}
				}
			}
			if t.Failed() {
				t.Logf("got:\n%v", err)
			}
		})
	}
}

func TestErrorsAreOnePerLineInOrder(t *testing.T) {
	_, err := Parse("f.yml", []byte("version: 2\npolicy: {x: 1}\ndata: 3\n"))
	want := []string{"f.yml:1:10: ", "f.yml:2:10: ", "f.yml:3:7: "}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(want) {
		t.Fatalf("got %d lines, want %d:\n%v", len(lines), len(want), err)
	}
	for i, w := range want {
		if !strings.HasPrefix(lines[i], w) {
			t.Errorf("line %d is %q, want it to start with %q", i, lines[i], w)
		}
	}
	var one *Error
	if !errors.As(err, &one) || one.Pos.Line != 1 {
		t.Errorf("errors.As gives %v", one)
	}
}
