package models

import "strings"

// Keeper reports whether a package belongs to a database, cache or mapper. What
// such a library gives is not what it was asked with: a lookup by a person's
// address gives a record, whose type says what it holds. Functions of these
// packages that have no row are taken to be like that.
func Keeper(path string) bool {
	for _, k := range keepers {
		if path == k || strings.HasPrefix(path, k+"/") {
			return !strings.Contains(path, "bson") // an encoding
		}
	}
	return false
}

// keepers lists modules and packages, those below them included.
var keepers = [...]string{
	"cloud.google.com/go/bigquery",
	"cloud.google.com/go/bigtable",
	"cloud.google.com/go/datastore",
	"cloud.google.com/go/firestore",
	"cloud.google.com/go/spanner",
	"entgo.io/ent",
	"github.com/ClickHouse/clickhouse-go",
	"github.com/Masterminds/squirrel",
	"github.com/aws/aws-sdk-go-v2/service/dynamodb",
	"github.com/aws/aws-sdk-go/service/dynamodb",
	"github.com/beego/beego",
	"github.com/bradfitz/gomemcache",
	"github.com/couchbase/gocb",
	"github.com/dgraph-io/badger",
	"github.com/doug-martin/goqu",
	"github.com/elastic/go-elasticsearch",
	"github.com/georgysavva/scany",
	"github.com/go-gorp/gorp",
	"github.com/go-pg/pg",
	"github.com/go-redis/redis",
	"github.com/go-sql-driver/mysql",
	"github.com/gocql/gocql",
	"github.com/gomodule/redigo",
	"github.com/huandu/go-sqlbuilder",
	"github.com/jackc/pgx",
	"github.com/jmoiron/sqlx",
	"github.com/lib/pq",
	"github.com/mattn/go-sqlite3",
	"github.com/neo4j/neo4j-go-driver",
	"github.com/olivere/elastic",
	"github.com/redis/go-redis",
	"github.com/redis/rueidis",
	"github.com/syndtr/goleveldb",
	"github.com/upper/db",
	"github.com/uptrace/bun",
	"github.com/volatiletech/sqlboiler",
	"go.etcd.io/bbolt",
	"go.etcd.io/etcd",
	"go.mongodb.org/mongo-driver",
	"gorm.io/gorm",
	"modernc.org/sqlite",
	"xorm.io/builder",
	"xorm.io/xorm",
}
