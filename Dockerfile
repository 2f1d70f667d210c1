# syntax=docker/dockerfile:1
# One image for the API, the worker, the migrations and the commands of operators. `pnpm build` makes a bundle of the TypeScript; the image
# has that, the few packages that stay beside it in dist/node_modules, and nothing else.
FROM node:24-slim AS build

RUN npm install --global pnpm@10.34.9 && npm cache clean --force
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
    pnpm install --frozen-lockfile && pnpm build

FROM node:24-slim

WORKDIR /app
# Errors tell of the lines of the sources; few allocators, and a small space for new objects, keep less memory that nobody uses (docs/adr/0032).
ENV NODE_ENV=production \
    NODE_OPTIONS="--enable-source-maps --max-semi-space-size=4" \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=5080 \
    WORKER_HOST=0.0.0.0 \
    WORKER_PORT=5081 \
    DATA_DIR=/app/data \
    CONSOLE_DIR=/app/dist/console

COPY --from=build /app/dist ./dist
# Where `archive month` puts its files, and the worker its mails; volumes that are mounted here belong to the user below.
RUN mkdir -p archives data/outbox && chown -R node:node archives data

USER node
EXPOSE 5080 5081
CMD ["node", "--heap-growing-percent=30", "--initial-old-space-size=64", "dist/api.js"]
