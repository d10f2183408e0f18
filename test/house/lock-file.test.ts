import lock from '../../package-lock.json';
import manifest from '../../package.json';

interface Locked {
  optionalDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
  resolved?: string;
}
const packages = lock.packages as Record<string, Locked>;

/** Where npm looks for a package that another one needs: beside it, then outwards. */
function isLocked(name: string, from: string): boolean {
  const places = [from];
  for (let at = from; at.includes('/node_modules/');) {
    at = at.slice(0, at.lastIndexOf('/node_modules/'));
    places.push(at);
  }
  return [...places, ''].some((place) => `${place}${place && '/'}node_modules/${name}` in packages);
}

it('locks every platform, because `npm ci` refuses a lock file that leaves some out', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(name, from)),
  );
  expect(missing).toEqual([]);
});

it('names no address, so that any registry serves it', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});

it('lets only reviewed packages run a script when they are installed', () => {
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(scripted.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});
