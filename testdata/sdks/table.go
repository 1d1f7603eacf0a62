package sdks

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// leaves says in a few words what each vendor receives. The packs are for
// programs, and say it function by function.
func leaves() map[string]string {
	return map[string]string{
		"Airbrake":                    "errors, requests, what is put into a notice",
		"Algolia":                     "objects of the index, queries, user tokens and events",
		"Bugsnag":                     "errors, users, metadata, requests",
		"Amazon Bedrock":              "prompts, conversations, documents and images given to a model",
		"Amazon Connect":              "contacts, their attributes, chat and mail; recordings and streams of calls",
		"Amazon SES":                  "recipients, mail, contact lists",
		"Amazon Transcribe":           "recordings, by their address in a bucket",
		"Anthropic":                   "prompts, conversations, files, user profiles",
		"AssemblyAI":                  "audio, live or recorded; questions about transcripts",
		"Datadog":                     "tags, set members and events; spans and their users",
		"Deepgram":                    "audio, live or recorded; text to analyse or to speak",
		"Firebase":                    "push messages and device tokens, user accounts, database values",
		"Google BigQuery":             "rows, files to load, queries and their parameters",
		"Google CCAI Insights":        "conversations, recordings by their address in a bucket",
		"Google Cloud Speech-to-Text": "audio, live or recorded",
		"Google Dialogflow":           "what people say or write to a bot or an agent",
		"Google Gemini":               "prompts, chats, live audio and video, files",
		"Honeybadger":                 "errors, context, events",
		"Langfuse":                    "prompts and answers, user and session ids",
		"LaunchDarkly":                "evaluation contexts (keys and attributes of people), event data",
		"New Relic":                   "errors, attributes, user ids, logs, requests, query parameters",
		"OpenAI":                      "prompts, conversations, audio, images, files",
		"PostHog":                     "events, person properties, ids and properties for flags",
		"Resend":                      "recipients, mail, contacts",
		"Rollbar":                     "errors, messages, requests, the person, extra data",
		"Segment":                     "events, traits and properties",
		"SendGrid":                    "recipients, mail",
		"Sentry":                      "errors, messages, breadcrumbs, the user, requests, tags, spans, logs",
		"Slack":                       "messages, files, views, profiles",
		"Stripe":                      "customers, payment details, addresses, identity documents, invoices",
		"Twilio":                      "numbers, messages, calls; recordings, streams and transcripts of calls",
	}
}

const tableHead = `# Vendors in the built-in packs

<!-- Generated from the go-sdks packs: go test -update in testdata/sdks. -->

These third parties are known without configuration. A sink is a function of the vendor's SDK that
discloses what it is given; a test resolves each one in the real SDK. Sinks that *intercept* start a
recording, a transcription or a live stream: they need a reason whatever their arguments are. Requests
that ` + "`net/http`" + ` sends to the hosts are sinks too.

No vendor here is approved for anything: that is for your ` + "`.consentvet.yml`" + ` to say. An entry with the same
name in it keeps from here what it does not state itself.

| vendor | module, any major version | sinks | that intercept | what leaves | hosts |
|---|---|--:|--:|---|---|
`

// vendorsTable renders the page for readers. It fails where a vendor has no
// words for what leaves, or words have no vendor.
func vendorsTable(packs []pack) ([]byte, error) {
	var vendors []vendor
	for _, p := range packs {
		vendors = append(vendors, p.Vendors...)
	}
	slices.SortFunc(vendors, func(a, b vendor) int {
		return strings.Compare(strings.ToLower(a.Name.s), strings.ToLower(b.Name.s))
	})
	words := leaves()
	var out bytes.Buffer
	out.WriteString(tableHead)
	for _, v := range vendors {
		says, ok := words[v.Name.s]
		if !ok {
			return nil, fmt.Errorf("vendor %s: table.go does not say what leaves", v.Name.s)
		}
		delete(words, v.Name.s)
		intercept := 0
		for _, s := range v.Sinks {
			if s.Kind.s == "interception" {
				intercept++
			}
		}
		fmt.Fprintf(&out, "| %s | %s | %d | %s | %s | %s |\n", v.Name.s, modules(v), len(v.Sinks), blankZero(intercept), says, hosts(v))
	}
	if len(words) > 0 {
		return nil, fmt.Errorf("table.go says what leaves to vendors that no pack has: %v", slices.Sorted(maps.Keys(words)))
	}
	return out.Bytes(), nil
}

// modules lists the vendor's module, and the packages of other modules that
// its sinks name.
func modules(v vendor) string {
	list := []string{"`" + v.Module.s + "`"}
	for _, s := range v.Sinks {
		path, _, _, _ := splitName(s.Func.s)
		if path != v.Module.s && !strings.HasPrefix(path, v.Module.s+"/") {
			list = append(list, "`"+path+"`")
		}
	}
	return strings.Join(slices.Compact(list), ", ")
}

func hosts(v vendor) string {
	var list []string
	for _, h := range v.Hosts {
		list = append(list, "`"+h.s+"`")
	}
	return strings.Join(list, ", ")
}

func blankZero(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
