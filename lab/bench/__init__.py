"""How long the service takes, beside NLTK's tokenizer: `python -m lab.bench`."""
