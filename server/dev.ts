import { spawn } from 'node:child_process'

// The server with the sandbox, started again at every change, and Vite in front of it: one origin, as in production.
const page = 'http://localhost:5173'
const children = [
  spawn('node', ['--watch', 'server/main.ts'], { stdio: 'inherit', env: { ...process.env, PUBLIC_URL: page } }),
  spawn('vite', ['--host', 'localhost'], { stdio: 'inherit', shell: process.platform === 'win32' }),
]

const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
for (const child of children) child.on('exit', stop)
