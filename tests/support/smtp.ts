import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Secret } from '../../server/vault/secret.ts'

/** A mail server on this machine that keeps what it is given. */
export async function startMailServer() {
  const letters: { to: string; data: string }[] = []
  const mood = { answer: '250 taken', hangsUp: false }
  const server = createServer((socket) => converse(socket, letters, mood))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    letters,
    settings: { url: new Secret(`smtp://127.0.0.1:${port}`), from: 'Tandem <desk@example.com>' },
    /** What it answers to a letter from now on. */
    answers: (answer: string) => Object.assign(mood, { answer }),
    /** It takes letters without a word, and hangs up. */
    hangsUp: (hangsUp: boolean) => Object.assign(mood, { hangsUp }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function converse(socket: Socket, letters: { to: string; data: string }[], mood: { answer: string; hangsUp: boolean }) {
  let to = ''
  let data: string | null = null
  let text = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 mail.example.com')
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    text += bytes.toString()
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end)
      text = text.slice(end + 2)
      if (data !== null && line !== '.') data += `${line}\n`
      else if (data !== null) taken()
      else command(line)
    }
  })

  function taken() {
    if (mood.answer.startsWith('250')) letters.push({ to, data: data ?? '' })
    data = null
    if (mood.hangsUp) socket.destroy()
    else say(mood.answer)
  }

  function command(line: string) {
    if (/^RCPT TO/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? ''
    if (/^DATA/i.test(line)) {
      data = ''
      return say('354 go on')
    }
    say(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
  }
}
