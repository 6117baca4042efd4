# Builds the packages, pinned and checked by hash, and the service itself.
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python3 -m venv /opt/copydesk
COPY requirements.lock /build/
RUN /opt/copydesk/bin/pip install --require-hashes --only-binary :all: -r /build/requirements.lock
COPY pyproject.toml README.md /build/
COPY service /build/service
RUN /opt/copydesk/bin/pip install --no-deps /build \
    && /opt/copydesk/bin/python -m pip uninstall --yes nltk joblib pip
# What no request needs, more than a third of it all: NLTK (just gone), to whose interfaces the service offers its own in
# Python; tests, headers, type stubs, builders of extensions, and languages of a dependency's dependency.
WORKDIR /opt/copydesk/lib
RUN find . -depth -type d -name tests -exec rm -r {} + \
    && find . -type f '(' -name '*.pyi' -o -name '*.h' -o -name '*.a' -o -name '*.pxd' -o -name '*.pxi' ')' -delete \
    && find . -path '*/babel/locale-data/*' ! -name root.dat ! -name en.dat -delete \
    && rm -r ./*/*/numpy/f2py ./*/*/numpy/_core/_simd.*.so ./*/*/lxml/objectify.*.so

# Runs it: no compiler, no package manager, no root, nothing written.
FROM python:3.12-slim
ENV PATH=/opt/copydesk/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 COPYDESK_BIND=0.0.0.0:8000
COPY --from=build /opt/copydesk /opt/copydesk
# Does it start, and is it ready? And Python's own modules that it has come by have their bytecode now, which the base
# leaves out: nothing is written later on, so each start would compile them anew, for a third of its time.
RUN PYTHONDONTWRITEBYTECODE='' python3 -c "import gunicorn.app.wsgiapp, gunicorn.workers.sync, logging.config; \
    from service.web.wsgi import app; app.test_client().get('/health/ready').text.index('ok')"
USER 65532:65532
WORKDIR /tmp
EXPOSE 8000
# All workers may be at long articles: a probe waits its turn.
HEALTHCHECK --interval=5s --timeout=10s --start-period=30s \
    CMD ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/ready', timeout=9)"]
CMD ["copydesk", "serve"]
