# Builds the packages, pinned and checked by hash, and the service itself.
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python3 -m venv /opt/copydesk
COPY requirements.lock /build/
RUN /opt/copydesk/bin/pip install --require-hashes --only-binary :all: -r /build/requirements.lock
COPY pyproject.toml README.md /build/
COPY service /build/service
RUN /opt/copydesk/bin/pip install --no-deps /build \
    && /opt/copydesk/bin/python -m pip uninstall --yes pip

# Runs it: no compiler, no package manager, no root, nothing written.
FROM python:3.12-slim
ENV PATH=/opt/copydesk/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 COPYDESK_BIND=0.0.0.0:8000
COPY --from=build /opt/copydesk /opt/copydesk
USER 65532:65532
WORKDIR /tmp
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready', timeout=2)"]
CMD ["copydesk", "serve"]
