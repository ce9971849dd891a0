/** Platforms that the image check leaves out (documented). */
const UNEXAMINED = new Set(['Gentoo', 'FreeBSD', 'CoreOS', 'Fedora CoreOS', 'LifseaOS', 'Customized Linux']);

/** Whether the image check looks at images of this platform. */
export function isExamined(platform = ''): boolean {
  return !UNEXAMINED.has(platform);
}
