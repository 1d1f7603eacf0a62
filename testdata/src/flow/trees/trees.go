// Package trees: what is deeper in a tree or a list than paths are told apart is
// known by the field that it is in.
package trees

import (
	"flow/person"

	acme "acme.example/sdk"
)

type comment struct {
	author, topic string
	replies       []*comment
	next          *comment
}

func tree(p person.Person) *comment {
	return &comment{author: p.Email, topic: "x", replies: []*comment{
		{author: p.Phone, topic: p.Plan, replies: []*comment{{author: p.Name, topic: p.Plan}}},
	}}
}

func topics(c *comment) []string {
	out := []string{c.topic}
	for _, r := range c.replies {
		out = append(out, topics(r)...)
	}
	return out
}

func authors(c *comment) []string {
	out := []string{c.author}
	for _, r := range c.replies {
		out = append(out, authors(r)...)
	}
	return out
}

func walked(p person.Person) {
	acme.Send(topics(tree(p)))
	acme.Send(authors(tree(p))) // want `Person\.Email.*Person\.Phone`
}

func each(cs []*comment, f func(*comment)) {
	for _, c := range cs {
		f(c)
		each(c.replies, f)
	}
}

func visited(p person.Person) {
	var topics, authors []string
	each([]*comment{tree(p)}, func(c *comment) {
		topics = append(topics, c.topic)
		authors = append(authors, c.author)
	})
	acme.Send(topics)
	acme.Send(authors) // want `Person\.Email.*Person\.Phone.*Person\.Name`
}

func last(c *comment) *comment {
	for c.next != nil {
		c = c.next
	}
	return c
}

func listed(p person.Person) {
	c := &comment{author: p.Email, next: &comment{author: p.Phone, next: &comment{author: p.Name, topic: p.Plan}}}
	acme.Text(last(c).topic)
	acme.Text(last(c).author) // want `Person\.Email.*Person\.Phone.*Person\.Name`
}

func topicsOf(c *comment) { acme.Send(topics(c)) }

func authorsOf(c *comment) { acme.Send(authors(c)) }

func handed(p person.Person) {
	topicsOf(tree(p))
	authorsOf(tree(p)) // want `Person\.Email`
}
