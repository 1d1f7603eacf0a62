// Package crossanswers asks a parameter that has an interface with
// implementations here, and others elsewhere, for a text.
package crossanswers

type Source interface{ Text() string }

type Fixed struct{}

func (Fixed) Text() string { return "fixed" }

type Loud struct{ Source }

func (l Loud) Text() string { return l.Source.Text() + "!" }

// Ask returns what the source says.
func Ask(s Source) string { return "<" + s.Text() + ">" }

type Client struct {
	name string
	Note string
}

func (c *Client) Text() string { return c.Note }
