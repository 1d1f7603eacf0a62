// Package services: codecs, collections, errors, stores and clients in the style of services.
package services

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v4"
	"github.com/go-playground/validator/v10"
	"github.com/go-resty/resty/v2"
	gojson "github.com/goccy/go-json"
	"github.com/google/uuid"
	"github.com/hashicorp/go-multierror"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jinzhu/copier"
	"github.com/jmoiron/sqlx"
	jsoniter "github.com/json-iterator/go"
	"github.com/pkg/errors"
	"github.com/redis/go-redis/v9"
	"github.com/samber/lo"
	"github.com/shopspring/decimal"
	"github.com/spf13/cast"
	"github.com/tidwall/gjson"
	"github.com/tidwall/sjson"
	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
	"gopkg.in/yaml.v3"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"example.com/models/flow/acme"
)

func los(ps []acme.Person, p acme.Person) {
	acme.Send(lo.FlatMap(ps, func(p acme.Person, _ int) []string { return []string{p.Email, p.Phone} })) // want `Person\.Email`
	acme.Send(lo.FlatMap(ps, func(p acme.Person, _ int) []string { return []string{p.Plan} }))
	acme.Send(lo.Associate(ps, func(p acme.Person) (string, string) { return p.ID, p.Email })) // want `Person\.Email`
	acme.Send(lo.Associate(ps, func(p acme.Person) (string, string) { return p.ID, p.Plan }))
	acme.Send(lo.Keys(lo.SliceToMap(ps, func(p acme.Person) (string, int) { return p.Email, 1 }))) // want `Person\.Email`
	acme.Send(lo.FilterMap(ps, func(p acme.Person, _ int) (string, bool) { return p.Plan, p.Email != "" }))
	acme.Send(lo.FilterMap(ps, func(p acme.Person, _ int) (string, bool) { return p.Name, true })) // want `Person\.Name`
	acme.Send(lo.MapToSlice(map[string]acme.Person{"x": p}, func(k string, v acme.Person) string { return k + v.Plan }))
	acme.Send(lo.MapValues(map[string]acme.Person{"x": p}, func(v acme.Person, k string) string { return v.Phone })) // want `Person\.Phone`
	acme.Send(lo.MapKeys(map[string]int{p.Email: 1}, func(v int, k string) string { return strings.ToUpper(k) }))    // want `Person\.Email`
	acme.Send(lo.PickByKeys(map[string]string{"a": p.Plan}, []string{"a"}))
	acme.Send(lo.OmitByKeys(map[string]string{"a": p.Email}, []string{"b"})) // want `Person\.Email`
	acme.Send(lo.Entries(map[string]string{"a": p.Email}))                   // want `Person\.Email`
	acme.Send(lo.Must(fmt.Sprintf("%s", p.Plan), error(nil)))
	acme.Send(lo.CoalesceOrEmpty("", p.Email))           // want `Person\.Email`
	acme.Text(lo.If(p.Plan == "x", p.Plan).Else(p.Name)) // want `Person\.Name`
	acme.Text(lo.If(p.Plan == "x", p.Plan).Else("none"))
	acme.Text(lo.FromPtrOr(&p.Email, "x")) // want `Person\.Email`
	acme.Text(lo.FromPtr(lo.ToPtr(p.Plan)))
	acme.Text(lo.Switch[string, string](p.Email).Case("a", "b").Default("c"))
	mails, plans := lo.Unzip2(lo.Zip2([]string{p.Email}, []string{p.Plan}))
	acme.Send(mails) // want `Person\.Email`
	acme.Send(plans)
	acme.Send(lo.SumBy(ps, func(p acme.Person) int { return len(p.Email) }))
	acme.Send(lo.Contains([]string{p.Email}, "x"))
	acme.Send(lo.PartitionBy(ps, func(p acme.Person) string { return p.Plan })) // want `Person\.Email`
	acme.Text(lo.Ellipsis(p.Name, 3))                                           // want `Person\.Name`
	acme.Text(lo.RandomString(5, []rune("abc")))
	v, err := lo.TryOr(func() (string, error) { return p.Email, nil }, "x")
	acme.Text(v) // want `Person\.Email`
	acme.Send(err)
	_, ok := lo.Attempt(3, func(i int) error { return nil })
	acme.Send(ok)
	acme.Send(lo.T2(p.Plan, p.Email).A)
	acme.Send(lo.T2(p.Plan, p.Email).B) // want `Person\.Email`
	plan, mail := lo.T2(p.Plan, p.Email).Unpack()
	acme.Text(plan)
	acme.Text(mail) // want `Person\.Email`
	for _, e := range lo.Entries(map[string]string{p.Plan: p.Phone}) {
		acme.Text(e.Key)
		acme.Text(e.Value) // want `Person\.Phone`
	}
	acme.Send(lo.FromEntries([]lo.Entry[string, string]{{Key: p.Plan, Value: p.Name}})["x"]) // want `Person\.Name`
	acme.Send(lo.Keys(lo.FromEntries([]lo.Entry[string, string]{{Key: p.Plan, Value: p.Name}})))
	acme.Text(lo.T3(p.Plan, p.ID, p.Email).B)
	for i, c := range lo.Chunk([]string{p.Phone}, 2) {
		acme.Send(i)
		acme.Send(c) // want `Person\.Phone`
	}
	acme.Send(lo.Async(func() string { return p.Name })) // want `Person\.Name`
	acme.Text(<-lo.Async(func() string { return p.Plan }))
}

func pkgErrors(p acme.Person) {
	err := errors.WithMessage(errors.Errorf("user %s", p.Email), "load")
	acme.Send(err) // want `Person\.Email`
	err = errors.WithStack(errors.New("x"))
	acme.Send(err)
	acme.Text(fmt.Sprintf("%+v", errors.WithMessagef(errors.New("x"), "for %s", p.Phone))) // want `Person\.Phone`
	var merr error
	merr = multierror.Append(merr, errors.Wrap(errors.New(p.Name), "x"))
	acme.Send(merr) // want `Person\.Name`
	var g multierror.Group
	g.Go(func() error { return errors.New(p.Email) })
	acme.Send(g.Wait()) // want `Person\.Email`
	acme.Send(multierror.Append(nil, errors.New("x")).ErrorOrNil())
}

func uuids(p acme.Person) {
	id := uuid.New()
	acme.Text(id.String())
	acme.Text("user-" + uuid.NewString())
	u := uuid.MustParse(p.ID)
	acme.Text(u.String())
	acme.Text(uuid.NewMD5(uuid.NameSpaceDNS, []byte(p.Email)).String()) // want `Person\.Email`
}

type form struct {
	Mail string `validate:"required,email"`
	Plan string `validate:"oneof=a b"`
}

func validates(p acme.Person) {
	v := validator.New(validator.WithRequiredStructEnabled())
	f := form{p.Email, p.Plan}
	if err := v.Struct(f); err != nil {
		var ve validator.ValidationErrors
		if errors.As(err, &ve) {
			for _, fe := range ve {
				acme.Text(fe.Field())
				acme.Text(fe.Tag())
			}
		}
	}
	acme.Text(f.Plan)
	acme.Text(f.Mail) // want `Person\.Email`
}

func codecs(p acme.Person) {
	b, _ := gojson.Marshal(map[string]any{"m": p.Email})
	acme.Send(b) // want `Person\.Email`
	s, _ := jsoniter.MarshalToString(p.Plan)
	acme.Text(s)
	var m map[string]any
	jsoniter.ConfigFastest.Unmarshal(b, &m)
	acme.Send(m["m"]) // want `Person\.Email`
	y, _ := yaml.Marshal(map[string]string{"m": p.Phone})
	acme.Send(y) // want `Person\.Phone`
	var n yaml.Node
	yaml.Unmarshal([]byte(p.Plan), &n)
	acme.Text(n.Value)
	j, _ := sjson.SetRaw("{}", "a", `"`+p.Name+`"`)
	acme.Text(j) // want `Person\.Name`
	gjson.Parse(j).ForEach(func(k, v gjson.Result) bool {
		acme.Text(v.String()) // want `Person\.Name`
		return true
	})
	acme.Send(gjson.Get(`{"a":1}`, p.Email).Int())
	acme.Send(gjson.GetBytes([]byte(p.Plan), "a").Array())
	j, _ = sjson.Delete(j, "a")
	it := jsoniter.ParseString(jsoniter.ConfigDefault, p.Email)
	acme.Text(it.ReadString()) // want `Person\.Email`
	st := jsoniter.NewStream(jsoniter.ConfigDefault, nil, 100)
	st.WriteString(p.Phone)
	acme.Send(st.Buffer()) // want `Person\.Phone`
	acme.Text(cast.ToString(map[string]any{"x": p.Plan}["x"]))
	acme.Send(cast.ToStringMapString(map[string]any{"x": p.Email})) // want `Person\.Email`
	acme.Text(decimal.NewFromInt(int64(len(p.Email))).String())
}

func copies(p acme.Person) {
	var d struct{ Email, Plan string }
	copier.CopyWithOption(&d, &p, copier.Option{IgnoreEmpty: true})
	acme.Text(d.Email) // want `Person\.Email`
	var e struct{ Plan string }
	copier.Copy(&e, form{Plan: p.Plan})
	acme.Text(e.Plan)
}

// Stores.
type user struct {
	gorm.Model
	acme.Person
	Balance int
}

type repo struct{ db *gorm.DB }

func (r *repo) byMail(ctx context.Context, mail string) (*user, error) {
	var u user
	err := r.db.WithContext(ctx).Preload("X").Where(&acme.Person{Email: mail}).Take(&u).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &u, errors.Wrap(err, "by mail")
}
func (r *repo) plans(ctx context.Context) (out []string, err error) {
	err = r.db.Model(&user{}).Distinct().Pluck("plan", &out).Error
	return
}
func (r *repo) upsert(ctx context.Context, u *user) error {
	return r.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(u).Error
}
func (r *repo) tx(ctx context.Context, p acme.Person) error {
	return r.db.Transaction(func(tx *gorm.DB) error {
		var u user
		if err := tx.First(&u, "mail = ?", p.Email).Error; err != nil {
			return err
		}
		acme.Send(u.Balance)
		acme.Text(u.Name) // want `Person\.Name`
		return tx.Save(&u).Error
	})
}

func gorms(ctx context.Context, r *repo, p acme.Person) {
	u, err := r.byMail(ctx, p.Email)
	acme.Send(err)
	acme.Text(u.Plan)
	acme.Send(u.CreatedAt)
	acme.Text(u.Email) // want `Person\.Email`
	plans, _ := r.plans(ctx)
	acme.Send(plans)
	acme.Send(r.upsert(ctx, u))
}

type store struct {
	db   *sqlx.DB
	pool *pgxpool.Pool
	rdb  *redis.Client
	sf   singleflight.Group
}

func (s *store) person(ctx context.Context, mail string) (p acme.Person, err error) {
	q, args, err := sqlx.In("select * from p where mail in (?)", []string{mail})
	if err != nil {
		return p, err
	}
	err = s.db.GetContext(ctx, &p, s.db.Rebind(q), args...)
	return p, err
}
func (s *store) planCached(ctx context.Context, mail string) (string, error) {
	v, err, _ := s.sf.Do("plan:"+mail, func() (any, error) {
		plan, err := s.rdb.Get(ctx, "plan:"+mail).Result()
		if errors.Is(err, redis.Nil) {
			err = s.pool.QueryRow(ctx, "select plan from p where mail=$1", mail).Scan(&plan)
			if err == nil {
				s.rdb.Set(ctx, "plan:"+mail, plan, time.Hour)
			}
		}
		return plan, err
	})
	if err != nil {
		return "", err
	}
	return v.(string), nil
}
func (s *store) cached(ctx context.Context, id string) (*acme.Person, error) {
	b, err := s.rdb.Get(ctx, id).Bytes()
	if err != nil {
		return nil, err
	}
	var p acme.Person
	return &p, json.Unmarshal(b, &p)
}
func (s *store) named(ctx context.Context) ([]acme.Person, error) {
	rows, err := s.pool.Query(ctx, "select * from p where mail = @mail", pgx.NamedArgs{"mail": "x"})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[acme.Person])
}
func (s *store) count(ctx context.Context, mail string) (n int, err error) {
	row := s.db.QueryRowxContext(ctx, "select count(*) from p where mail = ?", mail)
	return n, row.Scan(&n)
}
func (s *store) each(ctx context.Context, f func(acme.Person) error) error {
	rows, err := s.db.Queryx("select * from p")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p acme.Person
		if err := rows.StructScan(&p); err != nil {
			return err
		}
		if err := f(p); err != nil {
			return err
		}
	}
	return rows.Err()
}

func stores(ctx context.Context, s *store, p acme.Person) {
	q, err := s.person(ctx, p.Email)
	acme.Send(err)
	acme.Text(q.Plan)
	acme.Text(q.Phone) // want `Person\.Phone`
	plan, _ := s.planCached(ctx, p.Email)
	acme.Text(plan)
	r, _ := s.cached(ctx, p.ID)
	acme.Text(r.Plan)
	acme.Text(r.Name) // want `Person\.Name`
	all, _ := s.named(ctx)
	acme.Text(all[0].Plan)
	acme.Text(all[0].Email) // want `Person\.Email`
	n, _ := s.count(ctx, p.Email)
	acme.Send(n)
	s.each(ctx, func(p acme.Person) error {
		acme.Text(p.Plan)
		acme.Text(p.Email) // want `Person\.Email`
		return nil
	})
}

func batch(ctx context.Context, tx pgx.Tx, p acme.Person, db *sql.DB) {
	b := &pgx.Batch{}
	b.Queue("select plan from p where mail=$1", p.Email)
	var plan string
	tx.SendBatch(ctx, b).QueryRow().Scan(&plan)
	acme.Text(plan)
}

// Groups and retries.
func groups(ctx context.Context, ps []acme.Person) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(4)
	sem := semaphore.NewWeighted(3)
	plans := make([]string, len(ps))
	for i, p := range ps {
		g.Go(func() error {
			if err := sem.Acquire(ctx, 1); err != nil {
				return err
			}
			defer sem.Release(1)
			plans[i] = p.Plan
			acme.Text(p.Email) // want `Person\.Email`
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		acme.Send(err)
	}
	acme.Send(plans)
	return backoff.Retry(func() error {
		acme.Text(ps[0].Phone) // want `Person\.Phone`
		acme.Text(ps[0].Plan)
		return nil
	}, backoff.WithContext(backoff.NewExponentialBackOff(), ctx))
}

// resty.
type api struct{ c *resty.Client }

func newAPI(base string) *api {
	c := resty.New().SetBaseURL(base).SetTimeout(time.Second).SetHeader("X", "y")
	c.OnBeforeRequest(func(_ *resty.Client, r *resty.Request) error { return nil })
	return &api{c}
}
func (a *api) create(ctx context.Context, body any) (out struct{ ID string }, err error) {
	resp, err := a.c.R().SetContext(ctx).SetBody(body).SetResult(&out).SetPathParams(map[string]string{"v": "1"}).Post("/contacts")
	if err != nil {
		return out, errors.Wrap(err, "create")
	}
	if resp.IsError() {
		return out, errors.Errorf("status %d", resp.StatusCode())
	}
	return out, nil
}
func (a *api) find(mail string) error {
	_, err := a.c.R().SetQueryParams(map[string]string{"mail": mail}).Get("/contacts")
	return err
}
func (a *api) path(id string) error {
	_, err := a.c.R().SetPathParam("id", id).Delete("/contacts/{id}")
	return err
}

func restys(ctx context.Context, p acme.Person) {
	a := newAPI("https://api.acme.example")
	out, err := a.create(ctx, map[string]string{"mail": p.Email}) // want `Person\.Email`
	acme.Send(out)
	acme.Send(err)
	a.create(ctx, map[string]string{"plan": p.Plan})
	a.find(p.Phone) // want `Person\.Phone`
	a.path(p.Email) // want `Person\.Email`
	a.path(p.ID)
	b := newAPI("https://crm.example.com")
	b.create(ctx, p)
	b.find(p.Email)
	resty.New().SetAuthToken(p.Email).R().Get("https://api.acme.example/x")                                   // want `Person\.Email`
	resty.New().R().SetMultipartFormData(map[string]string{"m": p.Email}).Put("https://api.acme.example/x")   // want `Person\.Email`
	resty.New().R().SetFileReader("f", "f.txt", strings.NewReader(p.Name)).Post("https://api.acme.example/x") // want `Person\.Name`
	resty.New().R().SetFileReader("f", "f.txt", strings.NewReader(p.Plan)).Post("https://api.acme.example/x")
}
