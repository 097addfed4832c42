const sized = (name: string, usual: number) => Number(process.env[`BENCH_${name}`] ?? usual)

/** How much is measured; smaller for a look in between, such as `BENCH_COMMENTS=50000 npm run bench -- inbox`. */
export const size = {
  comments: sized('COMMENTS', 1_000_000),
  /** For the growth, which is measured only when it is named: filling takes many minutes. */
  grown: sized('GROWN', 10_000_000),
  rounds: sized('ROUNDS', 40),
  bulk: sized('BULK', 10_000),
  noticesPerSecond: sized('NOTICES', 1000),
  noticeSeconds: sized('SECONDS', 60),
  streams: sized('STREAMS', 3000),
  presses: sized('PRESSES', 200),
  rows: sized('ROWS', 10_000),
}

export const number = (value: number) => value.toLocaleString('en')
