import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'

export interface Source {
  /** From the top of the repository: `server/inbox/threads.ts`. */
  path: string
  text: string
  /** The text without its comments. */
  code: string
  /** What it imports: paths from the top of the repository, or names of packages. */
  imports: string[]
}

/** Every TypeScript file of the repository, committed or about to be. */
export function readSources(): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  const paths = listed.split('\n').filter((path) => /^(?:client|server|mocks|tests)\/.*\.tsx?$/.test(path))
  return [...new Set(paths)].filter(existsSync).map(readSource)
}

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '')
  return { path, text, code, imports: importsOf(path, code) }
}

function importsOf(path: string, code: string) {
  const found = code.matchAll(
    /^(?:import|export|\})[^'\n]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\(\s*'([^']+)'/gm,
  )
  return [...found].map(([, from, bare, late]) => {
    const name = from ?? bare ?? late ?? ''
    return name.startsWith('.') ? join(dirname(path), name) : name
  })
}
