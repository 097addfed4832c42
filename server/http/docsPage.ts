import { type ProblemCode, problems } from '../contract/problem.ts'
import { problemMeanings } from './openapiProblems.ts'

const rows = (Object.keys(problems) as ProblemCode[]).map(
  (code) => `
    <tr id="problem-${code}">
      <th scope="row"><a href="#problem-${code}"><code>${code}</code></a></th>
      <td>${problems[code]}</td>
      <td>${marked(problemMeanings[code])}</td>
    </tr>`,
)

/** The reference: first how the API speaks and fails, then every endpoint. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Tandem · API reference</title>
  <link rel="stylesheet" href="/api/docs/page.css">
  <link rel="icon" href="data:,">
  <script type="module" src="/api/docs/page.js"></script>
  <script type="module" src="/api/docs/rapidoc.js"></script>
</head>
<body>
<header>
  <h1>Tandem API</h1>
  <nav aria-label="Reference">
    <a href="#how">How it speaks</a>
    <a href="#problems">Problems</a>
    <a href="#endpoints">Endpoints</a>
    <a href="/api/openapi.json">openapi.json</a>
    <a href="/">The desk</a>
  </nav>
</header>
<main>
  <section id="how">
    <h2>How it speaks</h2>
    <ul>
      <li>Everything is JSON below <code>/api</code>. Times are ISO 8601 in UTC with milliseconds; ids are opaque text.</li>
      <li>Signing in sets a cookie. Who may call an endpoint is said with each one, as a task of the Page.</li>
      <li>A <code>POST</code> that makes something takes an <code>Idempotency-Key</code>: the same key with the same request
        gets the first answer again, so that a lost answer can be asked for without doing it twice.</li>
      <li>An edit of something that has a <code>version</code> takes it in <code>If-Match</code>, as <code>"3"</code>.</li>
      <li>Lists give at most 100 items and a <code>nextCursor</code>, which is null on the last one.</li>
      <li><code>GET /api/live</code> streams what changes as server-sent events and resumes after <code>Last-Event-ID</code>.</li>
    </ul>
  </section>
  <section id="problems">
    <h2>Problems</h2>
    <p>Whatever fails answers with <code>application/problem+json</code> (RFC 9457): a <code>code</code> to branch on, a
      <code>title</code> to show, and the <code>requestId</code> to look up. There are no other codes than these.</p>
    <div class="wide" role="region" aria-label="Problem codes" tabindex="0">
    <table>
      <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">What it means, what to do</th></tr></thead>
      <tbody>${rows.join('')}
      </tbody>
    </table>
    </div>
  </section>
  <section id="endpoints">
    <h2>Endpoints</h2>
    <noscript><p>The list of endpoints needs JavaScript; <a href="/api/openapi.json">openapi.json</a> does not.</p></noscript>
    <rapi-doc spec-url="/api/openapi.json" render-style="view" layout="column" schema-style="table" sort-tags="false"
      show-header="false" show-info="false" allow-authentication="false" allow-server-selection="false"
      fetch-credentials="same-origin" load-fonts="false" update-route="false" default-schema-tab="schema"
      regular-font="Inter Variable, system-ui, sans-serif" mono-font="ui-monospace, monospace" font-size="default"
      schema-description-expanded="true" use-path-in-nav-bar="true"></rapi-doc>
  </section>
</main>
</body>
</html>
`

/** The reference follows the reader's own choice of light or dark, also when it changes. */
export const docsScript = `const dark = matchMedia('(prefers-color-scheme: dark)')
const reference = document.querySelector('rapi-doc')
const colours = {
  light: { 'bg-color': '#ffffff', 'text-color': '#1f2328', 'primary-color': '#2563b0' },
  dark: { 'bg-color': '#1a1b1e', 'text-color': '#e3e4e6', 'primary-color': '#7fb3f0' },
}
function dress() {
  const theme = dark.matches ? 'dark' : 'light'
  reference.setAttribute('theme', theme)
  for (const [name, colour] of Object.entries(colours[theme])) reference.setAttribute(name, colour)
}
dress()
dark.addEventListener('change', dress)
`

export const docsStyle = `:root { color-scheme: light dark; --ground: light-dark(#fff, #1a1b1e); --ink: light-dark(#1f2328, #e3e4e6);
  --quiet: light-dark(#57606a, #a6a9b0); --line: light-dark(#d8dbe0, #3a3d44); --link: light-dark(#1d5aa8, #7fb3f0);
  --mark: light-dark(#fff4d6, #3d3520) }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.6 "Inter Variable", system-ui, sans-serif }
header { position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline;
  padding: 12px 24px; background: var(--ground); border-block-end: 1px solid var(--line) }
h1 { margin: 0; font-size: 18px }
h2 { margin: 0 0 8px; font-size: 20px }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px }
a { color: var(--link); text-underline-offset: 3px }
section { max-width: 1100px; margin: 32px auto; padding: 0 24px; scroll-margin-block-start: 64px }
li { margin-block: 4px }
code { font: 13px ui-monospace, monospace }
.wide { overflow-x: auto }
table { border-collapse: collapse; inline-size: 100% }
th, td { padding: 8px 12px 8px 0; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--line) }
thead th { color: var(--quiet); font-weight: 500 }
td:nth-child(2) { font-variant-numeric: tabular-nums }
tr { scroll-margin-block-start: 64px }
tr:target { background: var(--mark) }
rapi-doc { display: block; inline-size: 100%; min-inline-size: 0; min-block-size: 60vh; overflow-x: auto }
`

function marked(text: string) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}
