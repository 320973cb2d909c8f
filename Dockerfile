# The digest is the image's address: change it together with the tag. See docs/running.md.
FROM python:3.13-slim@sha256:9d2e5553305c7c7b0097999bb17187c69b921ccd6bc9d40e4bb5ebe652c00285 AS base

FROM base AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements.txt requirements-build.txt ./
RUN python -m venv /opt/camau && /opt/camau/bin/pip install --require-hashes -r requirements.txt \
    && python -m venv /opt/build && /opt/build/bin/pip install --require-hashes -r requirements-build.txt
COPY . .
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
    && /opt/camau/bin/pip install --no-deps /wheel/camau-*.whl \
    && /opt/camau/bin/pip uninstall --yes pip

FROM base
COPY --from=build /opt/camau /opt/camau
ENV CAMAU_HOST=0.0.0.0 PYTHONDONTWRITEBYTECODE=1
WORKDIR /tmp
USER 65532:65532
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["/opt/camau/bin/python", "-c", \
    "import os, urllib.request as ask; ask.urlopen(f\"http://127.0.0.1:{os.environ.get('CAMAU_PORT') or 8000}/up.txt\", timeout=4)"]
CMD ["/opt/camau/bin/camau"]
