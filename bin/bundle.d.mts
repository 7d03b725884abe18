export function bundle(entry: string): Promise<string>
export function run<Exports = Record<string, unknown>>(entry: string): Promise<Exports>
export function bundleOwnScript(): Promise<void>
