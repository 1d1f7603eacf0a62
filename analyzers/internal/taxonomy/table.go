package taxonomy

// fileShape is the taxonomy file: every key, its type and its meaning.
func fileShape() *shape {
	one := 1
	return object(
		must("version", &shape{kind: kindInt, fixed: &one}, "Version of the file's format."),
		may("extends", list(enum(packNames()...)), "[fideslang, go-sdks, names]", "Built-in packs that the file builds on; [] for none."),
		may("first_party", list(text(fmtPattern)), "the main modules", "Import paths of your own code, as go list patterns."),
		may("first_party_hosts", list(text(fmtHost)), "[]", "Your own hosts, besides localhost, private addresses, .internal, .local and single-label names."),
		may("policy", policyShape(), "", "How strict the checks are."),
		may("categories", alts(
			list(text(fmtKey)),
			mapOf(fmtKey, alts(text(fmtWords), &shape{kind: kindNull})),
		), "[]", "Data categories besides those of the packs: a list of dotted keys, or a mapping of keys to what they mean."),
		may("special_categories", list(text(fmtKey)), "health, biometrics, genetics, ethnicity, religion, politics, sexual orientation, criminal history", "Categories, with their children, that need explicit consent; [] for none."),
		may("purposes", mapOf(fmtKey, purposeShape()), "{}", "Purposes of processing, by dotted key."),
		may("data", list(dataShape()), "[]", "Where personal data comes from."),
		may("vendors", list(vendorShape()), "[]", "Third parties, the functions that send data to them, and what each is approved for."),
		may("consent_checks", list(checkShape()), "[]", "Functions, fields and types that tell whether consent holds."),
		may("purpose_tags", list(tagShape()), "[]", "Functions that give a context a purpose."),
		may("sanitizers", list(sanitizerShape()), "[]", "Functions whose result is no longer personal data, or data of another category."),
	)
}

func policyShape() *shape {
	return object(
		may("require", enum("consent_or_purpose", "consent", "purpose", "both"), "consent_or_purpose", "What a flow needs."),
		may("approval", enum("optional", "required"), "optional", "Whether a vendor without the key approved gets anything."),
		may("unlisted_hosts", enum("report", "ignore"), "report", "Personal data to a constant host that no vendor lists."),
		may("unknown_hosts", enum("ignore", "report"), "ignore", "Personal data to a host that cannot be told."),
		may("tests", enum("ignore", "report"), "ignore", "Findings in _test.go files."),
	)
}

func legalBases() []string {
	return []string{"consent", "contract", "legitimate_interests", "legal_obligation", "vital_interests", "public_interest"}
}

func purposeShape() *shape {
	s := object(
		may("legal_basis", enum(legalBases()...), "the parent's, else consent", "Why the processing is lawful; consent alone needs a consent check."),
		may("values", list(&shape{kind: kindAny, format: fmtWords}).filled("leave it out"), "", "Values or names of constants in the code that stand for this purpose."),
	)
	s.null = true
	return s
}

func dataShape() *shape {
	category := must("category", oneOrMany(text(fmtKey)), "Category of the data, or a list.")
	return oneOf(
		form(
			must("type", text(fmtType), "Qualified name of the type."),
			may("subject", text(fmtIdent), "", "Field that identifies the data subject."),
			may("fields", mapOf(fmtIdent, oneOrMany(text(fmtKey))).filled("leave it out"), "", "Classified fields: name to category, or to a list of categories."),
			may("category", oneOrMany(text(fmtKey)), "", "Category of every value of the type."),
		).with(rule{ruleAnyOf, []string{"subject", "fields", "category"}}, rule{ruleNotBoth, []string{"fields", "category"}}),
		form(
			must("func", text(fmtFunc), "Function whose result, or whose parameter, is personal data."),
			may("result", &shape{kind: kindInt}, "0", "Index of the result."),
			may("param", &shape{kind: kindInt}, "", "Index of the parameter that receives the data, in place of a result."),
			category,
		).with(rule{ruleNotBoth, []string{"result", "param"}}),
		form(
			must("tag", text(fmtTag), "Struct tag key that marks classified fields."),
			may("values", mapOf(fmtWords, text(fmtKey)).filled("leave it out"), "the tag's value is a category", "Value of the tag to category."),
		),
		form(
			must("names", text(fmtRegexp), "Regular expression over the names of fields of structs that nobody classified."),
			may("kinds", list(text(fmtKind)).filled("leave it out for every type"), "any type", "Types of field that count; pointers, slices and arrays of them count too."),
			may("in", text(fmtRegexp), "any struct", "Regular expression over the name of the struct type, without its package."),
			category,
		),
	)
}

func vendorShape() *shape {
	sink := object(
		must("func", text(fmtFunc), "Function that receives data or starts collecting it."),
		may("args", list(alts(&shape{kind: kindInt}, enum("receiver"))).filled("leave it out for every parameter"), "every parameter but contexts", "Arguments that leave, counted from 0; receiver for the receiver."),
		may("kind", enum(Egress, Interception), Egress, "What the function does: send its arguments, or start a recording, transcription or session capture."),
		may("parties", enum("all"), "", "all: every party to the conversation must have consented."),
	).with(rule{ruleNeeds, []string{"parties", "kind", Interception}})
	safeguard := object(
		must("arg", &shape{kind: kindInt}, "Argument of the sink."),
		may("path", text(fmtPath), "the argument itself", "Field of the argument, dotted."),
		may("want", &shape{kind: kindAny, format: fmtWords}, "true", "Value that it must have."),
	)
	approval := object(
		must("categories", list(text(fmtKey)).filled("approved: [] approves nothing"), "Categories that the vendor may receive, with their children."),
		may("purposes", list(text(fmtKey)).filled("leave it out for any declared purpose"), "any declared purpose", "Purposes that it may receive them for, with their children."),
		may("safeguards", list(safeguard).filled("leave it out"), "", "Settings on the sink's arguments that the approval depends on."),
		may("regions", list(text(fmtWords)).filled("leave it out"), "", "Regions, carried into the report."),
		may("review_by", &shape{kind: kindDate}, "", "Date past which the approval must be looked at again."),
	)
	return object(
		must("name", text(fmtWords), "Name of the third party."),
		may("module", text(fmtModule), "", "Go module of its SDK; any major version unless one is stated."),
		may("owner", text(fmtWords), "", "Who answers for the vendor, carried into the report."),
		may("dpa", text(fmtWords), "", "Data processing agreement, carried into the report."),
		may("sinks", list(sink), "[]", "Functions that send data to the vendor."),
		may("hosts", list(text(fmtHost)), "[]", "Hosts of the vendor: HTTP requests to them are sinks too."),
		may("approved", list(approval), "not decided", "What the vendor may receive; [] for nothing."),
	)
}

// operandKeys are the forms that name a part of a call.
func operandKeys(extra ...key) []variant {
	path := may("path", text(fmtPath), "", "Field of it, dotted.")
	return []variant{
		form(append([]key{must("arg", &shape{kind: kindInt}, "Index of the argument, counted from 0 without the receiver."), path}, extra...)...),
		form(append([]key{must("receiver", &shape{kind: kindTrue}, "The receiver of the method, or the struct that holds the field."), path}, extra...)...),
	}
}

func constPurpose() variant {
	return form(must("const", text(fmtKey), "The purpose, where it is always the same."))
}

func purposeValues() key {
	return may("values", mapOf(fmtWords, text(fmtKey)).filled("leave it out"), "", "Values or names of constants to purposes, where they differ from the purpose's key.")
}

func purposesKey() key {
	return may("purposes", list(text(fmtKey)).filled("leave it out for any purpose"), "any purpose", "Purposes that it stands for, in place of purpose.")
}

func checkShape() *shape {
	subject := operandKeys()
	asked := append(operandKeys(purposeValues()), constPurpose())
	keyed := form(must("key", &shape{kind: kindTrue}, "The key or index with which the field is read."), purposeValues())
	granted := may("granted_when", alts(&shape{kind: kindBool}, text(fmtGranted)), "by type: bool true, error nil, none returns",
		"Outcome that means consent: true, false, nil, non-nil, returns, or a constant's qualified name.")
	explicit := may("explicit", &shape{kind: kindBool}, "false", "The consent counts for special categories of data.")
	parties := may("parties", enum("all"), "", "all: it means the consent of every party to a conversation.")
	notBoth := rule{ruleNotBoth, []string{"purpose", "purposes"}}
	return oneOf(
		form(
			must("func", text(fmtFunc), "Function that tells whether consent holds."),
			may("subject", oneOf(subject...), "any subject", "Whose consent."),
			may("purpose", oneOf(asked...), "any purpose", "Consent for what."),
			purposesKey(),
			may("result", &shape{kind: kindInt}, "0", "Index of the result that tells."),
			may("path", text(fmtPath), "", "Field of the result that tells, dotted, or method that returns it."),
			granted, explicit, parties,
			may("guards", oneOf(form(must("arg", &shape{kind: kindInt}, "Index of the argument."))), "", "Middleware: the argument that runs with consent."),
		).with(notBoth, rule{ruleNotBoth, []string{"guards", "result"}}, rule{ruleNotBoth, []string{"guards", "path"}}, rule{ruleNotBoth, []string{"guards", "granted_when"}}),
		form(
			must("field", text(fmtField), "Field that tells whether consent holds, as pkg/path.Type.Field."),
			may("subject", oneOf(subject[1]), "the value that holds the field", "Whose consent."),
			may("purpose", oneOf(constPurpose(), keyed), "any purpose", "Consent for what."),
			purposesKey(),
			granted, explicit, parties,
		).with(notBoth),
		form(
			must("type", text(fmtType), "Type of which holding a value is proof: who is given one need not ask."),
			may("subject", oneOf(subject[1]), "any subject", "Whose consent: a field of the value, with path."),
			may("purpose", oneOf(constPurpose()), "any purpose", "Consent for what."),
			purposesKey(),
			explicit, parties,
		).with(notBoth),
	)
}

func tagShape() *shape {
	return object(
		must("func", text(fmtFunc), "Function whose result, a context, carries the purpose."),
		may("purpose", oneOf(append(operandKeys(purposeValues()), constPurpose())...), "", "Which purpose."),
		purposesKey(),
	).with(rule{ruleAnyOf, []string{"purpose", "purposes"}}, rule{ruleNotBoth, []string{"purpose", "purposes"}})
}

func sanitizerShape() *shape {
	return object(
		must("func", text(fmtFunc), "Function that masks, hashes or removes personal data."),
		may("becomes", text(fmtKey), "no longer personal data", "Category of the result."),
	)
}
