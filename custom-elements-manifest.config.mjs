// Describes the elements for editors, Storybook and other tools, in dist/custom-elements.json.

/** `dispatchEvent(new X(detail))` gives an event without a name, or called `detail`, beside the documented one. */
const dropGuessedEvents = {
  name: 'drop-guessed-events',
  moduleLinkPhase({moduleDoc}) {
    for (const declaration of moduleDoc.declarations ?? []) {
      declaration.events = declaration.events?.filter((event) => event.name?.startsWith('civic-'));
    }
  },
};

/** What is private to us is no promise to others. */
const dropPrivate = {
  name: 'drop-private-members',
  packageLinkPhase({customElementsManifest}) {
    for (const {declarations} of customElementsManifest.modules) {
      for (const declaration of declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({name, privacy}) => privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name),
        );
      }
    }
  },
};

const published = (path) => path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');

/** The package holds dist, not src. */
const publishedPaths = {
  name: 'published-paths',
  packageLinkPhase({customElementsManifest}) {
    const visit = (value) => {
      if (Array.isArray(value)) value.forEach(visit);
      else if (value && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value)) {
          if ((key === 'path' || key === 'module') && typeof inner === 'string')
            value[key] = published(inner);
          else visit(inner);
        }
      }
    };
    visit(customElementsManifest);
  },
};

export default {
  globs: ['src/components/**/*.ts', 'src/define/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [dropGuessedEvents, dropPrivate, publishedPaths],
};
