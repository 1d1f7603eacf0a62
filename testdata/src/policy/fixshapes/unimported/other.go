package unimported

import "guardstubs/consent"

// Purpose is one of the purposes.
type Purpose = consent.Purpose
