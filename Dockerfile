FROM node:24-slim AS build
WORKDIR /tandem
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx vite build --logLevel warn && npm prune --omit=dev

FROM node:24-slim
WORKDIR /tandem
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=build /tandem/package.json ./
COPY --from=build /tandem/node_modules node_modules
COPY --from=build /tandem/dist dist
COPY --from=build /tandem/server server
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "--max-semi-space-size=4", "dist/server/main.js"]
