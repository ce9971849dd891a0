import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The SDK of ECS of today, and that of the older generation. */
const ECS_PACKAGES = [
  'alibabacloud_ecs20140526==7.11.8',
  'aliyun-python-sdk-core==2.16.1',
  'aliyun-python-sdk-ecs==4.24.83',
];
/** Both generations of the SDK of OSS. */
export const OSS_PACKAGES = ['alibabacloud-oss-v2==1.2.1', 'oss2==2.19.1'];
const INSTALL_MS = 5 * 60_000;

/** Where the SDKs are, or why they cannot be had. */
export type PythonSdk = { packages: string } | { obstacle: string };

/**
 * Official SDKs of Python, those of ECS by default, from PyPI as `pip` is set up to reach it. They are installed once per version of
 * Python below `IMAGESMITH_CACHE`, or `imagesmith` in `XDG_CACHE_HOME` or `~/.cache`, and says so on standard error.
 */
export async function pythonSdk(wanted: readonly string[] = ECS_PACKAGES): Promise<PythonSdk> {
  const python = await versionOfPython();
  if (python === undefined) return { obstacle: 'python3 with pip is needed' };
  const digest = createHash('sha256').update(wanted.join()).digest('hex').slice(0, 12);
  const packages = join(cacheRoot(), 'python', `${python}-${digest}`);
  if (await exists(packages)) return { packages };
  process.stderr.write(`installing ${wanted.join(', ')} for Python ${python} (about a minute) …\n`);
  const start = performance.now();
  // Complete before it has its name, whoever else installs at the same time.
  const draft = `${packages}.${randomUUID()}`;
  try {
    await mkdir(draft, { recursive: true });
    await pip('install', '--quiet', '--target', draft, ...wanted);
    await rename(draft, packages).catch(async (error: unknown) => {
      if (!(await exists(packages))) throw error;
    });
  } catch (error) {
    return { obstacle: `pip could not install ${wanted.join(', ')}: ${lastLine(error)}` };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  process.stderr.write(`installed in ${Math.round((performance.now() - start) / 1000)} s\n`);
  return { packages };
}

/** Runs a Python program that sees the SDKs. Answers what it prints. @throws Error with its standard error. */
export async function runPython(packages: string, file: URL, ...args: string[]): Promise<string> {
  const { stdout } = await run('python3', [file.pathname, ...args], {
    env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' },
    timeout: 60_000,
  });
  return stdout;
}

/** `3.11`; undefined when Python or pip is missing. */
async function versionOfPython(): Promise<string | undefined> {
  try {
    await pip('--version');
    const { stdout } = await run('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

function pip(...args: string[]): Promise<unknown> {
  const flags = ['--no-input', '--disable-pip-version-check'];
  return run('python3', ['-m', 'pip', ...flags, ...args], { timeout: INSTALL_MS });
}

function cacheRoot(): string {
  const { IMAGESMITH_CACHE, XDG_CACHE_HOME } = process.env;
  return IMAGESMITH_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'imagesmith');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
