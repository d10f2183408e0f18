import { spawnSync } from 'node:child_process';

function works(binary: string): boolean {
  return spawnSync(binary, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Makes sure a program is there: installs its Debian package when this process may do that,
 * otherwise throws one sentence that says how to get it.
 */
export function ensureProgram(binary: string, debianPackage: string, otherwise: string): void {
  if (works(binary)) return;
  const mayInstall = process.getuid?.() === 0 && works('apt-get');
  if (mayInstall) {
    process.stderr.write(`${binary} is missing: installing the Debian package ${debianPackage} …\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    // A package that starts a service would take the port; nothing here wants that service.
    const install = [
      'install',
      '-y',
      '--no-install-recommends',
      '-o',
      'Dpkg::Options::=--force-confold',
      debianPackage,
    ];
    if (apt(...install).status !== 0) {
      apt('update', '-q');
      apt(...install);
    }
  }
  if (!works(binary)) throw new Error(`${binary} is not installed. ${otherwise}`);
}
