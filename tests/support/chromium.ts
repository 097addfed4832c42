import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The engine without windows of its own, which would take a third of a test's time. */
const shell = '/usr/bin/chromium-headless-shell'
const usual = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/**
 * A Chromium to test in: the one named by CHROMIUM_PATH, the system's, or one that is installed now, with Debian's
 * packages where that is possible and by Playwright elsewhere (then null: Playwright finds its own).
 */
export function findChromium(): string | null {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen && existsSync(chosen)) return chosen
  if (!existsSync(shell) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell', 'fonts-noto-cjk', 'fonts-noto-color-emoji'])
  }
  const installed = [shell, ...usual].find((path) => existsSync(path))
  if (installed) return installed
  run('playwright', ['install', 'chromium'])
  return null
}

const run = (command: string, args: string[]) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
