# The portal in a container. The image is built and started by the same script/ steps as on any machine.

FROM python:3.13-slim-bookworm AS build
WORKDIR /app
# Packages first: they change less often than the code.
COPY script/setup script/
COPY launcher launcher
COPY requirements.txt ./
RUN script/setup
COPY . .
RUN SIAPKERJA_ENV=development .venv/bin/python manage.py compile_catalogues
# The container may not write beside its code, so what script/setup leaves to the first import is compiled here.
RUN .venv/bin/python -m compileall -q -j 0 .

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/siapkerja --create-home siapkerja
WORKDIR /app
COPY --from=build /app /app
ENV SIAPKERJA_VENV=/app/.venv \
    SIAPKERJA_VAR=/var/lib/siapkerja \
    SIAPKERJA_BIND=0.0.0.0 \
    PYTHONDONTWRITEBYTECODE=1
USER siapkerja
VOLUME /var/lib/siapkerja
EXPOSE 8000
# As an argument: web, worker-quick, worker-bulk, beat, follower, simulators, or prepare.
ENTRYPOINT ["script/server"]
CMD ["web"]
