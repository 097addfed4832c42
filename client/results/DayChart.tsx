import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { offsetOf } from '../../server/contract/money.ts'
import type { Network } from '../../server/contract/values.ts'
import { networkWords } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { readable } from '../ui/numbers.ts'
import { ChartTip } from './ChartTip.tsx'
import { type Day, dayWords } from './days.ts'
import type { Metric } from './metrics.ts'

const colours = { facebook: 'var(--page)', instagram: 'var(--profile)' } as const satisfies Record<Network, string>
/** More marks than this are a smear. */
const mostMarks = 45

interface DayChartProps {
  days: Day[]
  metric: Metric
  currency: string
  height?: number
}

/** Both networks on one axis, day by day, each with its mark and its name at the end of its line. The table below says the same. */
export function DayChart({ days, metric, currency, height = 240 }: DayChartProps) {
  const unit = metric === 'spend' ? offsetOf(currency) : 1
  const rows = days.map(({ day, facebook, instagram }) => {
    return { day, facebook: facebook[metric] / unit, instagram: instagram[metric] / unit }
  })
  const last = rows.at(-1)
  const higher: Network = (last?.facebook ?? 0) >= (last?.instagram ?? 0) ? 'facebook' : 'instagram'
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
      <LineChart data={rows} margin={{ top: 12, right: 64, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => dayWords(day, true)}
          tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
          stroke="var(--line-strong)"
          tickLine={false}
          minTickGap={28}
        />
        <YAxis
          tickFormatter={readable}
          tick={{ fill: 'var(--ink-soft)', fontSize: 12 }}
          axisLine={false}
          tickLine={false}
          width={48}
          allowDecimals={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ label }) => (
            <ChartTip day={days.find(({ day }) => day === label)} metric={metric} currency={currency} />
          )}
        />
        {networks.map((network) => (
          <Line
            key={network}
            dataKey={network}
            name={networkWords[network]}
            stroke={colours[network]}
            strokeWidth={2}
            type="linear"
            isAnimationActive={false}
            activeDot={false}
            dot={({ cx, cy, index }) => (
              <Mark
                key={index}
                network={network}
                x={cx ?? 0}
                y={cy ?? 0}
                shown={rows.length <= mostMarks || index === rows.length - 1}
                named={index === rows.length - 1}
                above={higher === network}
              />
            )}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}

interface MarkProps {
  network: Network
  x: number
  y: number
  shown: boolean
  named: boolean
  above: boolean
}

/** The network's own sign: the Page a square, the Profile a circle. */
function Mark({ network, x, y, shown, named, above }: MarkProps) {
  if (!shown) return <g />
  const fill = colours[network]
  return (
    <g>
      {network === 'facebook' ? (
        <rect x={x - 3.5} y={y - 3.5} width={7} height={7} rx={1.5} fill={fill} stroke="var(--surface)" />
      ) : (
        <circle cx={x} cy={y} r={4} fill={fill} stroke="var(--surface)" />
      )}
      {named && (
        <text x={x + 10} y={y + (above ? -2 : 12)} fill={fill} fontSize={13} fontWeight={600}>
          {networkWords[network]}
        </text>
      )}
    </g>
  )
}
