// Package keepers: databases and caches are asked by a personal value, and give
// something else.
package keepers

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/uptrace/bun"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"example.com/models/flow/acme"
)

func cached(ctx context.Context, c *redis.Client, p *acme.Person) error {
	plan, err := c.Get(ctx, "plan:"+p.Email).Result()
	if err != nil {
		return err
	}
	acme.Text(plan)
	n, err := c.Incr(ctx, "logins:"+p.Email).Result()
	if err != nil {
		return err
	}
	acme.Send(n)
	acme.Text(c.HGet(ctx, p.Email, "plan").Val())
	acme.Send(c.Set(ctx, p.ID, p.Email, time.Hour).Err() == nil)
	var q acme.Person
	if err := c.HGetAll(ctx, p.ID).Scan(&q); err != nil {
		return err
	}
	acme.Text(q.Email) // want `Person\.Email`
	acme.Text(q.Plan)
	return nil
}

func documents(ctx context.Context, c *mongo.Collection, p *acme.Person) error {
	var q acme.Person
	if err := c.FindOne(ctx, bson.M{"email": p.Email}).Decode(&q); err != nil {
		return err
	}
	acme.Text(q.Phone) // want `Person\.Phone`
	acme.Text(q.Plan)
	n, err := c.CountDocuments(ctx, bson.M{"email": p.Email})
	if err != nil {
		return err
	}
	acme.Send(n)
	cur, err := c.Find(ctx, bson.M{"phone": p.Phone})
	if err != nil {
		return err
	}
	var list []acme.Person
	if err := cur.All(ctx, &list); err != nil {
		return err
	}
	for _, r := range list {
		acme.Text(r.Name) // want `Person\.Name`
		acme.Text(r.Plan)
	}
	var plans []struct{ Title string }
	if err := cur.All(ctx, &plans); err != nil {
		return err
	}
	acme.Send(plans)
	res, err := c.InsertOne(ctx, p)
	if err != nil {
		return err
	}
	acme.Send(res.InsertedID)
	return nil
}

func mapped(ctx context.Context, db *bun.DB, p *acme.Person) error {
	q := new(acme.Person)
	if err := db.NewSelect().Model(q).Where("email = ?", p.Email).Scan(ctx); err != nil {
		return err
	}
	acme.Text(q.Email) // want `Person\.Email`
	acme.Text(q.Plan)
	var list []acme.Person
	if err := db.NewSelect().Model(&list).Where("phone = ?", p.Phone).Limit(3).Scan(ctx); err != nil {
		return err
	}
	acme.Text(list[0].Phone) // want `Person\.Phone`
	acme.Text(list[0].ID)
	n, err := db.NewSelect().Model((*acme.Person)(nil)).Where("email = ?", p.Email).Count(ctx)
	if err != nil {
		return err
	}
	acme.Send(n)
	var title string
	if err := db.NewSelect().Table("plans").Column("title").Where("owner = ?", p.Email).Scan(ctx, &title); err != nil {
		return err
	}
	acme.Text(title)
	_, err = db.NewInsert().Model(p).Exec(ctx)
	return err
}
