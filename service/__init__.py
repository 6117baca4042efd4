"""Copydesk: an article goes in, what a copy desk asks of it comes out."""

__version__ = "0.1.0"
