type Locked = { version?: string; integrity?: string; optionalDependencies?: Record<string, string> }

export function leftOut(packages: Record<string, Locked>): { path: string; name: string; version: string }[]
