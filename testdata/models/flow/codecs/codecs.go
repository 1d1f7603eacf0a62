// Package codecs: encodings of other libraries.
package codecs

import (
	"bytes"

	"github.com/bytedance/sonic"
	"github.com/go-viper/mapstructure/v2"
	"github.com/goccy/go-json"
	jsoniter "github.com/json-iterator/go"
	"github.com/tidwall/gjson"
	"github.com/tidwall/sjson"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/wrapperspb"
	"gopkg.in/yaml.v3"

	"example.com/models/flow/acme"
)

type hidden struct {
	Mail string `json:"-" yaml:"-"`
	Plan string
}

func jsons(p *acme.Person) error {
	a, err := json.Marshal(map[string]string{"m": p.Email})
	if err != nil {
		return err
	}
	acme.Send(a) // want `Person\.Email`
	b, _ := json.Marshal(hidden{Mail: p.Email, Plan: p.Plan})
	acme.Send(b)
	c, _ := jsoniter.ConfigCompatibleWithStandardLibrary.Marshal(p)
	acme.Send(c) // want `^user\.contact\.email \(Person\.Email\), user\.contact\.phone_number \(Person\.Phone\) reaches`
	d, _ := jsoniter.MarshalToString(hidden{Mail: p.Email})
	acme.Text(d)
	e, _ := sonic.MarshalString(struct{ X string }{p.Phone})
	acme.Text(e) // want `Person\.Phone`
	f, _ := sonic.Marshal(hidden{Mail: p.Email})
	acme.Send(f)
	var buf bytes.Buffer
	if err := json.NewEncoder(&buf).Encode(p.Email); err != nil {
		return err
	}
	acme.Text(buf.String()) // want `Person\.Email`
	return nil
}

func decoded(p *acme.Person, data []byte) {
	var q acme.Person
	if json.Unmarshal(data, &q) == nil {
		acme.Text(q.Plan)
		acme.Text(q.Email) // want `Person\.Email`
	}
	text, _ := json.Marshal(p)
	var m map[string]string
	if jsoniter.Unmarshal(text, &m) == nil {
		acme.Text(m["x"]) // want `Person\.Email`
	}
}

func paths(p *acme.Person) {
	s, _ := sjson.Set("{}", "mail", p.Email)
	acme.Text(s)                             // want `Person\.Email`
	acme.Text(gjson.Get(s, "mail").String()) // want `Person\.Email`
	s, _ = sjson.Set("{}", "plan", p.Plan)
	acme.Text(gjson.Get(s, "plan").String())
	acme.Send(gjson.Get(s, p.Email).Exists())
}

func yamls(p *acme.Person) {
	a, _ := yaml.Marshal(p)
	acme.Send(a) // want `Person\.Email.*Person\.Phone`
	b, _ := yaml.Marshal(hidden{Mail: p.Email})
	acme.Send(b)
	var q acme.Person
	yaml.Unmarshal([]byte("id: 1"), &q)
	acme.Text(q.Plan)
}

func protos(p *acme.Person) {
	s := structpb.NewStringValue(p.Email)
	acme.Send(s) // want `Person\.Email`
	a, _ := protojson.Marshal(wrapperspb.String(p.Phone))
	acme.Send(a) // want `Person\.Phone`
	b, _ := proto.Marshal(wrapperspb.String(p.Plan))
	acme.Send(b)
	st, _ := structpb.NewStruct(map[string]any{"name": p.Name})
	acme.Send(proto.Clone(st)) // want `Person\.Name`
}

func structures(p *acme.Person) {
	var out struct{ Mail, Plan string }
	mapstructure.Decode(map[string]any{"mail": p.Email}, &out)
	acme.Text(out.Mail) // want `Person\.Email`
	var clean struct{ Mail, Plan string }
	mapstructure.Decode(map[string]any{"mail": p.Plan}, &clean)
	acme.Text(clean.Mail)
}
