// Package queue is a queue that hands on what it holds to a function.
package queue

// Job is what is in a queue.
type Job struct{ To, Kind string }

// Queue is run by whoever has it.
type Queue struct{ jobs chan Job }

// New makes a queue.
func New() *Queue { return &Queue{make(chan Job, 8)} }

// Push adds a job.
func (q *Queue) Push(j Job) { q.jobs <- j }

// Run hands on jobs.
func (q *Queue) Run(handle func(Job)) {
	for j := range q.jobs {
		handle(j)
	}
}
