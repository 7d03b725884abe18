# One image for web server, worker and every command: docs/operations.md says which starts what.
FROM node:26.10.0-trixie-slim AS build
WORKDIR /phoenix
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . ./
# The image has its own Node; what only a build needs stays behind.
RUN node bin/run.mjs build && rm -rf .next/cache node_modules/node-linux-* node_modules/.bin/node

FROM node:26.10.0-trixie-slim
WORKDIR /phoenix
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 HOME=/tmp \
    NODE_OPTIONS="--enable-source-maps --import=/phoenix/bin/secrets.mjs" HOST=0.0.0.0 PORT=3000
COPY --from=build /phoenix ./
RUN mkdir /anchors && chown node:node /anchors
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
CMD ["node", "dist/web.mjs"]
