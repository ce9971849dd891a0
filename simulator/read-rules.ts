import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';

import type { Rule } from './guests/rules.ts';
import { Node } from './world/node.ts';

/**
 * Outcomes of scripts that are not executed, from a YAML list.
 *
 * @throws Error naming the place of the first mistake.
 */
export function readRulesFile(file: string): Rule[] {
  return new Node(load(readFileSync(file, 'utf8')), 'rules').list().map(readRule);
}

function readRule(node: Node): Rule {
  const writesFile = node.get('writesFile');
  const match = node.get('match');
  if (writesFile.exists) {
    node.end();
    return { writesFile: pattern(writesFile) };
  }
  const rule = {
    match: pattern(match),
    exitCode: node.get('exitCode').number(0),
    output: node.get('output').text(''),
    hangs: node.get('hangs').flag(false),
  };
  node.end();
  return rule;
}

function pattern(node: Node): RegExp {
  const text = node.text();
  try {
    return new RegExp(text);
  } catch {
    return node.fail('expected a regular expression');
  }
}
