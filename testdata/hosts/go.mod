module github.com/consentvet/consentvet/testdata/hosts

go 1.26.0
