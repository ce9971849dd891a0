# The operator alone: one bundled program on Node 24, as an ordinary user, on a file system that may be read-only.
FROM node:24-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY src ./src
COPY config/catalog ./config/catalog
COPY tools/bundle.ts ./tools/bundle.ts
RUN npm run bundle

FROM node:24-slim
COPY --from=build /src/dist /app
COPY LICENSE /app/LICENSE
USER 65532:65532
# A small young generation keeps the resident set low; the operator allocates little between two events.
ENTRYPOINT ["node", "--max-semi-space-size=8", "/app/operator.mjs"]
