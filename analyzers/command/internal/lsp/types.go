package lsp

import "encoding/json"

// A Diagnostic as the proxy makes it.
type Diagnostic struct {
	Range       Range            `json:"range"`
	Severity    int              `json:"severity"`
	Code        string           `json:"code,omitempty"`
	Description *CodeDescription `json:"codeDescription,omitempty"`
	Source      string           `json:"source"`
	Message     string           `json:"message"`
	Related     []Related        `json:"relatedInformation,omitempty"`
}

// CodeDescription leads to the documentation of a code.
type CodeDescription struct {
	Href string `json:"href"`
}

// Related is a place that belongs to a diagnostic.
type Related struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// A Location is a part of a file.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// Severities of diagnostics, which are also the types of messages.
const (
	SeverityError = iota + 1
	SeverityWarning
	SeverityInformation
	SeverityHint
)

// PublishDiagnostics are the parameters of textDocument/publishDiagnostics;
// the diagnostics of others are kept as they came.
type PublishDiagnostics struct {
	URI         string            `json:"uri"`
	Version     *int              `json:"version,omitempty"`
	Diagnostics []json.RawMessage `json:"diagnostics"`
}

// A TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// A WorkspaceEdit changes documents; one of its two forms is set.
type WorkspaceEdit struct {
	Changes         map[string][]TextEdit `json:"changes,omitempty"`
	DocumentChanges []DocumentEdit        `json:"documentChanges,omitempty"`
}

// A DocumentEdit changes one document.
type DocumentEdit struct {
	TextDocument VersionedDocument `json:"textDocument"`
	Edits        []TextEdit        `json:"edits"`
}

// A VersionedDocument names a version of a document; nil is that on disk.
type VersionedDocument struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

// A CodeAction is something that the user can have done.
type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics,omitempty"`
	Edit        *WorkspaceEdit `json:"edit,omitempty"`
}

// CodeActionParams ask for the actions at a range.
type CodeActionParams struct {
	TextDocument struct{ URI string } `json:"textDocument"`
	Range        Range                `json:"range"`
	Context      struct {
		Only []string `json:"only"`
	} `json:"context"`
}

// A Document is an open document.
type Document struct {
	URI     string `json:"uri"`
	Lang    string `json:"languageId"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// DocumentParams are those of didOpen, didChange, didClose and didSave.
type DocumentParams struct {
	TextDocument   Document `json:"textDocument"`
	ContentChanges []Change `json:"contentChanges"`
	Text           *string  `json:"text"` // didSave, if the server asked for it
}

// A Folder is a workspace folder.
type Folder struct {
	URI  string `json:"uri"`
	Name string `json:"name"`
}

// Settings are those of gopls that say how packages are built. They come in the
// initialization options, or as the answer to workspace/configuration.
type Settings struct {
	BuildFlags       []string          `json:"buildFlags"`
	NestedBuildFlags []string          `json:"build.buildFlags"`
	Env              map[string]string `json:"env"`
	NestedEnv        map[string]string `json:"build.env"`
}

// ConfigurationParams are those of workspace/configuration.
type ConfigurationParams struct {
	Items []struct {
		ScopeURI string `json:"scopeUri"`
		Section  string `json:"section"`
	} `json:"items"`
}

// Initialize are the parameters of initialize, as far as the proxy looks.
type Initialize struct {
	RootURI      string   `json:"rootUri"`
	RootPath     string   `json:"rootPath"`
	Folders      []Folder `json:"workspaceFolders"`
	Options      Settings `json:"initializationOptions"`
	Capabilities struct {
		Workspace struct {
			WorkspaceEdit struct {
				DocumentChanges bool `json:"documentChanges"`
			} `json:"workspaceEdit"`
		} `json:"workspace"`
		TextDocument struct {
			PublishDiagnostics struct {
				Related     bool `json:"relatedInformation"`
				Description bool `json:"codeDescriptionSupport"`
			} `json:"publishDiagnostics"`
			CodeAction struct {
				Literals *struct{} `json:"codeActionLiteralSupport"`
			} `json:"codeAction"`
		} `json:"textDocument"`
	} `json:"capabilities"`
}

// Initialized is the result of initialize, as far as the proxy looks.
type Initialized struct {
	Capabilities struct {
		Encoding Encoding `json:"positionEncoding"`
	} `json:"capabilities"`
}
