import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path/posix'
import { expect, test } from 'vitest'
import { readSources, type Source } from './support/sources.ts'

const sources = readSources()

const features = [
  'inbox',
  'moderation',
  'triage',
  'savedReplies',
  'bulk',
  'exports',
  'labels',
  'notes',
  'turns',
  'rules',
  'search',
  'presence',
  'coverage',
  'review',
  'notifications',
  'targets',
  'people',
  'publishing',
  'adAccounts',
  'audiences',
  'adImages',
  'posts',
  'campaigns',
  'launches',
  'running',
  'spending',
  'results',
  'adComments',
  'catalogue',
  'insights',
  'privacy',
  'rewards',
]
const ground = ['contract', 'db', 'http', 'jobs', 'live', 'net', 'notices', 'platform', 'vault'].map(
  (folder) => `server/${folder}`,
)
const screens = [
  'client',
  'client/ui',
  'client/layout',
  'client/accounts',
  'client/linking',
  'client/threads',
  'client/offline',
  'server/contract',
]

/** What the inbox's own screen is put together of: parts that know nothing of it, nor of each other. */
const inboxParts = [
  'client/moderation',
  'client/triage',
  'client/search',
  'client/savedReplies',
  'client/presence',
  'client/coverage',
  'client/people',
  'client/notes',
  'client/bulk',
  'client/exports',
  'client/rules',
  'client/boosting',
  'client/adComments',
]

/** What the editor of campaigns is put together of. */
const editorParts = [
  'client/campaignDrafts',
  'client/audiences',
  'client/adImages',
  'client/creatives',
  'client/previews',
]

/** What is kept of comments and threads, and by which words it is found. */
const kept = ['server/keeping', 'server/indexing']

/** What each folder may import besides itself. What is not said here is forbidden. */
const mayImport: Record<string, string[]> = {
  'server/contract': [],
  'server/sandbox': [],
  'server/vault': ['server/contract'],
  'server/net': ['server/contract', 'server/vault'],
  'server/db': ['server/contract'],
  'server/platform': ['server/contract', 'server/vault'],
  'server/live': ['server/contract', 'server/db', 'server/http'],
  'server/http': ['server/contract', 'server/db', 'server/live', 'server/net', 'server/platform', 'server/vault', '.'],
  'server/jobs': ['server/contract', 'server/db', 'server/http', 'server/live', 'server/platform'],
  'server/notices': ['server/contract', 'server/db', 'server/http', 'server/jobs', 'server/live'],
  'server/accounts': ground,
  'server/linking': [...ground, 'server/accounts'],
  'server/keeping': [...ground, 'server/linking'],
  'server/indexing': [...ground, 'server/keeping'],
  'server/intake': [...ground, 'server/linking', ...kept],
  'server/threads': [...ground, ...kept],
  'server/advertising': [...ground, 'server/linking', ...kept],
  ...each('server', [
    ...ground,
    'server/accounts',
    'server/linking',
    ...kept,
    'server/intake',
    'server/threads',
    'server/advertising',
  ]),
  // A change of what runs is a launch of it, so both stand on what a plan is.
  'server/planning': [...ground, 'server/linking', ...kept, 'server/advertising'],
  'server/launches': [...ground, 'server/linking', ...kept, 'server/advertising', 'server/planning'],
  'server/running': [...ground, 'server/linking', ...kept, 'server/advertising', 'server/planning'],
  server: ['server/*'],
  'client/ui': ['server/contract'],
  'client/layout': ['client', 'client/ui', 'client/offline', 'server/contract'],
  'client/accounts': ['client', 'client/ui', 'client/layout', 'server/contract'],
  'client/linking': screens,
  ...each('client', screens),
  'client/offline': ['client', 'client/ui', 'client/threads', 'server/contract'],
  'client/threads': ['client', 'client/ui', 'server/contract'],
  // Bulk does what triage does, many times.
  'client/bulk': [...screens, 'client/triage'],
  // The screen of one campaign: how it runs, what it brought, and what stops it.
  'client/running': [...screens, 'client/launches', 'client/results', 'client/spending'],
  'client/campaigns': [...screens, 'client/spending', 'client/posts'],
  'client/inbox': [...screens, ...inboxParts],
  'client/boosting': screens,
  'client/campaignDrafts': screens,
  'client/audiences': screens,
  // Its pictures are those of posts as well.
  'client/adImages': [...screens, 'client/posts'],
  'client/previews': screens,
  // A creative has pictures.
  'client/creatives': [...screens, 'client/adImages'],
  'client/editor': [...screens, ...editorParts],
  client: ['client/*', 'mocks', 'server/contract'],
  mocks: ['server/contract'],
  tests: ['*'],
}

test('imports go one way', () => {
  const strays = sources.flatMap((source) =>
    source.imports
      .filter((path) => path.includes('/') && isOurs(path) && !isAllowed(source.path, path))
      .map(to(source)),
  )
  expect(strays).toEqual([])
})

test('the contract stands on zod alone', () => {
  const strangers = within('server/contract').flatMap((source) =>
    source.imports.filter((name) => !isOurs(name) && name !== 'zod').map(to(source)),
  )
  expect(strangers).toEqual([])
})

test('parts shared by screens know no route and no server', () => {
  const strangers = within('client/ui').flatMap((source) =>
    source.imports.filter((name) => /^react-router|^@tanstack\/react-query/.test(name)).map(to(source)),
  )
  expect(strangers).toEqual([])
})

test('every part of the kit that is in use has its styles', () => {
  const styles = readFileSync('client/ui/mantine.css', 'utf8')
  const imports = within('client').flatMap(({ text }) => [
    ...text.matchAll(/import \{([^}]+)\} from '@mantine\/core'/g),
  ])
  const parts = new Set(imports.flatMap(([, names = '']) => names.split(',').map((name) => name.trim())))
  const isStyled = (part: string) => existsSync(`node_modules/@mantine/core/styles/${part}.layer.css`)
  expect([...parts].filter((part) => isStyled(part) && !styles.includes(`/${part}.layer.css`))).toEqual([])
})

test('the mocks are loaded late, and by main.tsx alone', () => {
  const early = within('client').filter(({ code }) => /^import[^(\n]*mocks\//m.test(code))
  const users = within('client').filter(({ imports }) => imports.some((path) => path.startsWith('mocks/')))
  expect(early.map(pathOf)).toEqual([])
  expect(users.map(pathOf).filter((path) => path !== 'client/main.tsx')).toEqual([])
})

test('a file can be read in one sitting', () => {
  const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  expect(long.filter(({ path, lines }) => lines > (path.startsWith('tests/') ? 400 : 250))).toEqual([])
})

test('runtime first, feature second, file third, never deeper', () => {
  const deep = sources.map(pathOf).filter((path) => path.split('/').length > 3)
  expect(deep.filter((path) => !path.startsWith('server/db/migrations/'))).toEqual([])
})

test('the top of the repository stays short', () => {
  const listed = execFileSync('git', ['ls-tree', '--name-only', 'HEAD'], { encoding: 'utf8' }).trim().split('\n')
  const known =
    /^(?:\..+|client|server|mocks|tests|package(-lock)?\.json|tsconfig\.json|vite\.config\.ts|biome\.json|LICENSE|README\.md|Dockerfile)$/
  expect(listed.filter((name) => !known.test(name))).toEqual([])
})

test('an export has one name, from one place', () => {
  // Tools take their configuration, and Vitest its reporters, as default exports only.
  const named = sources.filter(({ path }) => !/^tests\/.*(?:\.config|reporter)\.ts$/.test(path))
  expect(offenders(/^export default\b|\bas default\b/m, named)).toEqual([])
  // The build puts a lighter text in the place of the outline.
  const barrels = sources.filter(({ path }) => path !== 'client/outline.ts')
  expect(offenders(/^export (?:type )?(?:\*|\{[^}]*\}) (?:as \w+ )?from\b/m, barrels)).toEqual([])
})

/** One door per danger: what is matched may be written only where `door` says. */
const doors: { danger: string; sign: RegExp; door: RegExp }[] = [
  {
    danger: 'calls out of the process',
    sign: /(?<![.\w])fetch\(|import (?!\{ createServer(?:, type \w+)? \} from)[^\n]*'node:http'|'node:(?:https|http2|tls|dgram)'|import (?!\{ isIP\w* \} from)[^\n]*'node:net'|\bWebSocket\(|\bXMLHttpRequest\b/,
    door: /^server\/(?:platform\/transport|net\/\w+|sandbox\/\w+|main)\.ts$|^client\/api\.ts$|^tests\//,
  },
  {
    danger: 'the environment, and ending the process',
    sign: /\bprocess\.(?:env|exit|kill|abort|chdir)\b/,
    door: /^server\/(?:main|config|dev|stopSpend)\.ts$|^tests\//,
  },
  {
    danger: 'chance and the clock on the server',
    sign: /\bMath\.random\b|\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)|\brandomUUID\(\)/,
    door: /^(?:client|mocks|tests)\/|^server\/(?:main|app|services|stopSpend|db\/(?:pace|checkpoints)|sandbox\/world|platform\/transport)\.ts$/,
  },
  {
    danger: 'timers in the middle of a feature',
    sign: /\bset(?:Timeout|Interval)\(/,
    door: /^(?:client|mocks|tests)\/|^server\/(?:main|start|db\/(?:checkpoints|rounds)|sandbox\/\w+|jobs\/\w+|live\/\w+|platform\/\w+|http\/events)\.ts$/,
  },
  {
    danger: 'other programs and threads',
    sign: /'node:(?:child_process|cluster|vm|worker_threads)'/,
    // What takes long to write would hold up the desk: exports are made in a thread of their own, and so are checkpoints. Foreign
    // pictures are unpacked by a process, which can be killed.
    door: /^server\/(?:dev|db\/checkpoint(?:er|s)|sandbox\/picturesStudio|exports\/formatt(?:er|ing)|advertising\/darkroom)\.ts$|^tests\//,
  },
  { danger: 'foreign markup', sign: /dangerouslySetInnerHTML|\binnerHTML\b|\bdocument\.write\b/, door: /^tests\// },
  { danger: 'code made of text', sign: /\beval\(|\bnew Function\(/, door: /^never$/ },
  { danger: 'writing to the console', sign: /\bconsole\.\w+\(/, door: /^(?:tests|mocks)\// },
  {
    danger: 'SQL as text',
    sign: /\bsql(?:<[^`]*>)?`|\bsql\.raw\(|\bCompiledQuery\.raw\(/,
    door: /^server\/db\/|^server\/live\/postgresHub\.ts$|^server\/http\/health\.ts$|^tests\//,
  },
  {
    danger: 'the database drivers',
    sign: /from '(?:better-sqlite3|pg)'/,
    door: /^server\/(?:db|sandbox)\/|^server\/live\/postgresHub\.ts$|^tests\//,
  },
  {
    danger: 'mail',
    sign: /from 'nodemailer'/,
    door: /^server\/net\/|^tests\//,
  },
  { danger: 'ciphers', sign: /\bcreate(?:Cipher|Decipher)iv\b/, door: /^server\/(?:vault\/|sandbox\/)|^tests\// },
  { danger: 'pretended servers', sign: /from 'msw(?:\/\w+)?'/, door: /^(?:mocks|tests)\/|^vite\.config\.ts$/ },
  { danger: 'marks that only tests would see', sign: /\bdata-testid\b|\bgetByTestId\b/, door: /^never$/ },
]

test.each(doors)('one door for $danger', ({ sign, door }) => {
  expect(
    offenders(
      sign,
      sources.filter(({ path }) => !door.test(path) && path !== 'tests/architecture.test.ts'),
    ),
  ).toEqual([])
})

test('nothing is left for later, and nothing is switched off', () => {
  const others = sources.filter(({ path }) => path !== 'tests/architecture.test.ts')
  const sign =
    /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck|expect-error)|\b(?:test|it|describe)\.(?:only|skip|todo)\(/
  expect(others.filter(({ text }) => sign.test(text)).map(pathOf)).toEqual([])
})

test('half of the files have at most fifty lines or so', () => {
  const lines = sources.filter(({ path }) => !path.startsWith('tests/')).map(({ text }) => text.split('\n').length)
  const median = lines.sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
  expect(median).toBeLessThanOrEqual(60)
})

test('the checks above would notice', () => {
  const lies: [from: string, to: string][] = [
    ['server/sandbox/world.ts', 'server/contract/inbox.ts'],
    ['server/inbox/threads.ts', 'server/publishing/posts.ts'],
    ['client/inbox/InboxScreen.tsx', 'server/inbox/threads.ts'],
    ['client/ui/Form.tsx', 'client/api.ts'],
    ['mocks/inbox.ts', 'server/db/database.ts'],
    ['server/contract/inbox.ts', 'server/http/mount.ts'],
  ]
  expect(lies.filter(([from, path]) => isAllowed(from, path))).toEqual([])
  expect(sources.length).toBeGreaterThan(50)
  expect(sources.find(({ path }) => path === 'mocks/mount.ts')?.imports).toContain('server/contract/problem.ts')
})

function each(side: string, folders: string[]) {
  return Object.fromEntries(features.map((feature) => [`${side}/${feature}`, folders]))
}

function isAllowed(from: string, path: string) {
  const folder = folderOf(from)
  const rules = [folder, ...(mayImport[folder] ?? [])]
  return rules.some((rule) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === folderOf(path)))
}

/** The deepest folder named in `mayImport` that holds the file. */
function folderOf(path: string) {
  const holding = Object.keys(mayImport).filter((folder) => path.startsWith(`${folder}/`))
  return holding.sort((a, b) => b.length - a.length)[0] ?? dirname(path)
}

function isOurs(path: string) {
  return /^(?:client|server|mocks|tests)\//.test(path)
}

function within(folder: string) {
  return sources.filter(({ path }) => path.startsWith(`${folder}/`))
}

function offenders(sign: RegExp, among: Source[] = sources) {
  return among.filter(({ code }) => sign.test(code)).map(({ path, code }) => `${path}: ${sign.exec(code)?.[0]}`)
}

function pathOf({ path }: Source) {
  return path
}

function to(source: Source) {
  return (path: string) => `${source.path} -> ${path}`
}
