"""Who said what, step by step: one step a module. `service.analyses.quotes` puts them in a row."""
