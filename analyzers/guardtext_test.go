package analyzers_test

const guardTaxonomy = `
version: 1
extends: [fideslang]
first_party: [gen/...]
purposes:
  service: {legal_basis: contract}
  marketing: {legal_basis: consent}
  training: {legal_basis: consent}
data: [{type: gen/ask.Customer, subject: ID, fields: {Email: user.contact.email}}]
vendors: [{name: Out, sinks: [{func: vendor.test/out.Send}, {func: vendor.test/out.SendFor}], approved: [{categories: [user], purposes: [marketing, service]}]}]
consent_checks:
  - {func: gen/ask.Granted, subject: {arg: 0}, purpose: {arg: 1}}
  - {func: gen/ask.OptedOut, subject: {arg: 0}, purpose: {arg: 1}, granted_when: "false"}
  - {func: gen/ask.Require, subject: {arg: 0}, purpose: {arg: 1}}
  - {func: gen/ask.Lookup, subject: {arg: 0}, purpose: {arg: 1}}
  - {func: gen/ask.Status, subject: {arg: 0}, purpose: {arg: 1}, granted_when: gen/ask.Yes}
  - {func: gen/ask.Find, subject: {arg: 0}, purpose: {arg: 1}, granted_when: non-nil}
  - {func: gen/ask.Must, subject: {arg: 0}, purpose: {arg: 1}, granted_when: returns}
  - {field: gen/ask.Customer.OptIn, purposes: [marketing]}
  - {field: gen/ask.Customer.Consents, purpose: {key: true}}
  - {field: gen/ask.Customer.Purposes, purpose: {key: true}}
  - {field: gen/ask.Customer.Flags, purpose: {key: true, values: {"1": marketing, "2": training}}}
purpose_tags: [{func: gen/ask.With, purpose: {arg: 1}}]
`

const guardAsk = `package ask

import (
	"context"
	"errors"
	"math/rand/v2"
)

type Customer struct {
	ID, Email string
	OptIn     bool
	Consents  map[string]bool
	Purposes  []Purpose
	Flags     Flags
}

func (c Customer) GetID() string { return c.ID }

type Flags uint

const (
	FlagMarketing Flags = 1
	FlagTraining  Flags = 2
)

type key struct{}

// With puts a purpose into a context, and PurposeOf takes it out.
func With(ctx context.Context, purpose string) context.Context {
	return context.WithValue(ctx, key{}, purpose)
}

func PurposeOf(ctx context.Context) string { p, _ := ctx.Value(key{}).(string); return p }

type Purpose string
type State int
type Record struct{}

const (
	Marketing Purpose = "marketing"
	Training  Purpose = "training"
)
const (
	Unknown State = iota
	Yes
	No
)

var (
	r         *rand.Rand
	said      map[string]bool // who has been heard to agree to marketing
	known     map[string]Customer
	ErrNo     = errors.New("no")
	ErrUnsure = errors.New("not known")
)

// Begin starts a run: every answer is drawn anew, so that every path is taken
// in some run.
func Begin(seed int) {
	r, said, known = rand.New(rand.NewPCG(uint64(seed), 1)), map[string]bool{}, map[string]Customer{}
}

func Someone(id string) Customer {
	c := Customer{ID: id, Email: id, OptIn: Flag(), Consents: map[string]bool{"marketing": Flag(), "training": Flag()}, Flags: Flags(r.IntN(4))}
	if Flag() {
		c.Purposes = append(c.Purposes, Training)
	}
	if Flag() {
		c.Purposes = append(c.Purposes, Marketing)
		said[id] = true
	}
	if c.OptIn || c.Consents["marketing"] || c.Flags&FlagMarketing != 0 {
		said[id] = true // who has agreed need not be asked
	}
	known[id] = c
	return c
}

func Load(id string) Customer { return known[id] }

func Find2(id string) (*Customer, error) {
	if c, ok := known[id]; ok && Flag() {
		return &c, nil
	}
	return nil, ErrUnsure
}

// Tick is ready in some runs.
func Tick() <-chan bool {
	ch := make(chan bool)
	if Flag() {
		close(ch)
	}
	return ch
}

// Agreed reports whether a check has said so in this run.
func Agreed(id string) bool { return said[id] }

func Flag() bool { return r.IntN(2) == 0 }
func Log(error)  {}

// Turns is how often a loop is run, and Some are the customers that it is run
// for: none at all in some runs.
func Turns() int { return r.IntN(3) }
func Some(cs ...Customer) []Customer {
	cs = append(cs, Someone("stranger")) // lists are not of those alone that a function knows by name
	r.Shuffle(len(cs), func(i, j int) { cs[i], cs[j] = cs[j], cs[i] })
	return cs[:r.IntN(len(cs)+1)]
}
func Status(id string, p Purpose) State {
	s := State(r.IntN(3))
	if s == Yes && p == Marketing {
		said[id] = true
	}
	return s
}
func Granted(id string, p Purpose) bool  { return Status(id, p) == Yes }
func OptedOut(id string, p Purpose) bool { return Status(id, p) != Yes }
func Require(id string, p Purpose) error {
	switch Status(id, p) {
	case Yes:
		return nil
	case No:
		return ErrNo
	}
	return ErrUnsure
}
func Lookup(id string, p Purpose) (bool, error) {
	switch Status(id, p) {
	case Unknown:
		return false, ErrNo
	case Yes:
		return true, nil
	}
	return false, nil
}
func Find(id string, p Purpose) *Record {
	if Status(id, p) != Yes {
		return nil
	}
	return &Record{}
}
func Must(id string, p Purpose) {
	if Status(id, p) != Yes {
		panic(ErrNo)
	}
}
`

// guardKeep has wrappers in a package of their own.
const guardKeep = `package keep

import (
	"context"
	"errors"
	"iter"

	"gen/ask"
	"vendor.test/out"
)

type Named interface{ GetID() string }

func May[T Named](x T) bool { return ask.Granted(x.GetID(), News()) }

func News() ask.Purpose { return ask.Marketing }

type Rule struct{ Purpose ask.Purpose }

func (r Rule) Holds(c ask.Customer) bool { return ask.Granted(c.ID, r.Purpose) }

func ForService(ctx context.Context) context.Context { return ask.With(ctx, "service") }

func For(ctx context.Context, p ask.Purpose) context.Context { return ask.With(ctx, string(p)) }

func Post(ctx context.Context, email string) { out.SendFor(ctx, email) }

func PostService(ctx context.Context, email string) { Post(ForService(ctx), email) }

func Buyer(o *Order) ask.Customer { return o.Buyer }

type Order struct{ Buyer, Seller ask.Customer }

type Decision struct {
	OK  bool
	Why string
}

func Decide(id string) Decision {
	if ask.Granted(id, ask.Marketing) {
		return Decision{OK: true, Why: why()}
	}
	return Decision{Why: why()}
}

func why() string {
	if ask.Flag() {
		return "asked"
	}
	return "known"
}

func DecideFor(c ask.Customer, p ask.Purpose) (*Decision, error) {
	ok, err := ask.Lookup(c.ID, p)
	if err != nil {
		return nil, err
	}
	return &Decision{OK: ok}, nil
}

func Fine(c ask.Customer) bool { d, err := DecideFor(c, ask.Marketing); return err == nil && d.OK }

func With(c ask.Customer, f func()) {
	if ask.Granted(c.ID, ask.Marketing) {
		f()
	}
}

func Unless(c ask.Customer, f func()) {
	if !ask.Granted(c.ID, ask.Marketing) {
		f()
	}
}

func Each(cs []ask.Customer, f func(ask.Customer)) {
	for _, c := range cs {
		if c.OptIn {
			f(c)
		}
	}
}

func Only(cs []ask.Customer) (out []ask.Customer) {
	for _, c := range cs {
		if Fine(c) {
			out = append(out, c)
		}
	}
	return out
}

type Keeper interface{ Allows(id string) bool }

type Strict struct{}

func (Strict) Allows(id string) bool { return ask.Granted(id, ask.Marketing) }

type Stricter struct{ Off bool }

func (s *Stricter) Allows(id string) bool { return !s.Off && ask.Require(id, ask.Marketing) == nil }

type Guesser interface{ Guess(id string) bool }

type Lax struct{}

func (Lax) Guess(id string) bool { return ask.Granted(id, ask.Marketing) || ask.Flag() }

func Wrap(err error) error {
	if err == nil {
		return nil
	}
	return errors.Join(errors.New("wrapped"), err)
}

func Both(err error, id string) error { return errors.Join(err, ask.Require(id, ask.Marketing)) }

func Swap(a, b *ask.Customer) { *a, *b = *b, *a }

func Set[T any](p *T, v T) { *p = v }

type Filler interface {
	Fill(c *ask.Customer, d ask.Customer)
	Keep(c *ask.Customer, d ask.Customer)
}

type Filling struct{}

func (Filling) Fill(c *ask.Customer, d ask.Customer) { *c = d }
func (Filling) Keep(c *ask.Customer, d ask.Customer) { c.Flags = d.Flags &^ d.Flags }

func Iter(cs []ask.Customer) iter.Seq[ask.Customer] {
	return func(yield func(ask.Customer) bool) {
		for _, c := range cs {
			if !yield(c) {
				return
			}
		}
	}
}

func Agreed(cs []ask.Customer) iter.Seq[ask.Customer] {
	return func(yield func(ask.Customer) bool) {
		for _, c := range cs {
			if Fine(c) && !yield(c) {
				return
			}
		}
	}
}
`

const guardOut = `package out

import (
	"context"
	"path/filepath"
	"runtime"
)

// Seen is told what is sent, under which context, and by which line of the program.
var Seen func(ctx context.Context, email string, line int)

func Send(email string) { SendFor(context.Background(), email) }

func SendFor(ctx context.Context, email string) {
	for skip := 1; ; skip++ {
		_, file, line, ok := runtime.Caller(skip)
		if filepath.Base(file) == "main.go" || !ok {
			Seen(ctx, email, line)
			return
		}
	}
}
`

const guardHead = `package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gen/ask"
	"gen/keep"
	"vendor.test/out"
)

var (
	_ keep.Keeper
	_ = errors.Is
	keeper  keep.Keeper  = keep.Strict{}
	guesser keep.Guesser = keep.Lax{}
	filler  keep.Filler  = keep.Filling{}
)

type opts struct{ no bool }

type job struct {
	c  ask.Customer
	ok bool
	n  int
}

func newJob(c ask.Customer) job { return job{c: c, ok: may(c.ID, ask.Marketing)} }
func (j job) with(c ask.Customer) job { j.c = c; return j }
func (j *job) move(c ask.Customer)     { j.c = c }
func (j job) touched() job { j.n++; return j }

func may(id string, p ask.Purpose) bool { return ask.Granted(id, p) }
func refused(id string, p ask.Purpose) bool {
	ok, err := ask.Lookup(id, p)
	return err != nil || !ok
}
func need(id string, p ask.Purpose) error {
	if may(id, p) {
		return nil
	}
	return fmt.Errorf("no consent of %s", id)
}
func deep(id string) bool { return need(id, ask.Marketing) == nil }
func any1[T ~string](id T, p ask.Purpose) bool { return may(string(id), p) }
func refill(c *ask.Customer, d ask.Customer) { *c = d }
func allows(k keep.Keeper, id string) bool { return k.Allows(id) }

func main() {
	for i, p := range all {
		leaks := map[int]bool{}
		out.Seen = func(ctx context.Context, email string, line int) {
			switch ask.PurposeOf(ctx) {
			case "service":
			case "training":
				leaks[line] = true
			default:
				if !ask.Agreed(email) {
					leaks[line] = true
				}
			}
		}
		for seed := 0; seed < 8000 && len(leaks) < sends[i]; seed++ {
			func() {
				defer func() { recover() }()
				ask.Begin(seed)
				p(ask.Someone("c"), ask.Someone("d"))
			}()
		}
		fmt.Println(slices.Sorted(maps.Keys(leaks)))
	}
}

`
