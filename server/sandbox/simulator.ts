import type { World } from './world.ts'

export function startSimulator(_world: World): { stop(): void; setPace(perMinute: number): void; pace(): number } {
  let pace = 0
  return {
    stop: () => {},
    setPace: (perMinute) => {
      pace = perMinute
    },
    pace: () => pace,
  }
}
