"""Training and evaluation. Imports service, never the reverse; not part of the image."""
