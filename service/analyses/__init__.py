"""The questions: one a file, each with its result types and `analyse(document)`."""
