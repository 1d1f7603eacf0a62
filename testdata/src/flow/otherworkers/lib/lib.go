// Package lib has goroutines that move data between channels.
package lib

// Worker passes on what it is sent.
type Worker struct {
	In, Out chan string
	last    string
}

// Start starts one.
func Start() *Worker {
	w := &Worker{In: make(chan string), Out: make(chan string)}
	go func() {
		for s := range w.In {
			w.Out <- s
		}
	}()
	return w
}

// StartMethod starts one, by a method.
func StartMethod() *Worker {
	w := &Worker{In: make(chan string), Out: make(chan string)}
	go w.run()
	return w
}

func (w *Worker) run() {
	for s := range w.In {
		w.last = s
		w.Out <- s
	}
}

// Last is what it was sent last.
func (w *Worker) Last() string { return w.last }

// Counting counts what it is sent.
func Counting() (in chan string, out chan int) {
	in, out = make(chan string), make(chan int)
	go func() {
		for s := range in {
			out <- len(s)
		}
	}()
	return in, out
}

// Stage is a stage of a pipeline.
func Stage(in <-chan string, f func(string) string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for s := range in {
			out <- f(s)
		}
	}()
	return out
}

// Quiet takes what it is sent, and keeps it.
func Quiet() *Worker {
	w := &Worker{In: make(chan string), Out: make(chan string)}
	go func() {
		for range w.In {
			w.Out <- "done"
		}
	}()
	return w
}
