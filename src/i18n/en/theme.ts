/** How the page looks: chosen by the reader, kept on the device. */
export const theme = {
  label: 'How this page looks',
  elder: 'Large text',
  smaller: 'Smaller text',
  larger: 'Larger text',
  size: 'Text size {size}',
  'high-contrast': 'High contrast',
  dark: 'Dark',
} as const;
