package taxonomy

// specialByDefault are the categories that need explicit consent unless the
// file says otherwise: those of article 9 of the GDPR, and criminal records.
func specialByDefault() []string {
	return []string{
		"user.authorization.biometric", "user.biometric", "user.criminal_history",
		"user.demographic.political_opinion", "user.demographic.race_ethnicity",
		"user.demographic.religious_belief", "user.demographic.sexual_orientation",
		"user.health_and_medical",
	}
}

// SpecialCategory tells whether a category needs explicit consent.
func (t *Taxonomy) SpecialCategory(key string) bool {
	for _, s := range t.Special {
		if Covers(s, key) {
			return true
		}
	}
	return false
}
