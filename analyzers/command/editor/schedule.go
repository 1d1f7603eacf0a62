package editor

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/consentvet/consentvet/analyzers/command/internal/lsp"
	"github.com/consentvet/consentvet/analyzers/command/internal/workspace"
)

// A job is the analysis of one root: what is due, and what was last found.
type job struct {
	unit   *workspace.Unit // the worker's
	dirty  bool
	due    time.Time
	cancel context.CancelFunc // of the analysis under way
	stamp  string             // of the taxonomy, the worker's

	reports map[string][]workspace.Report // by file
	texts   map[string][]byte             // that the reports are for, of open documents
	said    []string                      // messages about its broken taxonomy
}

// openFolders makes the jobs of the workspace.
func (p *proxy) openFolders() {
	var dirs []string
	for _, f := range p.init.Folders {
		dirs = append(dirs, lsp.Path(f.URI))
	}
	if dirs == nil && p.init.RootURI != "" {
		dirs = append(dirs, lsp.Path(p.init.RootURI))
	}
	if dirs == nil && p.init.RootPath != "" {
		dirs = append(dirs, p.init.RootPath)
	}
	go func() { // walking a large folder takes its time
		var roots []workspace.Root
		for _, dir := range dirs {
			if dir != "" {
				roots = append(roots, workspace.RootsOf(dir)...)
			}
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, root := range roots {
			p.schedule(root)
		}
	}()
}

// regroup finds the roots anew, because modules or folders changed.
func (p *proxy) regroup() {
	for _, j := range p.jobs {
		if j.cancel != nil {
			j.cancel()
		}
	}
	old := p.jobs
	p.jobs = make(map[string]*job)
	for _, j := range old {
		for path := range j.reports {
			if p.shown[path] != "" {
				p.publish(path)
			}
		}
	}
	p.openFolders()
	for _, d := range p.docs {
		p.trigger(d.path)
	}
}

// trigger schedules the analysis of the root that a file belongs to.
func (p *proxy) trigger(path string) {
	if path == "" || p.initialized == nil {
		return
	}
	switch filepath.Ext(path) {
	case ".go":
		if root, ok := workspace.RootOf(filepath.Dir(path)); ok {
			p.schedule(root)
		}
	case ".yml", ".yaml":
		p.awake() // it may be a taxonomy
	}
}

func (p *proxy) schedule(root workspace.Root) {
	j := p.jobs[root.Dir]
	if j == nil {
		opts := p.analysis
		b := p.buildSettings(root.Dir)
		opts.BuildFlags, opts.Env = slices.Concat(opts.BuildFlags, b.flags), slices.Concat(opts.Env, b.env)
		j = &job{unit: workspace.NewUnit(root, opts)}
		p.jobs[root.Dir] = j
	}
	j.dirty, j.due = true, time.Now().Add(p.debounce)
	if j.cancel != nil {
		j.cancel() // what it finds would be about a text of the past
	}
	p.awake()
}

func (p *proxy) awake() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// work analyses what is due, one root after the other, until the client
// leaves.
func (p *proxy) work() {
	poll := time.NewTicker(p.poll)
	defer poll.Stop()
	for {
		j, wait := p.next()
		if j != nil {
			p.analyse(j)
			continue
		}
		timer := time.NewTimer(wait)
		select {
		case <-p.exited:
			timer.Stop()
			return
		case <-p.wake:
		case <-timer.C:
		case <-poll.C:
			p.lookAtTaxonomies()
		}
		timer.Stop()
	}
}

// next returns the job that is due, or how long to wait for one.
func (p *proxy) next() (*job, time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.exiting {
		return nil, time.Hour
	}
	now, wait := time.Now(), time.Hour
	for _, dir := range slices.Sorted(maps.Keys(p.jobs)) {
		j := p.jobs[dir]
		switch left := j.due.Sub(now); {
		case !j.dirty:
		case left <= 0:
			return j, 0
		default:
			wait = min(wait, left)
		}
	}
	return nil, wait
}

// lookAtTaxonomies schedules the roots whose taxonomy is another than at their
// last analysis. Editors do not tell gopls of that file, so it is looked at.
func (p *proxy) lookAtTaxonomies() {
	p.mu.Lock()
	jobs := slices.Collect(maps.Values(p.jobs))
	p.mu.Unlock()
	for _, j := range jobs {
		if j.stamp != "" && j.unit.Stamp() != j.stamp {
			p.mu.Lock()
			j.dirty, j.due = true, time.Now()
			p.mu.Unlock()
		}
	}
}

// analyse runs one job and publishes what it finds, unless it was overtaken.
func (p *proxy) analyse(j *job) {
	p.mu.Lock()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	j.dirty, j.cancel = false, cancel
	buffers := make(map[string][]byte)
	for _, d := range p.docs {
		if d.path != "" && !d.lost {
			buffers[d.path] = d.text
		}
	}
	encoding := p.encoding
	p.mu.Unlock()
	go func() { // leaving ends it too
		select {
		case <-p.exited:
			cancel()
		case <-ctx.Done():
		}
	}()
	j.stamp = j.unit.Stamp()
	res, err := j.unit.Analyse(ctx, buffers)
	c := &workspace.Converter{Encoding: encoding, Files: buffers}
	var found map[string][]workspace.Report
	var faults []error
	if err == nil {
		found = c.Findings(res.Findings)
		if res.Taxonomy != nil {
			found, faults = c.Taxonomy(res.Taxonomy)
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	overtaken := ctx.Err() != nil || p.jobs[j.unit.Root.Dir] != j
	j.cancel = nil
	switch {
	case overtaken: // whoever did that has scheduled another, or dropped the job
	case err != nil:
		p.logOnce(err.Error())
	default:
		p.tell(j, res, found, faults)
		p.store(j, res, found, buffers)
	}
}

// tell shows what keeps the analysis from its work.
func (p *proxy) tell(j *job, res *workspace.Result, found map[string][]workspace.Report, faults []error) {
	before := j.said
	j.said = nil
	if res.Taxonomy != nil {
		text := fmt.Sprintf("nothing is analysed in %s: ", j.unit.Root.Dir)
		for _, path := range workspace.FilesOf(found) {
			faults = append(faults, fmt.Errorf("%s has errors, the first: line %d: %s",
				path, found[path][0].Diagnostic.Range.Start.Line+1, found[path][0].Diagnostic.Message))
		}
		text += errors.Join(faults...).Error()
		j.said = append(j.said, text)
		p.show(lsp.SeverityError, text)
	}
	for _, text := range before {
		if !slices.Contains(j.said, text) {
			delete(p.said, text) // a fault that comes back is news
		}
	}
	for _, e := range res.Errors {
		p.show(lsp.SeverityError, e.Error())
	}
}

// logOnce leaves a line in the log, unless it was the last one.
func (p *proxy) logOnce(text string) {
	if !p.said["log: "+text] {
		p.said["log: "+text] = true
		p.log(lsp.SeverityWarning, text)
	}
}

// store keeps what an analysis found and publishes what changed by it.
func (p *proxy) store(j *job, res *workspace.Result, found map[string][]workspace.Report, buffers map[string][]byte) {
	texts := make(map[string][]byte)
	for path := range found {
		if text, ok := buffers[path]; ok {
			texts[path] = text
		}
	}
	// A package that does not compile for a moment keeps its findings.
	for path, old := range j.reports {
		if res.Unfinished[filepath.Dir(path)] && found[path] == nil && filepath.Ext(path) == ".go" {
			found[path] = old
			if text, ok := j.texts[path]; ok {
				texts[path] = text
			}
		}
	}
	before := j.reports
	j.reports, j.texts = found, texts
	p.results++
	for _, path := range slices.Sorted(maps.Keys(union(before, found))) {
		if render(p.ours(path)) != p.shown[path] {
			p.publish(path)
		}
	}
}

func union(a, b map[string][]workspace.Report) map[string]bool {
	paths := make(map[string]bool)
	for _, m := range []map[string][]workspace.Report{a, b} {
		for path := range m {
			paths[path] = true
		}
	}
	return paths
}
