import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './support/chromium.ts'

// Runs every kind of test one after the other and closes with the sum over all of them.
interface Sum {
  passed: number
  failed: number
  skipped: number
}

const reports = mkdtempSync(join(tmpdir(), 'tandem-tests-'))
type Stage = [name: string, run: () => Promise<Sum> | Sum]
// What only looks at the source waits for one core, so two of these go at once.
const looks: Stage[][] = [
  [['types', () => one('tsc', ['--noEmit'])]],
  [
    ['lint and format', () => one('biome', ['ci', '--error-on-warnings', '.'])],
    ['unused code', () => one('knip', [])],
    ['build', () => one('vite', ['build', '--logLevel', 'warn'])],
  ],
]
const trials: Stage[] = [
  ['unit, server, journeys, faults and client', vitest],
  ['end to end', playwright],
]

const sum: Sum = { passed: 0, failed: 0, skipped: 0 }
await Promise.all(looks.map(inTurn))
await inTurn(trials)
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`)
process.exit(sum.failed > 0 ? 1 : 0)

async function inTurn(stages: Stage[]) {
  for (const [name, run] of stages) {
    process.stdout.write(`\n── ${name}\n`)
    const began = Date.now()
    const { passed, failed, skipped } = await run()
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
    const took = Math.round((Date.now() - began) / 1000)
    process.stdout.write(`   ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${took} s\n`)
  }
}

function command(name: string, args: string[], env: Record<string, string> = {}) {
  return spawnSync(name, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
}

function one(name: string, args: string[]) {
  const child = spawn(name, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  return new Promise<Sum>((resolve) => {
    const end = (code: number | null) => resolve({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })
    child.once('error', () => end(null)).once('exit', end)
  })
}

function vitest(): Sum {
  const report = join(reports, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = command('vitest', args, { TANDEM_BUILT: 'yes' })
  const result = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(report)
  if (!result) return { passed: 0, failed: 1, skipped: 0 }
  const failed = Math.max(result.numFailedTests, status === 0 ? 0 : 1)
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests }
}

function playwright(): Sum {
  const report = join(reports, 'playwright.json')
  const env: Record<string, string> = { CHROMIUM_PATH: findChromium() ?? '', PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const { status } = command(
    'playwright',
    ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
    env,
  )
  const stats = read<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(report)?.stats
  if (!stats) return { passed: 0, failed: 1, skipped: 0 }
  const failed = Math.max(stats.unexpected, status === 0 ? 0 : 1)
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped }
}

/** The report, or null when the runner died before it wrote one. */
function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}
