export const layers: Readonly<Record<string, readonly string[]>>;
export const pureLayers: readonly string[];
export const packageHomes: readonly { pattern: RegExp; layer: string }[];
export function layerOf(file: string): string | undefined;
export function unitOf(file: string): string | undefined;
export function importProblem(from: string, specifier: string, typeOnly: boolean): string | undefined;
