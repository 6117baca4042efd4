"""What other systems need to call the service, made from openapi.yaml."""
