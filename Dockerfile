# syntax=docker/dockerfile:1
# One image for the API, the worker, the migrations and the commands of operators. Node runs the TypeScript as it is: there is nothing to build.
FROM node:24-slim

RUN npm install --global pnpm@10.34.9 && npm cache clean --force
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=5000 \
    WORKER_HOST=0.0.0.0 \
    WORKER_PORT=5001 \
    DATA_DIR=/tmp/refinery

COPY . .
# Without the optional dependencies: the embedded Postgres is for machines that have none.
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
    pnpm install --prod --no-optional --frozen-lockfile

USER node
EXPOSE 5000 5001
CMD ["node", "apps/api/src/main.ts"]
