// Package stores: databases and the libraries around them.
package stores

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"github.com/spf13/viper"
	"gorm.io/gorm"

	"example.com/models/flow/acme"
)

func gormRead(db *gorm.DB, mail string) error {
	var p acme.Person
	if err := db.Where("email = ?", mail).First(&p).Error; err != nil {
		return err
	}
	acme.Text(p.Email) // want `Person\.Email`
	acme.Text(p.Plan)
	var all []acme.Person
	db.Model(&acme.Person{}).Order("id").Limit(10).Find(&all)
	for _, q := range all {
		acme.Text(q.Phone) // want `Person\.Phone`
		acme.Text(q.ID)
	}
	return nil
}

func gormBy(db *gorm.DB, p *acme.Person) {
	var n int64
	db.Model(&acme.Person{}).Where("email = ?", p.Email).Count(&n)
	acme.Send(n)
	var plan struct{ Title string }
	db.Table("plans").Where("owner = ?", p.Email).First(&plan)
	acme.Text(plan.Title)
	tx := db.Create(p)
	acme.Send(tx.RowsAffected)
	acme.Send(tx.Error == nil)
}

// Account is what the gorm hooks see.
type Account struct {
	acme.Person
	Balance int
}

func embedded(db *gorm.DB) {
	var a Account
	db.First(&a, "id = ?", 1)
	acme.Send(a.Balance)
	acme.Text(a.Email) // want `Person\.Email`
}

func sqlxRead(ctx context.Context, db *sqlx.DB, p *acme.Person) error {
	var q acme.Person
	if err := db.GetContext(ctx, &q, "select * from p where email = $1", p.Email); err != nil {
		return err
	}
	acme.Text(q.Name) // want `Person\.Name`
	acme.Text(q.Plan)
	var n int
	if err := db.Get(&n, "select count(*) from p where email = $1", p.Email); err != nil {
		return err
	}
	acme.Send(n)
	var list []acme.Person
	if err := db.Select(&list, "select * from p"); err != nil {
		return err
	}
	acme.Send(list) // want `Person\.Email`
	_, err := db.NamedExec("insert into p (email) values (:email)", p)
	return err
}

func pgxRead(ctx context.Context, pool *pgxpool.Pool, p *acme.Person) error {
	var plan string
	if err := pool.QueryRow(ctx, "select plan from p where email = $1", p.Email).Scan(&plan); err != nil {
		return err
	}
	acme.Text(plan)
	var q acme.Person
	if err := pool.QueryRow(ctx, "select email, plan from p where id = $1", p.ID).Scan(&q.Email, &q.Plan); err != nil {
		return err
	}
	acme.Text(q.Email) // want `Person\.Email`
	acme.Text(q.Plan)
	rows, err := pool.Query(ctx, "select * from p")
	if err != nil {
		return err
	}
	people, err := pgx.CollectRows(rows, pgx.RowToStructByName[acme.Person])
	if err != nil {
		return err
	}
	for _, r := range people {
		acme.Text(r.Phone) // want `Person\.Phone`
		acme.Text(r.Plan)
	}
	return nil
}

func sqlRead(ctx context.Context, db *sql.DB, p *acme.Person) error {
	var q acme.Person
	err := db.QueryRowContext(ctx, "select email from p where phone = ?", p.Phone).Scan(&q.Email)
	if err != nil {
		return err
	}
	acme.Text(q.Email) // want `^user\.contact\.email \(Person\.Email\) reaches`
	return nil
}

func settings() {
	viper.SetDefault("plan", "free")
	acme.Text(viper.GetString("plan"))
	var c struct{ Host string }
	if viper.Unmarshal(&c) == nil {
		acme.Text(c.Host)
	}
}
