/** The words of sharing a message in civic-thread, fetched when somebody wants to. */
export const share = {
  copied: 'The link was copied:',
  'copy-by-hand': 'The browser does not let this page copy. The link is selected: copy it with Ctrl+C, or press and hold on a phone.',
} as const;
