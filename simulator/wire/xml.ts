const ELEMENT_NAME = /^[A-Za-z_][\w.-]*$/;

/**
 * An answer as the service's older form of it: the members of an object become elements, and a list becomes one
 * element per item, named as the member that holds the list. Absent members are left out.
 *
 * Source: "Responses" of the ECS API reference.
 */
export function xmlDocument(root: string, body: Readonly<Record<string, unknown>>): string {
  return `<?xml version='1.0' encoding='UTF-8'?>${element(root, body)}`;
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  const members = Object.entries(value);
  // A map with keys that cannot name elements has no form of its own; its JSON text loses nothing.
  if (members.some(([name]) => !ELEMENT_NAME.test(name))) return escapeXml(JSON.stringify(value));
  return members.map(([name, member]) => element(name, member)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for a document or for the value of an attribute; characters that XML 1.0 forbids become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(FORBIDDEN, '\uFFFD');
}

/** Everything outside the production `Char` of XML 1.0, 2.2. */
const FORBIDDEN = /[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu;
