/**
 * Fields that are checked, kept and shown by Describe calls but change nothing else, by action. The table of
 * coverage puts them into a column of their own.
 */
export const ONLY_SHOWN: Readonly<Record<string, readonly string[]>> = {};

/** What is modelled of an action beyond its fields, in a few words for the table of coverage. */
export const MODELLED: Readonly<Record<string, string>> = {};
