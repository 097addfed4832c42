/** What the client knows of the contract; the build replaces it with methods and paths alone (`vite.config.ts`). */
export { api as outline } from '../server/contract/index.ts'
