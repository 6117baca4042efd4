"""Explicit schemas: `requests` validates what comes in; `answers` describes what goes out, and tests hold us to it."""
