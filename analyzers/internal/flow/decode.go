package flow

import (
	"go/types"

	"github.com/consentvet/consentvet/analyzers/internal/models"
)

// fillsRecord reports whether a library decodes into a record whose type says
// which of its fields are personal: then its other fields are not, whatever was
// encoded.
func (x *exec) fillsRecord(k *call, to models.Place) bool {
	if to.Kind != models.Arg || to.Elem || to.Key || to.Field != "" || to.Method != "" {
		return false
	}
	n, _ := k.arg(to.Index)
	if n == nil || len(n.dyn) != 1 {
		return false
	}
	p, ok := n.dyn[0].Underlying().(*types.Pointer)
	return ok && len(x.classes.Paths(p.Elem())) > 0
}

// decodedFrom marks what such a record was decoded from: the text of a customer is
// the customer. It is judged apart from the record, whose fields have a subject.
func (x *exec) decodedFrom(k *call, codec string, from models.Place, to models.Place) {
	if from.Kind != models.Arg || from.Elem || from.Key || from.Field != "" {
		return
	}
	n, v := k.arg(from.Index)
	if v == nil || n == nil {
		return
	}
	if s, ok := v.Type().Underlying().(*types.Slice); !ok || !types.Identical(s.Elem().Underlying(), types.Typ[types.Byte]) {
		return
	}
	record, _ := k.arg(to.Index)
	t := record.dyn[0].Underlying().(*types.Pointer).Elem()
	if labs := onlySources(x.collect(nil, &node{labs: x.unknown()}, t, codec, k.in.Pos())); len(labs) > 0 {
		x.store(n, "[]", &node{labs: labs}, false)
	}
}

// ofRecordsType is content of which the type of the record says what it is, with
// the consents that all of what was encoded had.
func (x *exec) ofRecordsType(labs []carried) []carried {
	held := labs[0].held
	for _, c := range labs[1:] {
		held = mergeHeld(held, c.held)
	}
	out := x.unknown()
	for i := range out {
		out[i].held = held
	}
	return out
}
