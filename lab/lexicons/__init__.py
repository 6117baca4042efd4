"""Word lists that only training reads: the form is that of `service.lexicons`, which reads them."""
