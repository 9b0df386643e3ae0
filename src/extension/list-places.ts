import { Location, Position, Range, Uri, commands } from 'vscode';
import type { PlacesTarget } from '../protocol/index.ts';

/** Lists places in a peek view at the position they were asked from. */
export async function listPlaces(argument: unknown): Promise<void> {
  if (!isTarget(argument)) return;
  const { uri, position, places } = argument;
  const locations = places.map((place) => new Location(Uri.parse(place.uri), new Range(place.range.start.line, place.range.start.character, place.range.end.line, place.range.end.character)));
  await commands.executeCommand('editor.action.peekLocations', Uri.parse(uri), new Position(position.line, position.character), locations, 'peek');
}

/** Commands can be called by anyone with anything. */
function isTarget(value: unknown): value is PlacesTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, position, places } = value as Record<string, unknown>;
  return typeof uri === 'string' && typeof position === 'object' && position !== null && Array.isArray(places);
}
