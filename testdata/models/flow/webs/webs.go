// Package webs: frameworks around HTTP handlers.
package webs

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"

	"example.com/models/flow/acme"
)

func load(id string) *acme.Person { return people[id] }

var people = map[string]*acme.Person{}

func ginRoutes() *gin.Engine {
	r := gin.New()
	r.Use(func(c *gin.Context) {
		p := load(c.Param("id"))
		c.Set("mail", p.Email)
		c.Set("plan", p.Plan)
		c.Next()
	})
	r.POST("/people", func(c *gin.Context) {
		var p acme.Person
		if err := c.ShouldBindJSON(&p); err != nil {
			c.JSON(400, gin.H{"error": err.Error()})
			return
		}
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
		acme.Text(c.Param("id"))
		c.JSON(200, p)
	})
	r.GET("/inside", func(c *gin.Context) {
		p := load("1")
		c.Set("phone", p.Phone)
		acme.Text(c.GetString("phone")) // want `Person\.Phone`
		c.String(200, "%s", p.Name)
	})
	return r
}

func ginParts(c *gin.Context) {
	acme.Text(c.Query("q"))
	acme.Text(c.GetHeader("X"))
}

func echoRoutes() *echo.Echo {
	e := echo.New()
	e.POST("/people", func(c echo.Context) error {
		p := new(acme.Person)
		if err := c.Bind(p); err != nil {
			return err
		}
		acme.Text(p.Phone) // want `Person\.Phone`
		acme.Text(p.Plan)
		c.Set("mail", p.Email)
		acme.Send(c.Get("mail")) // want `Person\.Email`
		return c.JSON(http.StatusOK, p)
	})
	e.Use(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			acme.Text(load(c.Param("id")).Name) // want `Person\.Name`
			return next(c)
		}
	})
	return e
}

func fiberRoutes() *fiber.App {
	app := fiber.New()
	app.Post("/people", func(c *fiber.Ctx) error {
		var p acme.Person
		if err := c.BodyParser(&p); err != nil {
			return err
		}
		acme.Text(p.Email) // want `Person\.Email`
		acme.Text(p.Plan)
		c.Locals("phone", p.Phone)
		acme.Send(c.Locals("phone")) // want `Person\.Phone`
		return c.JSON(p)
	})
	return app
}

func chiRoutes() http.Handler {
	r := chi.NewRouter()
	r.Use(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			acme.Text(load(chi.URLParam(r, "id")).Email) // want `Person\.Email`
			next.ServeHTTP(w, r)
		})
	})
	r.Get("/x", show)
	r.Route("/sub", func(r chi.Router) {
		r.Get("/y", func(w http.ResponseWriter, r *http.Request) {
			acme.Text(load("1").Phone) // want `Person\.Phone`
			acme.Text(load("1").Plan)
		})
	})
	return r
}

func show(w http.ResponseWriter, r *http.Request) {
	acme.Text(load(mux.Vars(r)["id"]).Name) // want `Person\.Name`
	acme.Text(mux.Vars(r)["id"])
}

func gorillaRoutes() *mux.Router {
	r := mux.NewRouter()
	r.HandleFunc("/x/{id}", show).Methods("GET")
	r.Handle("/y", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		acme.Text(load("1").Email) // want `Person\.Email`
	}))
	return r
}
