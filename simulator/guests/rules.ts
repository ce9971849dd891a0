import type { ExecutionResult, FileOutcome } from './port.ts';

/** What a rule sees of the machine. */
export interface RuleMachine {
  hostname: string;
  bootID: string;
}

/** The outcome of scripts that match, where guests cannot execute. */
export interface CommandRule {
  /** Tested against the script's text. */
  match: RegExp;
  exitCode: number;
  /**
   * What the script prints. In a text `$1` … `$9` stand for groups of the match, `$bootID` and `$hostname` for the
   * machine's.
   */
  output?: string | ((match: RegExpExecArray, machine: RuleMachine) => string);
  /** The script never ends by itself; it can be killed. */
  hangs?: boolean;
}

/** Files whose paths match count as written, where guests cannot execute. */
export interface FileRule {
  writesFile: RegExp;
}

export type Rule = CommandRule | FileRule;

/** What the first matching rule says of a script; undefined when none matches, so that no success is made up. */
export function ruleFor(
  script: string,
  rules: readonly Rule[],
  machine: RuleMachine,
): { exitCode: number; output: string; hangs: boolean } | undefined {
  for (const rule of rules) {
    if (!('match' in rule)) continue;
    const match = new RegExp(rule.match.source, rule.match.flags.replace(/[gy]/g, '')).exec(script);
    if (!match) continue;
    const output = typeof rule.output === 'function' ? rule.output(match, machine) : (rule.output ?? '');
    return {
      exitCode: rule.exitCode,
      output: typeof rule.output === 'function' ? output : fillIn(output, match, machine),
      hangs: rule.hangs ?? false,
    };
  }
  return undefined;
}

function fillIn(text: string, match: RegExpExecArray, machine: RuleMachine): string {
  return text.replace(/\$(?:([1-9])|bootID|hostname)/g, (whole, group: string | undefined) => {
    if (group) return match[Number(group)] ?? '';
    return whole === '$bootID' ? machine.bootID : machine.hostname;
  });
}

/** The outcome for a script without a rule. */
export function noRuleFor(reason: string): ExecutionResult {
  const message = `scripts cannot be executed (${reason}) and no rule matches this one`;
  return { kind: 'notStarted', code: 'ExecutionUnavailable', message };
}

/** The outcome of writing a file under rules. */
export function fileOutcomeByRules(path: string, rules: readonly Rule[], reason: string): FileOutcome {
  if (rules.some((rule) => 'writesFile' in rule && path.search(rule.writesFile) !== -1))
    return { kind: 'written' };
  const message = `files cannot be written (${reason}) and no rule matches ${path}`;
  return { kind: 'refused', code: 'ExecutionUnavailable', message };
}
