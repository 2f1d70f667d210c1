# One image for the API, the worker and the migrations. Node runs the TypeScript as it is: there is nothing to build.
FROM node:24-slim

RUN npm install --global pnpm@10.34.9 && npm cache clean --force
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=5000 \
    WORKER_HOST=0.0.0.0 \
    WORKER_PORT=5001 \
    DATA_DIR=/tmp/refinery

# Downloads depend on the lock file alone, so that a change of the source does not repeat them.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch --prod
COPY . .
# Without the optional dependencies: the embedded Postgres is for machines that have none.
RUN pnpm install --prod --no-optional --offline --frozen-lockfile && rm -rf "$(pnpm store path)"

USER node
EXPOSE 5000 5001
CMD ["node", "apps/api/src/main.ts"]
