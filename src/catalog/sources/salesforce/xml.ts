import { type XmlElement, xmlText } from '../../../statements/xml/elements.ts';

/** The text of a child element; undefined where there is none or nothing in it. */
export function childText(element: XmlElement, name: string): string | undefined {
  return childTexts(element, name)[0];
}

/** The texts of all children of a name that hold any. */
export function childTexts(element: XmlElement, name: string): string[] {
  return element.children.filter((child) => child.name === name).map(({ text }) => xmlText(text).trim()).filter((text) => text !== '');
}
